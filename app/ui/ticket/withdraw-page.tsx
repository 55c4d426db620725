import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { EveningFacts } from "./evening-facts.tsx";
import type { OrderPageFacts } from "./order-facts.ts";

/** Asks once before an application is taken back. Opening the link does nothing; the button does. */
export function WithdrawPage({ page }: { page: OrderPageFacts }) {
  const { approval, ticket } = useWords();
  const say = approval.order;
  const locale = useLocale();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, `${page.path}/cancel`)}>
      <div className="order">
        <h1>{say.withdrawTitle}</h1>
        <p className="muted">{say.withdrawText}</p>
        <EveningFacts page={page} />
        <form method="post" className="stack">
          <button type="submit" className="button danger" data-once={ticket.cancelling}>
            {say.withdrawButton}
          </button>
        </form>
        <a className="button quiet" href={localePath(locale, page.path)}>
          {say.withdrawKeep}
        </a>
      </div>
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}
