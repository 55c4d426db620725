import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { GroupPersonFacts, OrderPageFacts } from "./order-facts.ts";

type PeopleProps = { page: OrderPageFacts; formToken: string };

/** Everybody on an order, for who ordered: how each seat stands, what it costs and what can be done about it. */
export function PeopleOfOrder({ page, formToken }: PeopleProps) {
  const { groups } = useWords();
  const { order: say } = groups;
  const locale = useLocale();
  const { order } = page;
  const { people, currency, state } = order;
  if (people.length < 2) return null;
  const own = people.some(({ mine, state: one }) => mine && (one === "live" || one === "inside"));
  const live = people.filter((one) => one.state === "live" || one.state === "inside");
  const minor = live.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  return (
    <section className="card people" aria-labelledby="people">
      <h2 id="people">{say.title({ count: people.length })}</h2>
      {state === "paid" && !own ? <p className="small muted">{say.noOwn}</p> : null}
      <ul className="plain">
        {people.map((person) => (
          <li key={person.place}>
            <Person page={page} person={person} formToken={formToken} />
          </li>
        ))}
      </ul>
      {minor > 0 ? <p>{say.total({ total: formatMoney({ minor, currency }, locale) })}</p> : null}
      {state === "paid" ? <p className="tiny">{say.privacy}</p> : null}
    </section>
  );
}

function Person({ page, person, formToken }: PeopleProps & { person: GroupPersonFacts }) {
  const { groups, ticket } = useWords();
  const { order: say } = groups;
  const locale = useLocale();
  const { state, currency } = page.order;
  const side = locale === "en" ? person.side.labelEn : person.side.labelZh;
  const price = formatMoney({ minor: person.priceMinor, currency }, locale);
  const held = state === "held" || state === "processing";
  const standing = person.state === "live" && held ? say.held : say[person.state];
  const live = person.state === "live" && (state === "paid" || state === "held");
  const back = person.refundMinor ? formatMoney({ minor: person.refundMinor, currency }, locale) : null;
  return (
    <>
      <p>
        <b>
          <bdi>{person.name}</bdi>
        </b>{" "}
        {person.mine ? <span className="tag">{say.yours}</span> : null}
        <br />
        <span className="small muted">
          {[
            ticket.seat({ side, number: person.seatNumber }),
            person.priceMinor > 0 ? price : "",
            standing,
            back ? say.refunded({ amount: back }) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {state === "paid" && !person.mine && live ? (
          <span className={`small block ${person.confirmed ? "good-ink" : "warn-ink"}`}>
            {person.confirmed ? say.confirmed : say.waiting}
          </span>
        ) : null}
      </p>
      {live && !person.mine ? <Deeds page={page} person={person} formToken={formToken} /> : null}
    </>
  );
}

function Deeds({ page, person, formToken }: PeopleProps & { person: GroupPersonFacts }) {
  const { groups } = useWords();
  const { order: say } = groups;
  const locale = useLocale();
  const at = (path: string) => localePath(locale, `${page.path}/${path}?person=${person.place}`);
  if (page.order.state === "held")
    return (
      <p className="links">
        <a href={at("cancel")}>{say.removeOne}</a>
      </p>
    );
  return (
    <>
      <p className="links">
        {person.quote ? <a href={at("cancel")}>{say.cancelOne}</a> : null}
        {person.quote ? <a href={at("transfer")}>{say.transferOne}</a> : null}
      </p>
      <form method="post" action={at("resend")}>
        <input type="hidden" name="formToken" value={`${formToken}-${person.place}`} />
        <button type="submit" className="button quiet slim">
          {say.resendOne}
        </button>
      </form>
    </>
  );
}
