import type { Locale } from "#app/domain/events/locale.ts";
import type { BallotSetupFields } from "#app/domain/night/ballot-setup.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field } from "../form.tsx";
import { ZoneSaid } from "./zone-said.tsx";

/** What the buttons of the organiser's page of a ballot ask for. */
export const ballotOfficeIntents = { setUp: "set-up", close: "close", reveal: "reveal" } as const;

type SetupProps = {
  locale: Locale;
  values: BallotSetupFields;
  errors: Readonly<Record<string, string>>;
  timeZone: string;
};

/** When the ballot closes, what a guest without a match gets, and whether there is a last walk. */
export function NightBallotSetup({ locale, values, errors, timeZone }: SetupProps) {
  const { officeBallot: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="ballot-setup">
      <h2 id="ballot-setup" className="first">
        {say.setupTitle}
      </h2>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value={ballotOfficeIntents.setUp} />
        <Field
          name="closeDate"
          type="date"
          label={say.closeDate}
          hint={say.closeDateHint}
          defaultValue={values.closeDate}
          error={errors.closeDate}
        />
        <Field
          name="closeTime"
          type="time"
          label={say.closeTime}
          defaultValue={values.closeTime}
          error={errors.closeTime}
        />
        <ZoneSaid locale={locale} timeZone={timeZone} />
        <Field
          name="credit"
          label={say.credit}
          hint={say.creditHint}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.credit}
          error={errors.credit}
        />
        <Check name="finalWalk" label={say.finalWalk} defaultChecked={values.finalWalk} />
        <button type="submit" className="button quiet" data-once={say.saving}>
          {say.save}
        </button>
      </form>
    </section>
  );
}

/** The button that ends the vote; it asks once more, since it cannot be undone. */
export function CloseBallot({ locale }: { locale: Locale }) {
  const { officeBallot: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="ballot-close">
      <h2 id="ballot-close" className="first">
        {say.closeTitle}
      </h2>
      <p className="small">{say.closeText}</p>
      <form method="post">
        <input type="hidden" name="intent" value={ballotOfficeIntents.close} />
        <Check name="confirmed" label={say.closeConfirm} required />
        <button type="submit" className="button" data-once={say.closing}>
          {say.closeButton}
        </button>
      </form>
    </section>
  );
}

/** Only while a counted ballot waits to be shown. */
export function RevealBallot({ locale }: { locale: Locale }) {
  const { officeBallot: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="ballot-reveal">
      <h2 id="ballot-reveal" className="first">
        {say.revealTitle}
      </h2>
      <p className="small">{say.revealText}</p>
      <form method="post">
        <input type="hidden" name="intent" value={ballotOfficeIntents.reveal} />
        <button type="submit" className="button" data-once={say.closing}>
          {say.revealButton}
        </button>
      </form>
    </section>
  );
}
