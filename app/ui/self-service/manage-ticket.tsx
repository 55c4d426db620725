import type { WhyNot } from "#app/domain/registration/self-service.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { ManageFacts } from "./manage-facts.ts";

type ManageProps = { page: OrderPageFacts; manage: ManageFacts };

/** Everything a holder can do with a ticket by themselves; what is not possible now says why. */
export function ManageTicket({ page, manage }: ManageProps) {
  const { selfService: say } = useWords();
  const locale = useLocale();
  const { open, cancel, transfer, change } = manage;
  const reasons = [...new Set([cancel, transfer, change])].filter((why) => why !== null);
  const waiting =
    open?.kind === "person"
      ? say.transferOpen({ name: open.to.name })
      : open
        ? say.addressOpen
        : say.transferHint;
  return (
    <section aria-labelledby="manage">
      <h2 id="manage">{say.title}</h2>
      <ul className="manage">
        <Way path={`${page.path}/cancel`} title={say.cancel} hint={useCancelHint(page)} why={cancel} />
        <Way
          path={`${page.path}/transfer`}
          title={say.transfer}
          hint={open?.kind === "address" ? say.transferHint : waiting}
          why={transfer}
        />
        <Way
          path={`${page.path}/details`}
          title={say.details}
          hint={open?.kind === "address" ? say.addressOpen : null}
          why={change}
        />
      </ul>
      {reasons.map((why) => (
        <p key={why} className="muted small">
          {say.whyNot[why]}
        </p>
      ))}
      <div className="manage-forms">
        {change === null ? (
          <form method="post" action={localePath(locale, `${page.path}/resend`)}>
            <input type="hidden" name="formToken" value={manage.formToken} />
            <button type="submit" className="button quiet slim">
              {say.resend}
            </button>
          </form>
        ) : null}
        <form method="post" action={localePath(locale, `${page.path}/language`)}>
          <input type="hidden" name="locale" value={locale === "en" ? "zh-CN" : "en"} />
          <button type="submit" className="button quiet slim">
            {say.language}
          </button>
        </form>
      </div>
    </section>
  );
}

function useCancelHint({ order }: OrderPageFacts): string | null {
  const { selfService: say } = useWords();
  const locale = useLocale();
  if (order.totalMinor === 0) return say.cancelFree;
  if (!order.quote?.until || order.quote.amountMinor === 0) return say.cancelNothing;
  return say.cancelBack({
    amount: formatMoney({ minor: order.quote.amountMinor, currency: order.currency }, locale),
    until: formatMoment(order.quote.until, order.event.timeZone, locale),
  });
}

type WayProps = { path: string; title: string; hint: string | null; why: WhyNot | null };

function Way({ path, title, hint, why }: WayProps) {
  const locale = useLocale();
  if (why) return null;
  return (
    <li>
      <a href={localePath(locale, path)}>
        <b>{title}</b>
        {hint ? <span className="small muted">{hint}</span> : null}
      </a>
    </li>
  );
}
