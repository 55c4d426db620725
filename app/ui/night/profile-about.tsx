import type { AboutProblems } from "#app/domain/night/profile-form.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary, Field } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { PurposeConsent, WithdrawConsent } from "./profile-consent.tsx";
import type { ProfileFacts, ProfileSaid } from "./profile-facts.ts";
import { ProfileFrame } from "./profile-frame.tsx";

/** The first screen as it was typed. */
export type AboutForm = {
  displayName: string;
  wishes: readonly string[];
  ageFrom: string;
  ageTo: string;
  goals: readonly string[];
  problems: AboutProblems & { agreed?: "must-agree" };
};
type AboutProps = { facts: ProfileFacts; form: AboutForm; said: ProfileSaid };

/** The first screen: what one is called, whom one wishes to meet, and why one comes. */
export function ProfileAbout({ facts, form, said }: AboutProps) {
  const words = useWords();
  const { nightProfile: say, common } = words;
  const locale = useLocale();
  const { agreed, ...typed } = form.problems;
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(typed).map(([name, problem]) => [name, say.aboutReasons[problem]]),
  );
  if (agreed) errors.agreed = say.mustAgree;
  const next = facts.questions.length > 0 ? "/profile/questions" : "/contact";
  return (
    <ProfileFrame facts={facts} page="/profile" step="about" title={say.aboutTitle} said={said}>
      <ErrorSummary words={words} errors={errors} />
      <p>{say.aboutLead}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="save" />
        <Field
          name="displayName"
          label={say.displayName}
          hint={say.displayNameHint({ number: facts.number })}
          optionalMark={common.optional}
          autoComplete="nickname"
          maxLength={60}
          defaultValue={form.displayName}
          {...(errors.displayName ? { error: errors.displayName } : {})}
        />
        {facts.sides.length > 1 ? (
          <Choices
            name="wishes"
            legend={say.wishesTitle}
            hint={say.wishesHint}
            options={facts.sides}
            chosen={form.wishes}
          />
        ) : null}
        {facts.asksAges ? <Ages form={form} errors={errors} /> : null}
        <Choices
          name="goals"
          legend={say.goalsTitle}
          hint={say.goalsHint}
          options={facts.goals.map((id) => ({ id, label: say.goals[id] }))}
          chosen={form.goals}
        />
        <PurposeConsent facts={facts} purpose="wishes" error={errors.agreed} />
        <button type="submit" className="button" data-once={say.saving}>
          {say.saveNext}
        </button>
        <a className="button quiet" href={localePath(locale, `${facts.path}${next}`)}>
          {say.skip}
        </a>
      </form>
      <p className="tiny">{say.allOptional}</p>
      <WithdrawConsent facts={facts} purpose="wishes" />
    </ProfileFrame>
  );
}

type ChoicesProps = {
  name: string;
  legend: string;
  hint: string;
  options: readonly { readonly id: string; readonly label: string }[];
  chosen: readonly string[];
};

/** A few things of which any may be chosen. */
function Choices({ name, legend, hint, options, chosen }: ChoicesProps) {
  const { common } = useWords();
  return (
    <fieldset aria-describedby={`${name}-hint`}>
      <legend>
        {legend} <span className="mark">{common.optional}</span>
      </legend>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <div className="chips">
        {options.map(({ id, label }) => (
          <label key={id} className="chip">
            <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Ages({ form, errors }: { form: AboutForm; errors: Readonly<Record<string, string>> }) {
  const { nightProfile: say, common } = useWords();
  const field = (name: "ageFrom" | "ageTo") => (
    <Field
      name={name}
      label={say[name]}
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      defaultValue={form[name]}
      {...(errors[name] ? { error: errors[name] } : {})}
    />
  );
  return (
    <fieldset aria-describedby="ages-hint">
      <legend>
        {say.agesTitle} <span className="mark">{common.optional}</span>
      </legend>
      <p className="hint" id="ages-hint">
        {say.agesHint}
      </p>
      <div className="ages">
        {field("ageFrom")}
        {field("ageTo")}
      </div>
    </fieldset>
  );
}
