import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary, Notice } from "../form.tsx";
import { Consents } from "../registration/consents.tsx";
import type { FormValues } from "../registration/form-values.ts";
import { EveningFacts } from "../ticket/evening-facts.tsx";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import { SelfServiceFrame } from "./frame.tsx";

export type ConfirmForm = {
  given: FormValues["consents"];
  fields: Partial<Record<keyof FormValues["consents"], "must-agree">>;
  refused: "too-many" | "no-ticket" | null;
};
type ConfirmProps = { page: OrderPageFacts; form: ConfirmForm };

/** Where a companion reads the texts and agrees to each of them. */
export function ConfirmPage({ page, form }: ConfirmProps) {
  const words = useWords();
  const { groups, registration, selfService } = words;
  const { companion: say } = groups;
  const locale = useLocale();
  const errors: Partial<Record<keyof FormValues["consents"], string>> = {};
  for (const kind of ["terms", "privacy", "conduct"] as const)
    if (form.fields[kind]) errors[kind] = registration.agree[kind];
  return (
    <SelfServiceFrame path={`${page.path}/confirm`}>
      <h1>{say.pageTitle}</h1>
      <ErrorSummary words={words} errors={errors} />
      {form.refused ? (
        <Notice tone="warn">
          <p>{form.refused === "too-many" ? selfService.tooMany : selfService.whyNot["no-ticket"]}</p>
        </Notice>
      ) : null}
      <EveningFacts page={page} />
      {page.order.confirmed ? (
        <p className="good-ink">{say.already}</p>
      ) : (
        <form method="post" noValidate>
          <p className="muted">{say.pageText}</p>
          <Consents given={form.given} errors={errors} />
          <button type="submit" className="button" data-once={say.saving}>
            {say.submit}
          </button>
        </form>
      )}
      <a className="button quiet" href={localePath(locale, page.path)}>
        {selfService.back}
      </a>
      {page.order.confirmed ? null : (
        <p className="links">
          <a href={localePath(locale, `${page.path}/cancel`)}>{say.notWanted}</a>
        </p>
      )}
    </SelfServiceFrame>
  );
}
