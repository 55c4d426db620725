import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { AfterFrame } from "./after-frame.tsx";

type EveningFacts = { eventId: string; title: string; startsAt: Date; timeZone: string };
export type CreditFacts = {
  title: string;
  percent: number;
  chosen: (EveningFacts & { code: string; used: boolean; registerPath: string }) | null;
  evenings: readonly EveningFacts[];
};
export type CreditRefusal = keyof Words["nightAfter"]["creditRefused"];
type CreditPageProps = { path: string; page: CreditFacts; refused: CreditRefusal | null };

/** A credit: choose an evening, get a code of one's own for it. */
export function CreditPage({ path, page, refused }: CreditPageProps) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  const { chosen, evenings, percent } = page;
  const others = evenings.filter(({ eventId }) => eventId !== chosen?.eventId);
  return (
    <AfterFrame path={path} page="/credit" kicker={page.title} title={say.creditPageTitle({ percent })}>
      {refused ? (
        <Notice tone="bad">
          <p>{say.creditRefused[refused]}</p>
        </Notice>
      ) : null}
      <p>{say.creditPageText}</p>
      {chosen ? <Chosen chosen={chosen} /> : null}
      {chosen?.used ? null : (
        <>
          {chosen && others.length > 0 ? <h2>{say.creditOther}</h2> : null}
          {evenings.length === 0 && !chosen ? <p className="card">{say.creditNone}</p> : null}
          <ul className="plain evenings">
            {others.map((evening) => (
              <Evening
                key={evening.eventId}
                action={localePath(locale, `${path}/credit`)}
                evening={evening}
                quiet={chosen !== null || others.length > 1}
              />
            ))}
          </ul>
        </>
      )}
      <Enhance use={["once", "copy"]} />
    </AfterFrame>
  );
}

function Chosen({ chosen }: { chosen: NonNullable<CreditFacts["chosen"]> }) {
  const { nightAfter: say } = useWords();
  return (
    <section className="card match" aria-labelledby="credit-code">
      <h2 id="credit-code">{say.creditCode}</h2>
      <p className="credit-code">{chosen.code}</p>
      <p className="small muted">{say.creditFor({ title: chosen.title })}</p>
      {chosen.used ? (
        <p>{say.creditUsed}</p>
      ) : (
        <a className="button" href={chosen.registerPath}>
          {say.creditGo}
        </a>
      )}
    </section>
  );
}

function Evening({ action, evening, quiet }: { action: string; evening: EveningFacts; quiet: boolean }) {
  const { nightAfter: say } = useWords();
  const locale = useLocale();
  return (
    <li className="card">
      <h2>{evening.title}</h2>
      <p className="muted">{formatMoment(evening.startsAt, evening.timeZone, locale)}</p>
      <form method="post" action={action}>
        <input type="hidden" name="event" value={evening.eventId} />
        <button
          type="submit"
          className={`button${quiet ? " quiet" : ""}`}
          data-once={say.creditPicking}
          aria-label={`${say.creditPick}: ${evening.title}`}
        >
          {say.creditPick}
        </button>
      </form>
    </li>
  );
}
