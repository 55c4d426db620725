import { bookingEntry } from "#app/domain/payment/ledger.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { signIn } from "#app/use-cases/organiser/sign-in.server.ts";
import { postLedger } from "#app/use-cases/payment/post-ledger.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "./event.ts";

/** A published event whose venue's fee (6,000.00 unless told) stands in the ledger, as publishing leaves it. */
export async function buildEvening(
  world: World,
  wishes: Partial<EventWishes> & { feeMinor?: number } = {},
): Promise<BuiltEvent> {
  const { feeMinor = 600_000, ...rest } = wishes;
  const now = world.clock.now();
  const event = await buildEvent(world.db, { now, venueFeeMinor: feeMinor, ...rest });
  const { eventId, bookingId } = event;
  if (bookingId === null || rest.state === "draft") return event;
  const currency = rest.currency ?? "CNY";
  await world.db.transaction((tx) =>
    postLedger(tx, bookingEntry({ eventId, bookingId, amountMinor: feeMinor, currency }), {
      at: now,
      recordedAt: now,
    }),
  );
  return event;
}

/** A signed-in organiser with the cookie that says so. */
export async function signInOrganiser(world: World): Promise<{ organiserId: string; cookie: string }> {
  const made = await createOrganiser(world, { email: "organiser@mail.example", name: "小北" });
  if (!made.ok) throw new Error(made.reason);
  const { url } = await makeSignInLink(world, made.organiserId);
  const signed = await signIn(world, { token: new URL(url).pathname.split("/").at(-1) ?? "" });
  if (!signed.ok) throw new Error(signed.reason);
  return { organiserId: made.organiserId, cookie: `qingju-session=${signed.sessionToken}` };
}
