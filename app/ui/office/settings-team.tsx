import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";

type TeamProps = {
  locale: Locale;
  team: readonly { id: string; name: string }[];
  meId: string;
  typed: { memberName: string; memberEmail: string } | undefined;
  errors: Readonly<Record<string, string>>;
};

/** Who is on the team, and a form to add someone. */
export function Team({ locale, team, meId, typed, errors }: TeamProps) {
  const { office } = words(locale);
  return (
    <section className="card part" aria-labelledby="team">
      <h2 id="team" className="first">
        {office.teamTitle}
      </h2>
      <p className="small muted">{office.teamText}</p>
      <ul className="plain lines">
        {team.map(({ id, name }) => (
          <li key={id} className="row">
            {name}
            {id === meId ? <span className="tag">{office.teamYou}</span> : null}
          </li>
        ))}
      </ul>
      <details className="more" open={typed !== undefined}>
        <summary>{office.teamAdd}</summary>
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="member" />
          <Field
            name="memberName"
            label={office.memberName}
            autoComplete="off"
            defaultValue={typed?.memberName}
            error={errors.memberName}
          />
          <Field
            name="memberEmail"
            type="email"
            inputMode="email"
            label={office.memberEmail}
            autoComplete="off"
            defaultValue={typed?.memberEmail}
            error={errors.memberEmail}
          />
          <button type="submit" className="button quiet">
            {office.memberAddButton}
          </button>
        </form>
      </details>
    </section>
  );
}

/** The language of letters to oneself. */
export function LanguageForm({ locale, chosen }: { locale: Locale; chosen: Locale }) {
  const { office } = words(locale);
  return (
    <section className="card part">
      <form method="post">
        <input type="hidden" name="intent" value="language" />
        <Select name="language" label={office.ownTitle} hint={office.ownText} defaultValue={chosen}>
          <option value="zh-CN" lang="zh-CN">
            {office.languages["zh-CN"]}
          </option>
          <option value="en" lang="en">
            {office.languages.en}
          </option>
        </Select>
        <button type="submit" className="button quiet">
          {office.saveLanguage}
        </button>
      </form>
    </section>
  );
}
