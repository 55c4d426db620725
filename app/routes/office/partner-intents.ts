import { z } from "zod";
import type { PartnerFields, PayoutFields } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { endPartner, renewPartnerPage } from "#app/use-cases/money/end-partner.server.ts";
import { endPartnerLink, makePartnerLink } from "#app/use-cases/money/partner-links.server.ts";
import { payPartner, takeBackPayout } from "#app/use-cases/money/pay-partner.server.ts";
import { changePartner } from "#app/use-cases/money/save-partner.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { formIdOf, optionalId, text } from "./form-fields.ts";

type Asked = {
  world: World;
  ids: { organiserId: string; partnerId: string };
  texts: Readonly<Record<string, string>>;
};
export type PartnerDone =
  | "added"
  | "changed"
  | "linked"
  | "link-ended"
  | "ended"
  | "renewed"
  | "paid"
  | "back";
export type PartnerRefusal = "partner-ended" | "event-over" | "currency" | "corrected-already" | "worn-out";
export type PartnerAnswer =
  | { ok: true; done: PartnerDone }
  | { ok: false; status: 404 }
  | { ok: false; status: 409; reason: PartnerRefusal }
  | { ok: false; status: 422; form: "partner"; problems: FieldProblems; values: PartnerFields }
  | {
      ok: false;
      status: 422;
      form: "payout";
      problems: FieldProblems;
      values: PayoutFields;
      eventId: string;
    };

export const partnerForm = z.object({
  ...{ name: text, email: text, language: text, kind: text, percent: text, amount: text },
} satisfies Record<keyof PartnerFields, z.ZodType>);
const payoutForm = z.object({
  ...{ amount: text, method: text, paidOn: text, note: text, reason: text },
} satisfies Record<keyof PayoutFields, z.ZodType>);
const missing = { ok: false, status: 404 } as const;

/** What came of a deed that has nothing to be typed. */
function said(outcome: { ok: true } | { ok: false; reason: string }, done: PartnerDone): PartnerAnswer {
  if (outcome.ok) return { ok: true, done };
  const reason = refusals.find((one) => one === outcome.reason);
  return reason === undefined ? missing : { ok: false, status: 409, reason };
}

const refusals = ["partner-ended", "event-over", "currency", "corrected-already", "worn-out"] as const;

async function change({ world, ids, texts }: Asked): Promise<PartnerAnswer> {
  const values = partnerForm.parse(texts);
  const changed = await changePartner(world, { ...ids, fields: values });
  if (changed.ok) return { ok: true, done: "changed" };
  if (changed.reason === "not-found") return missing;
  return { ok: false, status: 422, form: "partner", problems: changed.problems, values };
}

async function link({ world, ids, texts }: Asked): Promise<PartnerAnswer> {
  const eventId = optionalId.parse(texts.eventId);
  return eventId === null ? missing : said(await makePartnerLink(world, { ...ids, eventId }), "linked");
}

async function endLink({ world, ids, texts }: Asked): Promise<PartnerAnswer> {
  const linkId = optionalId.parse(texts.linkId);
  return linkId === null ? missing : said(await endPartnerLink(world, { ...ids, linkId }), "link-ended");
}

async function pay({ world, ids, texts }: Asked): Promise<PartnerAnswer> {
  const [eventId, formToken] = [optionalId.parse(texts.eventId), formIdOf(texts)];
  if (eventId === null || formToken === null) return missing;
  const values = payoutForm.parse(fieldsOf(texts, eventId));
  const paid = await payPartner(world, { ...ids, eventId, formToken, fields: values });
  if (paid.ok) return { ok: true, done: "paid" };
  if (paid.reason === "not-found") return missing;
  return { ok: false, status: 422, form: "payout", problems: paid.problems, values, eventId };
}

/** The fields of one event's form; several stand on one page. */
function fieldsOf(texts: Asked["texts"], eventId: string): Record<string, string> {
  const end = `-${eventId}`;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) =>
      name.endsWith(end) ? [[name.slice(0, -end.length), value]] : [],
    ),
  );
}

async function takeBack({ world, ids, texts }: Asked): Promise<PartnerAnswer> {
  const [eventId, payoutId] = [optionalId.parse(texts.eventId), optionalId.parse(texts.payoutId)];
  if (eventId === null || payoutId === null) return missing;
  return said(await takeBackPayout(world, { ...ids, eventId, payoutId }), "back");
}

/** What each button of a partner's page does. */
export const partnerIntents: Readonly<Record<string, (asked: Asked) => Promise<PartnerAnswer>>> = {
  change,
  link,
  "end-link": endLink,
  pay,
  "take-back": takeBack,
  end: async ({ world, ids }) => said(await endPartner(world, ids), "ended"),
  renew: async ({ world, ids }) => said(await renewPartnerPage(world, ids), "renewed"),
};
