import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { ProfileFields } from "#app/domain/organiser/profile-draft.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Notice, TextArea } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { type CheckFacts, StripeCheck } from "./settings-check.tsx";
import { type KeyRow, SettingsFacts } from "./settings-facts.tsx";
import { LanguageForm, Team } from "./settings-team.tsx";

type SettingsPageProps = {
  locale: Locale;
  settings: {
    profile: ProfileFields;
    version: string;
    mode: "demo" | "test" | "live";
    keys: readonly KeyRow[];
    team: readonly { id: string; name: string }[];
  };
  /** The latest comparison with Stripe. */
  check: CheckFacts;
  me: { id: string; locale: Locale };
  done: string | null;
  answer:
    | {
        status: number;
        problems: FieldProblems;
        profile?: ProfileFields;
        member?: { memberName: string; memberEmail: string };
      }
    | undefined;
};

/** Who organises, who is on the team, in which mode the house runs. */
export function SettingsPage({ locale, settings, check, me, done, answer }: SettingsPageProps) {
  const all = words(locale);
  const { office } = all;
  const errors = problemWords(all, answer?.problems);
  return (
    <OfficeLayout locale={locale} title={office.settingsTitle} section="settings" wide>
      {done && !answer ? <Notice tone="good" title={doneWords(locale, done)} /> : null}
      {answer?.status === 429 ? <Notice tone="warn" title={all.officeTasks.checkTooMany} /> : null}
      {answer?.status === 409 ? (
        <Notice tone="bad" title={office.staleTitle}>
          <p>{office.staleText}</p>
          <a href={localePath(locale, "/office/settings")}>{office.staleReload}</a>
        </Notice>
      ) : null}
      <ErrorSummary words={all} errors={namedProblems(locale, answer?.problems, settingLabels(locale))} />
      <div className="columns">
        <ProfileForm
          locale={locale}
          values={answer?.profile ?? settings.profile}
          version={settings.version}
          errors={errors}
        />
        <div>
          <Team locale={locale} team={settings.team} meId={me.id} typed={answer?.member} errors={errors} />
          <LanguageForm locale={locale} chosen={me.locale} />
          <StripeCheck locale={locale} check={check} />
          <a className="card link-card" href={localePath(locale, "/office/safety")}>
            <b>{all.trust.office.title}</b>
            <span className="small muted block">{all.trust.office.lead}</span>
          </a>
          <SettingsFacts locale={locale} mode={settings.mode} keys={settings.keys} />
        </div>
      </div>
    </OfficeLayout>
  );
}

function doneWords(locale: Locale, done: string): string {
  const { office, officeTasks } = words(locale);
  if (done === "check") return officeTasks.checkAsked;
  return done === "member" ? office.memberAdded : office.saved;
}

function settingLabels(locale: Locale): Record<string, string> {
  const { displayName, displayNameEn, legalName, registrationNo, about, aboutEn } = words(locale).office;
  const { contactEmail, memberName, memberEmail } = words(locale).office;
  const profile = { displayName, displayNameEn, legalName, registrationNo, about, aboutEn, contactEmail };
  return { ...profile, memberName, memberEmail };
}

type Errors = Readonly<Record<string, string>>;
type ProfileFormProps = { locale: Locale; values: ProfileFields; version: string; errors: Errors };

function ProfileForm({ locale, values, version, errors }: ProfileFormProps) {
  const { common, office } = words(locale);
  const optionalMark = common.optional;
  const field = (name: keyof ProfileFields) => ({ name, defaultValue: values[name], error: errors[name] });
  return (
    <section className="card part" aria-labelledby="profile">
      <h2 id="profile" className="first">
        {office.profileTitle}
      </h2>
      <p className="small muted">{office.profileText}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="profile" />
        <input type="hidden" name="version" value={version} />
        <Field {...field("displayName")} label={office.displayName} autoComplete="organization" required />
        <Field
          {...field("displayNameEn")}
          label={office.displayNameEn}
          {...{ hint: office.displayNameEnHint, optionalMark, lang: "en" }}
        />
        <Field
          {...field("legalName")}
          label={office.legalName}
          {...{ hint: office.legalNameHint, optionalMark }}
        />
        <Field {...field("registrationNo")} label={office.registrationNo} optionalMark={optionalMark} />
        <TextArea {...field("about")} label={office.about} {...{ hint: office.aboutHint, optionalMark }} />
        <TextArea {...field("aboutEn")} label={office.aboutEn} {...{ optionalMark, lang: "en" }} />
        <Field
          {...field("contactEmail")}
          type="email"
          inputMode="email"
          label={office.contactEmail}
          {...{ hint: office.contactEmailHint, optionalMark }}
        />
        <button type="submit" className="button">
          {office.saveProfile}
        </button>
      </form>
    </section>
  );
}
