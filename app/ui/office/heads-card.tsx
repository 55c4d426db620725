import type { SideHeads } from "#app/domain/events/side-heads.ts";
import type { Words } from "#app/i18n/words.ts";
import { HeadsBar } from "./heads-bar.tsx";

type HeadsCardProps = {
  words: Words;
  sides: readonly SideHeads[];
  /** Least paying heads with profit ≥ 0; null when a full house does not reach it. */
  breakEven: number | null;
  payingHeads: number;
  guestsHref: string;
  waitlistHref: string;
};

/** Heads by side against their seats and the break-even line. */
export function HeadsCard({
  words,
  sides,
  breakEven,
  payingHeads,
  guestsHref,
  waitlistHref,
}: HeadsCardProps) {
  const { officeEvent } = words;
  const capacity = sides.reduce((sum, side) => sum + side.capacity, 0);
  const paid = sides.reduce((sum, side) => sum + side.paid, 0);
  const mark = breakEven === null || breakEven === 0 || capacity === 0 ? null : breakEven / capacity;
  return (
    <section className="card heads" aria-label={officeEvent.headsTitle}>
      <div data-live="heads">
        <div className="row">
          <a className="figure-link" href={guestsHref}>
            <b className="heads-total">{paid}</b>{" "}
            <span className="muted">{officeEvent.headsOf({ capacity })}</span>
          </a>
          <span className="small muted" data-live-polite>
            {breakEvenWords(words, breakEven, payingHeads)}
          </span>
        </div>
        {sides.map((side, index) => (
          <SideRow key={side.id} words={words} side={side} tone={index % 2 === 0 ? 1 : 2} mark={mark} />
        ))}
        {sides.some(({ offered, waiting }) => offered + waiting > 0) ? (
          <p className="links">
            <a className="thumb" href={waitlistHref}>
              {words.officeWaitlist.link}
            </a>
          </p>
        ) : null}
      </div>
      <HeadsTable words={words} sides={sides} />
    </section>
  );
}

function breakEvenWords({ officeEvent }: Words, breakEven: number | null, heads: number): string {
  if (breakEven === null) return officeEvent.breakEvenNever;
  if (breakEven === 0) return "";
  return heads >= breakEven
    ? officeEvent.breakEvenPassed({ count: breakEven })
    : officeEvent.breakEvenShort({ count: breakEven, missing: breakEven - heads });
}

type SideRowProps = { words: Words; side: SideHeads; tone: 1 | 2; mark: number | null };

function SideRow({ words: { officeEvent, officeWaitlist }, side, tone, mark }: SideRowProps) {
  const left = Math.max(0, side.capacity - side.paid - side.paying - side.offered);
  const notes = [
    side.inside > 0 ? officeEvent.inside({ count: side.inside }) : "",
    side.paying > 0 ? officeEvent.paying({ count: side.paying }) : "",
    side.gifts > 0 ? officeEvent.gifts({ count: side.gifts }) : "",
    side.offered > 0 ? officeWaitlist.headsOffered({ count: side.offered }) : "",
    side.waiting > 0 ? officeWaitlist.headsWaiting({ count: side.waiting }) : "",
    officeEvent.left({ count: left }),
  ].filter(Boolean);
  return (
    <div className={`heads-side side-${tone}`}>
      <div className="row">
        <b>
          {side.label} {side.paid} <span className="muted">/ {side.capacity}</span>
        </b>
        <span className="small muted">{notes.join(" · ")}</span>
      </div>
      <HeadsBar {...side} mark={mark} text={officeEvent.barText({ ...side, side: side.label })} />
    </div>
  );
}

/** The same heads as a table, for who would rather read numbers. */
function HeadsTable({ words: { officeEvent }, sides }: { words: Words; sides: readonly SideHeads[] }) {
  return (
    <details className="behind">
      <summary>{officeEvent.asTable}</summary>
      <div className="scroll">
        <table data-live="heads-table">
          <thead>
            <tr>
              <th scope="col">{officeEvent.tableSide}</th>
              <th scope="col" className="amount">
                {officeEvent.tablePaid}
              </th>
              <th scope="col" className="amount">
                {officeEvent.tablePaying}
              </th>
              <th scope="col" className="amount">
                {officeEvent.tableInside}
              </th>
              <th scope="col" className="amount">
                {officeEvent.tableCapacity}
              </th>
            </tr>
          </thead>
          <tbody>
            {sides.map((side) => (
              <tr key={side.id}>
                <th scope="row">{side.label}</th>
                <td className="amount">{side.paid}</td>
                <td className="amount">{side.paying}</td>
                <td className="amount">{side.inside}</td>
                <td className="amount">{side.capacity}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
