import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { isLocale } from "#app/domain/events/locale.ts";
import type { FieldProblem, FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { ProfileFields } from "#app/domain/organiser/profile-draft.ts";
import { askToReconcile } from "#app/use-cases/money/reconcile.server.ts";
import {
  type CreateOrganiserOutcome,
  createOrganiser,
} from "#app/use-cases/organiser/create-organiser.server.ts";
import { saveLanguage } from "#app/use-cases/organiser/save-language.server.ts";
import { saveProfile } from "#app/use-cases/organiser/save-profile.server.ts";
import { text } from "./form-fields.ts";

type Member = { memberName: string; memberEmail: string };
/** What the settings page is told after a form; a refused one keeps what was typed. */
export type SettingsAnswer =
  | { ok: true; done: "saved" | "member" | "check" }
  | { ok: false; status: 429; problems: FieldProblems; profile?: undefined; member?: undefined }
  | { ok: false; status: 409 | 422; problems: FieldProblems; profile?: ProfileFields; member?: Member };

type Call = { context: AppLoadContext; organiserId: string; texts: Record<string, string> };

const profileForm = z.object({
  displayName: text,
  displayNameEn: text,
  legalName: text,
  registrationNo: text,
  about: text,
  aboutEn: text,
  contactEmail: text,
});
const memberForm = z.object({ memberName: text, memberEmail: text });

async function profile({ context, organiserId, texts }: Call): Promise<SettingsAnswer> {
  const fields = profileForm.parse(texts);
  const saved = await saveProfile(context.world, { organiserId, version: texts.version ?? "", fields });
  if (saved.ok) return { ok: true, done: "saved" };
  if (saved.reason === "stale") return { ok: false, status: 409, problems: {}, profile: fields };
  return { ok: false, status: 422, problems: saved.problems, profile: fields };
}

const memberProblems = {
  "not-an-email": { memberEmail: "not-an-email" },
  "no-name": { memberName: "missing" },
  "name-too-long": { memberName: "too-long" },
} satisfies Record<
  Extract<CreateOrganiserOutcome, { ok: false }>["reason"],
  Partial<Record<keyof Member, FieldProblem>>
>;

async function member({ context, organiserId, texts }: Call): Promise<SettingsAnswer> {
  const typed = memberForm.parse(texts);
  const { memberName: name, memberEmail: email } = typed;
  const made = await createOrganiser(context.world, { email, name, invitedBy: organiserId });
  if (made.ok && made.created) return { ok: true, done: "member" };
  const problems: FieldProblems = made.ok ? { memberEmail: "email-known" } : memberProblems[made.reason];
  return { ok: false, status: 422, problems, member: typed };
}

async function language({ context, organiserId, texts }: Call): Promise<SettingsAnswer> {
  if (isLocale(texts.language)) await saveLanguage(context.world, { organiserId, locale: texts.language });
  return { ok: true, done: "saved" };
}

async function check({ context, organiserId }: Call): Promise<SettingsAnswer> {
  const asked = await askToReconcile(context.world, { organiserId });
  return asked.ok ? { ok: true, done: "check" } : { ok: false, status: 429, problems: {} };
}

/** What each button of the settings page does. */
export const settingsIntents: Readonly<Record<string, (call: Call) => Promise<SettingsAnswer>>> = {
  profile,
  member,
  language,
  check,
};
