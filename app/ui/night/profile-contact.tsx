import type { InputHTMLAttributes } from "react";
import { type ContactField, type ContactProblem, contactFields } from "#app/domain/night/contact.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary, Field } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { PurposeConsent, WithdrawConsent } from "./profile-consent.tsx";
import type { ProfileFacts, ProfileSaid } from "./profile-facts.ts";
import { ProfileFrame } from "./profile-frame.tsx";

export type ContactForm = {
  values: Readonly<Record<ContactField, string>>;
  problems: Partial<Record<ContactField, ContactProblem>> & { agreed?: "must-agree" };
};

const keyboards: Readonly<Record<ContactField, InputHTMLAttributes<HTMLInputElement>>> = {
  wechat: { autoComplete: "off", autoCapitalize: "none", spellCheck: false },
  phone: { type: "tel", inputMode: "tel", autoComplete: "tel" },
  email: { type: "email", inputMode: "email", autoComplete: "email" },
  line: { autoComplete: "off", maxLength: 200 },
};

type ContactProps = { facts: ProfileFacts; form: ContactForm; said: ProfileSaid };

/** What matches may see: each field on its own, empty where nothing is to be shared. */
export function ProfileContact({ facts, form, said }: ContactProps) {
  const words = useWords();
  const { nightProfile: say, common } = words;
  const locale = useLocale();
  const { agreed, ...typed } = form.problems;
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(typed).map(([name, problem]) => [name, say.contactReasons[problem]]),
  );
  if (agreed) errors.agreed = say.mustAgree;
  return (
    <ProfileFrame facts={facts} page="/contact" step="contact" title={say.contactTitle} said={said}>
      <ErrorSummary words={words} errors={errors} />
      <p>{say.contactLead}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="save" />
        {contactFields.map((name) => (
          <Field
            key={name}
            name={name}
            label={say.contactLabels[name]}
            hint={say.contactHints[name]}
            optionalMark={common.optional}
            defaultValue={form.values[name]}
            {...keyboards[name]}
            {...(errors[name] ? { error: errors[name] } : {})}
          />
        ))}
        <PurposeConsent facts={facts} purpose="contact" error={errors.agreed} />
        <button type="submit" className="button" data-once={say.saving}>
          {say.save}
        </button>
        <a className="button quiet" href={localePath(locale, facts.path)}>
          {say.skip}
        </a>
      </form>
      <WithdrawConsent facts={facts} purpose="contact" />
    </ProfileFrame>
  );
}
