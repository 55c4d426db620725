import type { NightPurpose } from "#app/domain/night/night-consents.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { Check } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { ProfileFacts } from "./profile-facts.ts";

type ConsentProps = { facts: ProfileFacts; purpose: NightPurpose; error: string | undefined };

/** The one sentence that a purpose asks a yes to, with what it means; once given, since when. */
export function PurposeConsent({ facts, purpose, error }: ConsentProps) {
  const { nightProfile: say } = useWords();
  const locale = useLocale();
  const since = facts.consents[purpose];
  return (
    <div className="purpose">
      {since ? (
        <p className="small good-ink">
          {say.consentSince({ when: formatMoment(since, facts.event.timeZone, locale) })}
        </p>
      ) : (
        <Check name="agreed" label={say.consent[purpose]} {...(error ? { error } : {})} />
      )}
      <details>
        <summary>{say.consentMeans}</summary>
        {since ? <p className="small">{say.consent[purpose]}</p> : null}
        {say.consentText[purpose].map((line) => (
          <p key={line} className="small muted">
            {line}
          </p>
        ))}
      </details>
    </div>
  );
}

/** Takes a consent back; only where one was given. */
export function WithdrawConsent({ facts, purpose }: Omit<ConsentProps, "error">) {
  const { nightProfile: say } = useWords();
  if (!facts.consents[purpose]) return null;
  return (
    <section className="withdraw" aria-labelledby="withdraw">
      <h2 id="withdraw">{say.withdrawTitle}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="withdraw" />
        <button type="submit" className="button danger" data-once="">
          {say.withdraw[purpose]}
        </button>
      </form>
    </section>
  );
}
