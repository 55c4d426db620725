import type { Locale } from "#app/domain/events/locale.ts";
import { TEAM_NOTE_LENGTH } from "#app/domain/trust/team-note.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, TextArea } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

type BanPageProps = {
  locale: Locale;
  name: string;
  refused: { reason: "no-reason" | "too-long"; given: string } | null;
};

/** Asks once more before somebody is not let in again, and why. */
export function BanPage({ locale, name, refused }: BanPageProps) {
  const said = words(locale);
  const { office } = said.trust;
  const error = refused ? office.wrong[refused.reason] : undefined;
  return (
    <OfficeLayout
      locale={locale}
      title={office.banTitle({ name })}
      section="events"
      back={{ href: localePath(locale, "/office/safety"), label: office.title }}
    >
      <ErrorSummary words={said} errors={{ reason: error }} />
      <form method="post" className="card stack">
        <p>{office.banLead}</p>
        <TextArea
          name="reason"
          label={office.banReason}
          hint={office.banReasonHint}
          error={error}
          rows={4}
          maxLength={TEAM_NOTE_LENGTH}
          defaultValue={refused?.given ?? ""}
        />
        <button type="submit" className="button danger" data-once="">
          {office.banButton}
        </button>
        <a className="button quiet" href={localePath(locale, "/office/safety")}>
          {office.keep}
        </a>
      </form>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}
