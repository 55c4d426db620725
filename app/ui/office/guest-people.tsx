import type { Locale } from "#app/domain/events/locale.ts";
import type { OrderPerson } from "#app/domain/events/order-person.ts";
import { formatMoney, formatTime } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Unfold } from "./guest-actions.tsx";

/** The buttons' names for what they ask of one person. */
export const personIntents = { resend: "resend-person", cancel: "cancel-person" } as const;

type PeopleProps = {
  locale: Locale;
  people: readonly OrderPerson[];
  order: { state: string; currency: string; disputed: boolean; timeZone: string };
  formToken: string;
};

/** Everybody on a group's order, each with what can be done for them alone. */
export function GuestPeople({ locale, people, order, formToken }: PeopleProps) {
  const { groups } = words(locale);
  if (people.length === 0) return null;
  return (
    <section className="card" aria-labelledby="order-people">
      <h2 id="order-people">{groups.office.people({ count: people.length })}</h2>
      <ul className="plain money-rows">
        {people.map((person) => (
          <li key={person.lineId}>
            <Person {...{ locale, person, order, formToken }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type PersonProps = Omit<PeopleProps, "people"> & { person: OrderPerson };

function Person({ locale, person, order, formToken }: PersonProps) {
  const { groups, officeGuests } = words(locale);
  const { office: say } = groups;
  const amount = (minor: number) => formatMoney({ minor, currency: order.currency }, locale);
  const standing = [
    person.side,
    person.seatNumber === null ? "" : officeGuests.seat({ number: person.seatNumber }),
    amount(person.priceMinor),
    person.state === "cancelled" ? say.cancelled : person.state === "awaiting-resale" ? say.resale : "",
    person.refundMinor ? `−${amount(person.refundMinor)}` : "",
    person.admittedAt ? officeGuests.enteredAt({ time: formatTime(person.admittedAt, order.timeZone) }) : "",
  ].filter(Boolean);
  const live = person.state === "live";
  return (
    <div>
      <b>
        <bdi>{person.name}</bdi>
      </b>{" "}
      {person.code ? <span className="code">{person.code}</span> : null}
      <p className="small muted wrap-anywhere">
        {standing.join(" · ")}
        <br />
        {person.email}
      </p>
      {live && order.state === "paid" && !person.confirmed ? (
        <p className="small warn-ink">{say.notConfirmed}</p>
      ) : null}
      {live && person.code ? (
        <form method="post">
          <input type="hidden" name="intent" value={personIntents.resend} />
          <input type="hidden" name="line" value={person.lineId} />
          <input type="hidden" name="token" value={formToken} />
          <button type="submit" className="button quiet slim" data-once="">
            {say.resendTo({ name: person.name })}
          </button>
        </form>
      ) : null}
      {live && mayCancel(order, person) ? <CancelPerson {...{ locale, person, order }} /> : null}
    </div>
  );
}

function mayCancel(order: PeopleProps["order"], person: OrderPerson): boolean {
  if (order.state === "held") return person.companion;
  return order.state === "paid" && !order.disputed && person.admittedAt === null;
}

function CancelPerson({ locale, person, order }: Omit<PersonProps, "formToken">) {
  const { office: say } = words(locale).groups;
  const { name, priceMinor } = person;
  const amount = formatMoney({ minor: priceMinor, currency: order.currency }, locale);
  const held = order.state === "held";
  const text = held ? say.removeText({ name }) : say.cancelOneText({ name, amount });
  return (
    <Unfold label={say.cancelOne({ name })} text={text}>
      <input type="hidden" name="intent" value={personIntents.cancel} />
      <input type="hidden" name="line" value={person.lineId} />
      <button type="submit" className="button danger" data-once="">
        {held || priceMinor === 0 ? say.cancelOneFree : say.cancelOneButton({ amount })}
      </button>
    </Unfold>
  );
}
