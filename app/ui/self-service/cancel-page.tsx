import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { EveningFacts } from "../ticket/evening-facts.tsx";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import { ChooseSeat } from "./choose-seat.tsx";
import { SelfServiceFrame } from "./frame.tsx";
import type { ManageFacts } from "./manage-facts.ts";

export type CancelRefusal = "quote-changed" | "not-cancellable" | "unavailable";
type CancelProps = {
  page: OrderPageFacts;
  manage: ManageFacts;
  refused: CancelRefusal | null;
  /** The page is about all of an order, not about one person of a group. */
  whole: boolean;
};

/** Gives a ticket back for exactly what stands on the page. Opening it does nothing; the button does. */
export function CancelPage({ page, manage, refused, whole }: CancelProps) {
  const { selfService: say, groups } = useWords();
  const locale = useLocale();
  const why = manage.cancel;
  const open = why === null && page.order.quote !== null;
  const group = page.order.role === "payer";
  return (
    <SelfServiceFrame path={`${page.path}/cancel`}>
      <h1>{titleOf(page.order, whole, say, groups)}</h1>
      <Refusal refused={refused} why={group && whole && why === "used" ? null : why} />
      <EveningFacts page={page} />
      {group && whole ? <ChooseSeat page={page} /> : null}
      {group && whole && !open ? <p className="muted">{groups.cancel.allNotNow}</p> : null}
      {group && whole && open ? <h2>{groups.cancel.all}</h2> : null}
      {open ? <Quote page={page} manage={manage} /> : null}
      <a className="button quiet" href={localePath(locale, page.path)}>
        {open ? say.cancelKeep : say.back}
      </a>
      {open && manage.transfer === null && !(group && whole) ? (
        <p className="links">
          <a href={localePath(locale, `${page.path}/transfer`)}>{say.cancelTransfer}</a>
        </p>
      ) : null}
    </SelfServiceFrame>
  );
}

type Words = ReturnType<typeof useWords>;

function titleOf(
  order: OrderPageFacts["order"],
  whole: boolean,
  say: Words["selfService"],
  { cancel }: Words["groups"],
): string {
  if (order.role !== "payer") return say.cancelTitle;
  return whole ? cancel.chooseTitle : cancel.oneTitle({ name: order.person.name });
}

function Refusal({ refused, why }: { refused: CancelRefusal | null; why: ManageFacts["cancel"] }) {
  const { selfService: say } = useWords();
  if (why)
    return (
      <Notice tone="warn" title={say.refusedTitle}>
        <p>{say.whyNot[why]}</p>
      </Notice>
    );
  if (refused === null) return null;
  return refused === "unavailable" ? (
    <Notice tone="bad" title={say.refusedTitle}>
      <p>{say.unavailable}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title={say.quoteChangedTitle}>
      <p>{say.quoteChanged}</p>
    </Notice>
  );
}

/** What comes back, what stays and until when; the button carries the very amount that is shown. */
function Quote({ page: { order }, manage }: { page: OrderPageFacts; manage: ManageFacts }) {
  const { selfService: say, groups, resale } = useWords();
  const locale = useLocale();
  const { quote, currency, event } = order;
  if (!quote) return null;
  const back = formatMoney({ minor: quote.amountMinor, currency }, locale);
  const kept = formatMoney({ minor: quote.keptMinor, currency }, locale);
  const until = quote.until ? formatMoment(quote.until, event.timeZone, locale) : "";
  const free = order.totalMinor === 0;
  const some = quote.amountMinor > 0;
  const waits = !some && order.resale;
  const said = some
    ? say.quote({ back, kept, percent: quote.percent, until })
    : free
      ? say.quoteFree
      : waits
        ? resale.quote({ paid: kept })
        : say.quoteNothing({ kept });
  return (
    <form method="post" className="quote">
      <section className="card" aria-labelledby="quote">
        <h2 id="quote" className="small muted">
          {waits ? resale.quoteTitle : say.quoteLabel}
        </h2>
        <p className="quote-said">{said}</p>
        {waits ? (
          <p className="small">
            {resale.quoteHow({ until: formatMoment(event.startsAt, event.timeZone, locale) })}
          </p>
        ) : null}
        <p className="muted small">{some ? say.quoteHow : waits ? resale.quoteOrder : say.quoteThanks}</p>
        {order.role === "holder" && some ? <p className="warn-ink small">{groups.cancel.toPayer}</p> : null}
        {some && manage.passedOn ? <p className="warn-ink small">{say.quotePayer}</p> : null}
      </section>
      <input type="hidden" name="shown" value={quote.amountMinor} />
      <button type="submit" className="button danger" data-once={say.cancelling}>
        {some
          ? say.cancelConfirm({ back })
          : free
            ? say.cancelConfirmFree
            : waits
              ? resale.confirm
              : say.cancelConfirmNothing}
      </button>
    </form>
  );
}
