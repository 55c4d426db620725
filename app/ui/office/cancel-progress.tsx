import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";

export type CancellationFacts = {
  orders: { total: number; done: number; working: number; stuck: number };
  refundedMinor: number;
  refundMinor: number;
  letters: { total: number; sent: number; failed: number };
  stuck: readonly { orderId: string; guest: string; reason: string; amountMinor: number }[];
  settled: boolean;
};

type CancelProgressProps = {
  locale: Locale;
  base: string;
  currency: string;
  cancellation: CancellationFacts;
};

/** How far refunds and letters are. The figures renew themselves; leaving the page stops nothing. */
export function CancelProgress({ locale, base, currency, cancellation }: CancelProgressProps) {
  const { officeCancel: say } = words(locale);
  const { orders, letters, settled, stuck } = cancellation;
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  return (
    <div className="stack" data-live-every="2000">
      <Notice tone={settled && stuck.length === 0 ? "good" : "calm"}>
        <p data-live="said" data-live-polite="">
          {saidOf(cancellation, say)}
        </p>
      </Notice>
      {orders.total === 0 ? null : (
        <section className="card cancel-figures" data-live="figures" aria-label={say.progressLink}>
          <Figure
            done={orders.done}
            total={orders.total}
            said={say.orders({ done: orders.done, total: orders.total })}
          />
          {cancellation.refundMinor > 0 ? (
            <Figure
              done={cancellation.refundedMinor}
              total={cancellation.refundMinor}
              said={say.money({
                done: money(cancellation.refundedMinor),
                total: money(cancellation.refundMinor),
              })}
            />
          ) : null}
          <Figure
            done={letters.sent}
            total={letters.total}
            said={say.lettersSent({ sent: letters.sent, total: letters.total })}
          />
          {letters.failed > 0 ? (
            <p className="small warn-ink">
              <a href={base}>{say.lettersFailed({ count: letters.failed })}</a>
            </p>
          ) : null}
        </section>
      )}
      <Stuck locale={locale} base={base} cancellation={cancellation} />
      <p className="stack">
        <a className="button quiet" href={`${base}/money`}>
          {say.toMoney}
        </a>
        <a className="button quiet" href={base}>
          {say.toCockpit}
        </a>
      </p>
      <Enhance use={settled ? [] : ["live"]} />
    </div>
  );
}

function saidOf(
  { orders, settled, letters }: CancellationFacts,
  say: ReturnType<typeof words>["officeCancel"],
): string {
  if (orders.total === 0) return say.nobody;
  if (settled) return orders.stuck > 0 ? say.settledStuck : say.settled;
  return orders.working === 0 || letters.sent === letters.total ? say.waiting : say.running;
}

/** A sentence with the bar it measures. */
function Figure({ done, total, said }: { done: number; total: number; said: string }) {
  return (
    <div className="cancel-figure">
      <p>{said}</p>
      <progress value={done} max={Math.max(1, total)} aria-label={said} />
    </div>
  );
}

function Stuck({ locale, base, cancellation }: Omit<CancelProgressProps, "currency">) {
  const { officeCancel: say } = words(locale);
  const { orders, stuck } = cancellation;
  const reasons: Readonly<Record<string, string>> = say.stuckReasons;
  return (
    <section className="card" data-live="stuck" hidden={stuck.length === 0} aria-labelledby="stuck-title">
      <h2 id="stuck-title">{say.stuckTitle({ count: orders.stuck })}</h2>
      <ul className="plain">
        {stuck.map(({ orderId, guest, reason }) => (
          <li key={orderId}>
            <a className="thumb" href={`${base}/guests/${orderId}`}>
              {say.stuckLink({ guest, reason: reasons[reason] ?? say.stuckOther })}
            </a>
          </li>
        ))}
      </ul>
      <p className="tiny">{say.stuckHow}</p>
    </section>
  );
}
