import { localePath } from "#app/i18n/locale-path.ts";
import { useLocale, useWords } from "../use-words.ts";

export type NightCardFacts = {
  readonly path: string;
  readonly told: boolean;
  readonly soon: boolean;
  readonly over: boolean;
};

/** The way from the ticket to the night: before it a profile, on the day the evening's own page. */
export function NightCard({ night }: { night: NightCardFacts }) {
  const { nightProfile: say } = useWords();
  const locale = useLocale();
  const profile = localePath(locale, `${night.path}/profile`);
  const page = localePath(locale, night.path);
  if (night.soon)
    return (
      <section className="card night-card" aria-label={say.cardNight}>
        <a className="button" href={page}>
          {say.cardNight}
        </a>
        {night.over ? null : (
          <p className="links">
            <a href={profile}>{night.told ? say.cardDoneButton : say.cardButton}</a>
          </p>
        )}
      </section>
    );
  return (
    <section className="card night-card" aria-labelledby="night-card">
      <h2 id="night-card">{night.told ? say.cardDoneTitle : say.cardTitle}</h2>
      <p className="small muted">{night.told ? say.cardDoneText : say.cardText}</p>
      <a className={night.told ? "button quiet" : "button"} href={profile}>
        {night.told ? say.cardDoneButton : say.cardButton}
      </a>
      <p className="links">
        <a href={page}>{say.cardNight}</a>
      </p>
    </section>
  );
}
