import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { EveningFacts } from "./evening-facts.tsx";
import type { OrderPageFacts } from "./order-facts.ts";

/** Asks once before a held seat is given away. Opening the link does nothing; the button does. */
export function GiveUpPage({ page, refused }: { page: OrderPageFacts; refused: boolean }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const order = localePath(locale, page.path);
  const held = page.order.state === "held";
  return (
    <PublicLayout
      locale={locale}
      otherHref={localePath(locale === "en" ? "zh-CN" : "en", `${page.path}/cancel`)}
    >
      <div className="order">
        <h1>{say.cancelTitle}</h1>
        {refused || !held ? (
          <Notice tone="warn">
            <p>{say.cancelNotNow}</p>
          </Notice>
        ) : (
          <p className="muted">{say.cancelText}</p>
        )}
        <EveningFacts page={page} />
        {held ? (
          <form method="post" className="stack">
            <button type="submit" className="button danger" data-once={say.cancelling}>
              {say.cancelConfirm}
            </button>
          </form>
        ) : null}
        <a className="button quiet" href={order}>
          {held ? say.cancelKeep : say.toOrder}
        </a>
      </div>
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}
