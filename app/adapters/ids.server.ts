import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** Where the product draws its ids and secrets. */
export type Ids = {
  /** A random UUID (version 4). */
  uuid(): string;
  /** A URL-safe secret of `bytes` random bytes; 32 unless told. */
  token(bytes?: number): string;
  /** A code a person can read out: `length` letters of an alphabet without look-alikes. */
  code(length: number): string;
};

const readable = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  token: (bytes = 32) => randomBytes(bytes).toString("base64url"),
  code: (length) => Array.from({ length }, () => readable.charAt(randomInt(readable.length))).join(""),
};
