import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { AfterFrame } from "./after-frame.tsx";
import type { BallotFacts, BallotSaid } from "./ballot-facts.ts";
import { BallotPerson } from "./ballot-person.tsx";
import { HandIn } from "./hand-in.tsx";

type BallotPageProps = { path: string; ballot: BallotFacts; said: BallotSaid };

/** The private ballot: everybody met, one card each; how far one is stays in sight at the thumb. */
export function BallotPage({ path, ballot, said }: BallotPageProps) {
  const { nightBallot: say, nightPage } = useWords();
  const locale = useLocale();
  const { event, standing, people, closesAt } = ballot;
  const open = standing === "open";
  return (
    <AfterFrame path={path} page="/ballot" kicker={event.title} title={say.title}>
      <Said said={said} />
      <p
        className="notice"
        role="status"
        data-night-later=""
        data-waiting={nightPage.later}
        data-many={nightPage.laterMany}
        data-refused={nightPage.laterRefused}
        hidden
      />
      {open ? (
        <>
          <p>{say.privacy}</p>
          {closesAt && ballot.over ? (
            <p className="small muted">
              {say.closes({ time: formatMoment(closesAt, event.timeZone, locale) })}
            </p>
          ) : null}
        </>
      ) : (
        <Standing path={path} ballot={ballot} />
      )}
      {open && people.length === 0 ? (
        <section className="card ballot-state">
          <h2>{say.nobody}</h2>
          <p>{say.nobodyText}</p>
        </section>
      ) : null}
      {people.length > 0 ? (
        <>
          {open ? null : <h2>{say.notesTitle}</h2>}
          <ul className="plain ballot-people">
            {people.map((person, index) => (
              <BallotPerson
                key={person.lineId}
                action={localePath(locale, `${path}/ballot`)}
                place={index + 1}
                person={person}
                open={open}
              />
            ))}
          </ul>
        </>
      ) : null}
      {open && people.length > 0 ? (
        <HandIn action={localePath(locale, `${path}/ballot`)} ballot={ballot} />
      ) : null}
      <Enhance use={["once", "nightLater", "ballot"]} />
    </AfterFrame>
  );
}

/** What a ballot that takes no marks says, the same to everybody. */
function Standing({ path, ballot }: { path: string; ballot: BallotFacts }) {
  const { nightBallot: say } = useWords();
  const locale = useLocale();
  const { standing } = ballot;
  if (standing === "revealed")
    return (
      <section className="card ballot-state">
        <h2>{say.revealed}</h2>
        <a className="button" href={localePath(locale, `${path}/matches`)}>
          {say.toMatches}
        </a>
      </section>
    );
  const begun = standing !== "not-begun";
  return (
    <section className="card ballot-state">
      <h2>{begun ? say.counting : say.notBegun}</h2>
      <p>{begun ? say.countingText : say.notBegunText}</p>
    </section>
  );
}

function Said({ said }: { said: BallotSaid }) {
  const { nightBallot: say } = useWords();
  if (said === null) return null;
  if (said.is === "done")
    return (
      <Notice tone="good">
        <p>{say.done[said.what]}</p>
      </Notice>
    );
  return (
    <Notice tone="bad">
      <p>{said.is === "undecided" ? say.undecided({ count: said.left }) : say.refused[said.why]}</p>
    </Notice>
  );
}
