import { formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { EveningFacts } from "./evening-facts.tsx";
import type { OrderPageFacts } from "./order-facts.ts";

type GiveUpProps = {
  page: OrderPageFacts;
  /** Why the seat was not given up just now; only "too-many" has words of its own. */
  refused: string | null;
  whole: boolean;
};

/** Asks once before a held seat is given away. Opening the link does nothing; the button does. */
export function GiveUpPage({ page, refused, whole }: GiveUpProps) {
  const { ticket: say, groups } = useWords();
  const locale = useLocale();
  const order = localePath(locale, page.path);
  const held = page.order.state === "held";
  const one = !whole && page.order.role === "payer";
  const { people, place, currency } = page.order;
  const rest = people.filter((person) => person.state === "live" && person.place !== place);
  const minor = rest.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const total = formatMoney({ minor, currency }, locale);
  return (
    <PublicLayout
      locale={locale}
      otherHref={localePath(locale === "en" ? "zh-CN" : "en", `${page.path}/cancel`)}
    >
      <div className="order">
        <h1>{one ? groups.cancel.removeTitle(page.order.person) : say.cancelTitle}</h1>
        {refused !== null || !held ? (
          <Notice tone="warn">
            <p>
              {refused === "too-many"
                ? say.cancelTooMany
                : one
                  ? groups.cancel.removeNotNow
                  : say.cancelNotNow}
            </p>
          </Notice>
        ) : (
          <p className="muted">{one ? groups.cancel.removeText({ total }) : say.cancelText}</p>
        )}
        <EveningFacts page={page} />
        {held ? (
          <form method="post" className="stack">
            <button type="submit" className="button danger" data-once={say.cancelling}>
              {one ? groups.cancel.removeSubmit : say.cancelConfirm}
            </button>
          </form>
        ) : null}
        <a className="button quiet" href={order}>
          {one ? groups.cancel.back : held ? say.cancelKeep : say.toOrder}
        </a>
      </div>
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}
