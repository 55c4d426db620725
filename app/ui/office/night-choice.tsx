import type { ReactNode } from "react";
import type { Words } from "#app/i18n/words.ts";
import { Select } from "../form.tsx";
import type { NightGuestFacts } from "./night-facts.ts";

type NightChoiceProps = {
  said: Words;
  base: string;
  guest: NightGuestFacts;
  guests: readonly NightGuestFacts[];
  rounds: readonly number[];
};

/** What can be the matter with somebody: every choice leads to what it would change. */
export function NightChoice({ said, base, guest, guests, rounds }: NightChoiceProps) {
  const { choose } = said.nightOffice.change;
  const others = guests.filter(({ lineId, presence }) => lineId !== guest.lineId && presence === "here");
  const ask = (kind: string) => `${base}/change?kind=${kind}&person=${guest.lineId}`;
  return (
    <>
      <Way text={choose.leftText}>
        <a className="button quiet" href={ask("left")}>
          {choose.left}
        </a>
      </Way>
      <Way text={choose.noShowText}>
        <a className="button quiet" href={ask("no-show")}>
          {choose.noShow}
        </a>
      </Way>
      {others.length > 0 ? (
        <Way text={choose.apartText}>
          <Asking {...{ base, guest, kind: "apart", title: choose.apart, button: choose.look }}>
            <People name="other" label={choose.apartWith} people={others} />
          </Asking>
        </Way>
      ) : null}
      {others.length > 0 && rounds.length > 0 ? (
        <Way text={choose.swapText}>
          <Asking {...{ base, guest, kind: "swap", title: choose.swap, button: choose.look }}>
            <Select name="round" label={choose.swapRound}>
              {rounds.map((round) => (
                <option key={round} value={round}>
                  {choose.roundOption({ round })}
                </option>
              ))}
            </Select>
            <People name="other" label={choose.swapWith} people={others} />
          </Asking>
        </Way>
      ) : null}
    </>
  );
}

function Way({ text, children }: { text: string; children: ReactNode }) {
  return (
    <section className="card">
      {children}
      <p className="tiny">{text}</p>
    </section>
  );
}

type AskingProps = {
  base: string;
  guest: NightGuestFacts;
  kind: string;
  title: string;
  button: string;
  children: ReactNode;
};

function Asking({ base, guest, kind, title, button, children }: AskingProps) {
  return (
    <form method="get" action={`${base}/change`}>
      <fieldset>
        <legend>{title}</legend>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="one" value={guest.lineId} />
        {children}
      </fieldset>
      <button type="submit" className="button quiet">
        {button}
      </button>
    </form>
  );
}

function People({
  name,
  label,
  people,
}: {
  name: string;
  label: string;
  people: readonly NightGuestFacts[];
}) {
  return (
    <div className="field night-choice">
      <label>
        {label}
        <select name={name}>
          {people.map(({ lineId, name: own, number }) => (
            <option key={lineId} value={lineId}>
              {own} · {number}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
