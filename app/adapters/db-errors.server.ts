import { Prisma } from "#prisma/generated/client.ts";

/**
 * Whether the database refused a write because of one named constraint. Exclusion constraints have no error
 * code of their own in Prisma; their name stands in the message of the database.
 */
export function violates(error: unknown, constraint: string): boolean {
  const known =
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    (error instanceof Error && error.name === "DriverAdapterError");
  return known && `${error.message} ${describeCause(error)}`.includes(constraint);
}

function describeCause(error: Error): string {
  const meta = "meta" in error ? error.meta : undefined;
  return JSON.stringify({ meta, cause: error.cause }) ?? "";
}
