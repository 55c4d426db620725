import type { BallotStanding } from "#app/domain/night/ballot-standing.ts";
import { contactFields, type NightContact, sharesAnything } from "#app/domain/night/contact.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { AfterFrame } from "./after-frame.tsx";
import { Walk, type WalkFacts } from "./walk.tsx";

type MatchFacts = { lineId: string; name: string; round: number; table: number; contact: NightContact };

export type MatchesFacts = {
  event: { title: string; timeZone: string };
  standing: BallotStanding;
  closesAt: Date | null;
  matches: readonly MatchFacts[];
  walk: WalkFacts | null;
  sharing: boolean;
  creditPercent: number | null;
};

/** What a night came to for one person: nothing before everybody's is shown, then the real matches alone. */
export function MatchesPage({ path, page }: { path: string; page: MatchesFacts }) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  const { event, standing, matches, walk } = page;
  return (
    <AfterFrame path={path} page="/matches" kicker={event.title} title={say.resultTitle}>
      {standing === "revealed" ? (
        <>
          {matches.length > 0 ? <Found path={path} page={page} /> : <Kind path={path} page={page} />}
          {walk ? <Walk action={localePath(locale, `${path}/matches`)} walk={walk} /> : null}
          <p className="links">
            <a href={localePath(locale, `${path}/survey`)}>{say.toSurvey}</a>
          </p>
        </>
      ) : (
        <section className="card ballot-state">
          <h2>{say.waitTitle}</h2>
          <p>{say.waitText}</p>
          {page.closesAt ? (
            <p className="muted">
              {say.waitTime({ time: formatMoment(page.closesAt, event.timeZone, locale) })}
            </p>
          ) : null}
        </section>
      )}
      <Enhance use={["once"]} />
    </AfterFrame>
  );
}

function Found({ path, page }: { path: string; page: MatchesFacts }) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  return (
    <>
      <h2>{say.matchTitle}</h2>
      <p className="small muted">{say.matchText}</p>
      {page.matches.map((match) => (
        <MatchCard key={match.lineId} match={match} />
      ))}
      {page.sharing ? (
        <p className="links">
          <a href={localePath(locale, `${path}/contact`)}>{say.shareChange}</a>
        </p>
      ) : (
        <section className="card">
          <h2>{say.shareTitle}</h2>
          <p>{say.shareText}</p>
          <a className="button" href={localePath(locale, `${path}/contact`)}>
            {say.share}
          </a>
        </section>
      )}
    </>
  );
}

function MatchCard({ match }: { match: MatchFacts }) {
  const { nightAfter: say } = useWords();
  const { name, round, table, contact } = match;
  return (
    <section className="card match" aria-labelledby={`match-${match.lineId}`}>
      <div className="row ballot-who">
        <h2 id={`match-${match.lineId}`}>{name}</h2>
        <span className="small muted">{say.met({ round, table })}</span>
      </div>
      {sharesAnything(contact) ? (
        <dl>
          {contactFields.map((field) => {
            const text = contact[field];
            return text === null ? null : (
              <div key={field}>
                <dt>{say.fields[field]}</dt>
                <dd>{field === "phone" || field === "email" ? <Reach field={field} text={text} /> : text}</dd>
              </div>
            );
          })}
        </dl>
      ) : (
        <p className="muted">{say.noContact}</p>
      )}
    </section>
  );
}

function Reach({ field, text }: { field: "phone" | "email"; text: string }) {
  return <a href={`${field === "phone" ? "tel" : "mailto"}:${text}`}>{text}</a>;
}

function Kind({ path, page }: { path: string; page: MatchesFacts }) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  const { creditPercent } = page;
  return (
    <>
      <section className="card ballot-state">
        <h2>{say.kindTitle}</h2>
        <p>{say.kindText}</p>
      </section>
      {creditPercent === null ? null : (
        <section className="card">
          <h2>{say.creditTitle({ percent: creditPercent })}</h2>
          <p>{say.creditText}</p>
          <a className="button" href={localePath(locale, `${path}/credit`)}>
            {say.creditButton}
          </a>
        </section>
      )}
    </>
  );
}
