import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** A change of sides as its guest sees it. */
export type MoveFacts = {
  readonly from: string;
  readonly to: string;
  readonly offer: { readonly differenceMinor: number; readonly until: Date; readonly paying: boolean } | null;
};

/** The buttons' names for what they ask. */
export const moveIntents = { pay: "pay", stay: "stay" } as const;

/** What the last press led to. */
export const moveSaid = ["stayed", "unavailable", "over"] as const;
export type MoveSaid = (typeof moveSaid)[number];

export function readMoveSaid(text: string | null): MoveSaid | null {
  return moveSaid.find((one) => one === text) ?? null;
}

type MoveOfferProps = { page: OrderPageFacts; move: MoveFacts | null; said: MoveSaid | null };

/** The organiser would like the guest on another side: what it costs, until when, and that staying is fine. */
export function MoveOffer({ page, move, said }: MoveOfferProps) {
  const { sideMove } = useWords();
  const say = sideMove.order;
  return (
    <>
      {said === null ? null : (
        <section className={`notice ${said === "unavailable" ? "warn" : "good"}`} role="status">
          <p>{say[said]}</p>
        </section>
      )}
      {move ? <Offer page={page} move={move} /> : null}
    </>
  );
}

function Offer({ page, move }: { page: OrderPageFacts; move: MoveFacts }) {
  const { sideMove } = useWords();
  const locale = useLocale();
  const say = sideMove.order;
  const { from, to, offer } = move;
  if (!offer)
    return (
      <section className="notice calm">
        <p>{say.waiting({ side: to })}</p>
      </section>
    );
  const { currency, event } = page.order;
  const amount = formatMoney({ minor: offer.differenceMinor, currency }, locale);
  const until = formatMoment(offer.until, event.timeZone, locale);
  return (
    <section className="card move-offer" aria-labelledby="move">
      <h2 id="move">{say.title({ side: to })}</h2>
      <p>{offer.paying ? say.paid : say.text({ from, amount, until })}</p>
      {offer.paying ? null : (
        <form method="post" action={localePath(locale, `${page.path}/move`)} className="stack">
          <button
            type="submit"
            name="intent"
            value={moveIntents.pay}
            className="button"
            data-once={say.paying}
          >
            {say.pay({ amount })}
          </button>
          <button
            type="submit"
            name="intent"
            value={moveIntents.stay}
            className="button quiet"
            formNoValidate
          >
            {say.stay}
          </button>
        </form>
      )}
    </section>
  );
}
