import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** Asks a companion, gently, to agree to the texts themselves, and tells who pays and who gets money back. */
export function CompanionNotice({ page }: { page: OrderPageFacts }) {
  const { groups } = useWords();
  const { companion: say } = groups;
  const locale = useLocale();
  const { role, confirmed, totalMinor } = page.order;
  if (role !== "holder") return null;
  return (
    <>
      {confirmed ? null : (
        <Notice tone="warn" title={say.confirmTitle}>
          <p>{say.confirmText}</p>
          <a className="button" href={localePath(locale, `${page.path}/confirm`)}>
            {say.confirmLink}
          </a>
        </Notice>
      )}
      {totalMinor > 0 ? <p className="muted small">{say.paidBy}</p> : null}
    </>
  );
}
