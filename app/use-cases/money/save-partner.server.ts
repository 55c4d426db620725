import { rateColumns } from "#app/domain/money/commission.ts";
import { type PartnerDraft, type PartnerFields, readPartner } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { idOfForm } from "../once-per-form.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { addressOf, sealedAddress, tellPartner } from "./partner-contact.server.ts";

export type SavePartnerOutcome =
  | { ok: true; partnerId: string }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" };

/**
 * Adds a channel partner; one whose address is known gets a letter with the link to their page. The same `formId` a
 * second time answers the partner it made.
 */
export async function addPartner(
  world: World,
  input: { organiserId: string; fields: PartnerFields; formId?: string | null },
): Promise<SavePartnerOutcome> {
  const { organiserId, fields } = input;
  const { currency } = await readBusiness(world);
  const read = readPartner(fields, currency);
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  return world.db.transaction(async (tx): Promise<SavePartnerOutcome> => {
    const id = await idOfForm(world, tx, input.formId);
    if ((await tx.partner.count({ where: { id } })) > 0) return { ok: true, partnerId: id };
    const now = world.clock.now();
    const row = await tx.partner.create({
      data: { id, ...columnsOf(world, read.partner), currency, createdBy: organiserId, createdAt: now },
    });
    await tellPartner(world, tx, row, { page: String(row.linkVersion) });
    const detail = rateColumns(read.partner.rate);
    await recordAudit(world, tx, {
      organiserId,
      action: "partner-added",
      subject: id,
      detail: { ...detail },
    });
    return { ok: true, partnerId: id };
  });
}

/**
 * Changes a partner. The new rate is for links made from now on: those that are there, and what they sold, keep
 * theirs. A new address gets the letter with the link.
 */
export async function changePartner(
  world: World,
  input: { organiserId: string; partnerId: string; fields: PartnerFields },
): Promise<SavePartnerOutcome> {
  const { organiserId, partnerId, fields } = input;
  return world.db.transaction(async (tx): Promise<SavePartnerOutcome> => {
    await tx.$executeRaw`SELECT 1 FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
    const before = await tx.partner.findUnique({ where: { id: partnerId } });
    if (!before) return { ok: false, reason: "not-found" };
    const read = readPartner(fields, before.currency);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const row = await tx.partner.update({
      where: { id: partnerId },
      data: columnsOf(world, read.partner),
    });
    const { email } = addressOf(world, before);
    if (email !== read.partner.email)
      await tellPartner(world, tx, row, { page: `${row.linkVersion}:${world.ids.uuid()}` });
    const detail = { ...rateColumns(read.partner.rate) };
    await recordAudit(world, tx, { organiserId, action: "partner-changed", subject: partnerId, detail });
    return { ok: true, partnerId };
  });
}

function columnsOf(world: World, { name, email, locale, rate }: PartnerDraft) {
  return { name, locale, ...sealedAddress(world, email), ...rateColumns(rate) };
}
