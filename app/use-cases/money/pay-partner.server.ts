import type { Tx } from "#app/adapters/db.server.ts";
import { type Payout, type PayoutFields, readMethod, readPayout } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { payoutEntry } from "#app/domain/payment/ledger.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { tellPartner } from "./partner-contact.server.ts";

type Place = { organiserId: string; partnerId: string; eventId: string };
export type PayPartnerOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "invalid"; problems: FieldProblems };

/**
 * Writes down commission that was paid out, posts it and tells the partner. `formToken` is drawn for each form: sending
 * one twice pays once. The partner's row is locked, so that two people at once do not both pay what is owed.
 */
export async function payPartner(
  world: World,
  input: Place & { formToken: string; fields: PayoutFields },
): Promise<PayPartnerOutcome> {
  const { organiserId, partnerId, eventId, formToken, fields } = input;
  return world.db.transaction(async (tx): Promise<PayPartnerOutcome> => {
    const found = await lockPlace(tx, input);
    if (!found) return { ok: false, reason: "not-found" };
    const made = await tx.partnerPayout.findFirst({ where: { eventId, partnerId, id: formToken } });
    if (made) return { ok: true };
    const { partner, event } = found;
    const now = world.clock.now();
    const read = readPayout(fields, { ...event, now, owedMinor: await owedTo(tx, input) });
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { currency } = event;
    await write(world, tx, { ...input, payoutId: formToken, payout: read.payout, currency, corrects: null });
    await tellPartner(world, tx, partner, { paid: formToken });
    const { amountMinor, method } = read.payout;
    const detail = { amountMinor, currency, method };
    await recordAudit(world, tx, {
      organiserId,
      eventId,
      action: "partner-paid",
      subject: partnerId,
      detail,
    });
    return { ok: true };
  });
}

export type TakeBackPayoutOutcome = { ok: true } | { ok: false; reason: "not-found" | "corrected-already" };

/** Takes back a payout that was written down by mistake, by a counter entry; no money moves. Once, whoever asks. */
export async function takeBackPayout(
  world: World,
  input: Place & { payoutId: string },
): Promise<TakeBackPayoutOutcome> {
  const { organiserId, partnerId, eventId, payoutId } = input;
  return world.db.transaction(async (tx): Promise<TakeBackPayoutOutcome> => {
    if (!(await lockPlace(tx, input))) return { ok: false, reason: "not-found" };
    const rows = await tx.partnerPayout.findMany({
      where: { eventId, partnerId, OR: [{ id: payoutId, corrects: null }, { corrects: payoutId }] },
    });
    const wrong = rows.find(({ id }) => id === payoutId);
    if (!wrong) return { ok: false, reason: "not-found" };
    if (rows.length > 1) return { ok: false, reason: "corrected-already" };
    const { amountMinor, currency, paidAt } = wrong;
    const payout = { amountMinor, method: readMethod(wrong.method), paidAt, note: "", reason: null };
    const id = world.ids.uuid();
    await write(world, tx, { ...input, payoutId: id, payout, currency, corrects: payoutId });
    const detail = { amountMinor, currency };
    await recordAudit(world, tx, {
      organiserId,
      eventId,
      action: "partner-payout-taken-back",
      subject: partnerId,
      detail,
    });
    return { ok: true };
  });
}

async function lockPlace(tx: Tx, { partnerId, eventId }: Place) {
  await tx.$executeRaw`SELECT 1 FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
  const partner = await tx.partner.findUnique({ where: { id: partnerId } });
  const event = await tx.event.findFirst({
    where: { id: eventId, partners: { some: { partnerId } } },
    select: { currency: true, timeZone: true, endsAt: true },
  });
  return partner && event && { partner, event };
}

/** What is earned and not paid out, in minor units of the event's currency. */
async function owedTo(tx: Tx, { partnerId, eventId }: Place): Promise<number> {
  const [sum] = await tx.$queryRaw<{ owed: number }[]>`
    SELECT (coalesce((SELECT sum(b.amount_minor) FROM partner_link k
        JOIN partner_sale s ON s.event_id = k.event_id AND s.link_id = k.id
        JOIN ledger_line b ON b.event_id = s.event_id AND b.order_id = s.order_id AND b.account = 'partner-costs'
        WHERE k.event_id = ${eventId}::uuid AND k.partner_id = ${partnerId}::uuid), 0)
      - coalesce((SELECT sum(CASE WHEN y.corrects IS NULL THEN y.amount_minor ELSE -y.amount_minor END)
        FROM partner_payout y WHERE y.event_id = ${eventId}::uuid AND y.partner_id = ${partnerId}::uuid), 0))::int AS owed`;
  return sum?.owed ?? 0;
}

type Written = Place & { payoutId: string; payout: Payout; currency: string; corrects: string | null };

async function write(world: World, tx: Tx, written: Written): Promise<void> {
  const { organiserId, partnerId, eventId, payoutId, payout, currency, corrects } = written;
  const now = world.clock.now();
  await tx.partnerPayout.create({
    data: {
      ...{ eventId, id: payoutId, partnerId, ...payout, currency, corrects },
      ...{ recordedBy: organiserId, recordedAt: now },
    },
  });
  const { amountMinor, paidAt } = payout;
  const lines = payoutEntry({
    ...{ eventId, amountMinor, currency },
    ...{ payoutId: corrects ?? payoutId, takenBack: corrects !== null },
  });
  await postLedger(tx, lines, { at: paidAt, recordedAt: now });
}
