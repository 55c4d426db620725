import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { EveningFacts } from "../ticket/evening-facts.tsx";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import { SelfServiceFrame } from "./frame.tsx";
import type { ManageFacts } from "./manage-facts.ts";

export type CancelRefusal = "quote-changed" | "not-cancellable" | "unavailable";
type CancelProps = { page: OrderPageFacts; manage: ManageFacts; refused: CancelRefusal | null };

/** Gives a ticket back for exactly what stands on the page. Opening it does nothing; the button does. */
export function CancelPage({ page, manage, refused }: CancelProps) {
  const { selfService: say } = useWords();
  const locale = useLocale();
  const why = manage.cancel;
  const open = why === null && page.order.quote !== null;
  return (
    <SelfServiceFrame path={`${page.path}/cancel`}>
      <h1>{say.cancelTitle}</h1>
      <Refusal refused={refused} why={why} />
      <EveningFacts page={page} />
      {open ? <Quote page={page} manage={manage} /> : null}
      <a className="button quiet" href={localePath(locale, page.path)}>
        {open ? say.cancelKeep : say.back}
      </a>
      {open && manage.transfer === null ? (
        <p className="links">
          <a href={localePath(locale, `${page.path}/transfer`)}>{say.cancelTransfer}</a>
        </p>
      ) : null}
    </SelfServiceFrame>
  );
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
  const { selfService: say } = useWords();
  const locale = useLocale();
  const { quote, currency, event } = order;
  if (!quote) return null;
  const back = formatMoney({ minor: quote.amountMinor, currency }, locale);
  const kept = formatMoney({ minor: quote.keptMinor, currency }, locale);
  const until = quote.until ? formatMoment(quote.until, event.timeZone, locale) : "";
  const free = order.totalMinor === 0;
  const some = quote.amountMinor > 0;
  const said = some
    ? say.quote({ back, kept, percent: quote.percent, until })
    : free
      ? say.quoteFree
      : say.quoteNothing({ kept });
  return (
    <form method="post" className="quote">
      <section className="card" aria-labelledby="quote">
        <h2 id="quote" className="small muted">
          {say.quoteLabel}
        </h2>
        <p className="quote-said">{said}</p>
        <p className="muted small">{some ? say.quoteHow : say.quoteThanks}</p>
        {some && manage.passedOn ? <p className="warn-ink small">{say.quotePayer}</p> : null}
      </section>
      <input type="hidden" name="shown" value={quote.amountMinor} />
      <button type="submit" className="button danger" data-once={say.cancelling}>
        {some ? say.cancelConfirm({ back }) : free ? say.cancelConfirmFree : say.cancelConfirmNothing}
      </button>
    </form>
  );
}
