import { isApplicationEnd } from "#app/domain/registration/application.ts";
import { formatMoment, formatMoney, formatZone, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderFace } from "./order-face.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** Where an application stands, for its own page. */
export type ApplicationFacts =
  | { readonly at: "none" | "over" }
  | { readonly at: "waiting"; readonly position: number }
  | { readonly at: "offered"; readonly until: Date; readonly priceMinor: number };

/** What the last try to pay met. */
export type PaySaid = "price" | "later" | null;

type ApplicationProps = { page: OrderPageFacts; place: ApplicationFacts; said: PaySaid };

/** The faces of an order that began as an application and never had a seat of its own. */
export function isApplicationFace(face: OrderFace): boolean {
  return ["applied", "approved", "declined", "expired", "cancelled"].includes(face);
}

/** An application on its own page: how far it is, what comes next, and the way out. */
export function Application({ page, place, said }: ApplicationProps) {
  const { state } = page.order;
  if (state === "applied") return <Applied page={page} />;
  if (state !== "approved") return <Ended page={page} />;
  if (place.at === "offered") return <Offered page={page} place={place} said={said} />;
  if (place.at === "waiting") return <InQueue page={page} position={place.position} said={said} />;
  return <Ended page={page} />;
}

function Steps({ reached }: { reached: 1 | 2 }) {
  const { approval } = useWords();
  const { applied, approved, paid } = approval.order.steps;
  return (
    <ol className="refund-steps">
      {[applied, approved, paid].map((step, index) => (
        <li
          key={step}
          className={index < reached ? "done" : undefined}
          aria-current={index === reached - 1 ? "step" : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

function WayOut({ page, label }: { page: OrderPageFacts; label: string }) {
  return (
    <p className="center">
      <a className="give-up" href={localePath(useLocale(), `${page.path}/cancel`)}>
        {label}
      </a>
    </p>
  );
}

function Applied({ page }: { page: OrderPageFacts }) {
  const { approval } = useWords();
  const say = approval.order;
  return (
    <section className="card waiting" aria-labelledby="application">
      <h1 id="application">{say.appliedTitle}</h1>
      <Steps reached={1} />
      <p className="muted">{say.appliedText}</p>
      <WayOut page={page} label={say.withdraw} />
    </section>
  );
}

function InQueue({ page, position, said }: { page: OrderPageFacts; position: number; said: PaySaid }) {
  const { approval } = useWords();
  const locale = useLocale();
  const say = approval.order;
  const { side } = page.order;
  return (
    <section className="card waiting" aria-labelledby="application">
      {said === null ? null : (
        <Notice tone="warn" title={say.noSeatTitle}>
          <p>{say.noSeat}</p>
        </Notice>
      )}
      <h1 id="application">{say.waitingTitle}</h1>
      <Steps reached={2} />
      <p className="muted">
        {say.waitingText({ side: locale === "en" ? side.labelEn : side.labelZh, position })}
      </p>
      <WayOut page={page} label={say.withdraw} />
    </section>
  );
}

type OfferedProps = {
  page: OrderPageFacts;
  place: Extract<ApplicationFacts, { at: "offered" }>;
  said: PaySaid;
};

function Offered({ page, place, said }: OfferedProps) {
  const { approval, ticket } = useWords();
  const locale = useLocale();
  const say = approval.order;
  const { currency, event } = page.order;
  const price = formatMoney({ minor: place.priceMinor, currency }, locale);
  const free = place.priceMinor === 0;
  return (
    <>
      {said === "price" ? (
        <Notice tone="warn" title={say.priceChangedTitle}>
          <p>{say.priceChanged({ price })}</p>
        </Notice>
      ) : null}
      <section className="card held" aria-labelledby="application">
        <h1 id="application">{say.offeredTitle}</h1>
        <Steps reached={2} />
        <p className="count">
          <time dateTime={isoMoment(place.until)}>
            {say.offeredUntil({ time: formatMoment(place.until, event.timeZone, locale) })}
          </time>
        </p>
        <p className="tiny">{formatZone(place.until, event.timeZone, locale)}</p>
        <form method="post" action={localePath(locale, `${page.path}/pay`)}>
          <input type="hidden" name="shown" value={place.priceMinor} />
          <button type="submit" className="button" data-once={ticket.paying}>
            {free ? say.payFree : say.pay({ price })}
          </button>
        </form>
        {free ? null : <p className="small muted">{say.offeredText}</p>}
        <WayOut page={page} label={say.giveUp} />
      </section>
    </>
  );
}

function Ended({ page }: { page: OrderPageFacts }) {
  const { approval, ticket } = useWords();
  const say = approval.order;
  const { state, closedReason, event } = page.order;
  const over = isApplicationEnd(closedReason) ? say.ended[closedReason] : say.overText;
  const table = {
    declined: { title: say.declinedTitle, text: say.declinedText },
    cancelled: { title: say.withdrawnTitle, text: say.withdrawnText },
    over: { title: state === "approved" ? say.overTitle : say.endedTitle, text: over },
  };
  const { title, text } =
    state === "declined" ? table.declined : state === "cancelled" ? table.cancelled : table.over;
  const again = state !== "declined";
  return (
    <section className="card waiting" aria-labelledby="application">
      <h1 id="application">{title}</h1>
      <p className="muted">{text}</p>
      <a className="button quiet" href={localePath(useLocale(), again ? `/e/${event.slug}` : "/")}>
        {again ? ticket.registerAgain : ticket.otherEvents}
      </a>
    </section>
  );
}
