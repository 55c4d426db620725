import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Notice } from "../form.tsx";
import { EveningFacts } from "../ticket/evening-facts.tsx";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import { SelfServiceFrame } from "./frame.tsx";
import type { ManageFacts } from "./manage-facts.ts";

export type OfferProblem = "offer-waits" | "too-many";
export type OfferReason = "missing" | "too-long" | "not-an-email" | "own-address";
export type OfferForm = {
  name: string;
  email: string;
  reasons: Partial<Record<"name" | "email", OfferReason>>;
  problem: OfferProblem | null;
};
type TransferProps = { page: OrderPageFacts; manage: ManageFacts; form: OfferForm };

/** The sentence beside a field of an offer or of a change of address. */
export function offerSentence(
  field: "name" | "email",
  reason: OfferReason | undefined,
  words: Words,
  own: string,
) {
  const { registration } = words;
  if (reason === undefined) return undefined;
  if (reason === "own-address") return own;
  if (reason === "missing") return registration.missing[field];
  return reason === "too-long" ? registration.tooLongName : registration.reasons[reason];
}

/** Offers one's ticket to another person, or takes the offer back. */
export function TransferPage({ page, manage, form }: TransferProps) {
  const { selfService: say } = useWords();
  const locale = useLocale();
  const open = manage.open?.kind === "person" ? manage.open : null;
  return (
    <SelfServiceFrame path={`${page.path}/transfer`}>
      <h1>{open ? say.offerOpenTitle({ name: open.to.name }) : say.transferTitle}</h1>
      {manage.transfer && !open ? (
        <Notice tone="warn" title={say.refusedTitle}>
          <p>{say.whyNot[manage.transfer]}</p>
        </Notice>
      ) : null}
      {form.problem ? (
        <Notice tone="bad">
          <p>{form.problem === "too-many" ? say.tooMany : say.offerWaits}</p>
        </Notice>
      ) : null}
      {open ? <OpenOffer page={page} open={open} /> : null}
      {!open && manage.transfer === null ? <Offer page={page} manage={manage} form={form} /> : null}
      <a className="button quiet" href={localePath(locale, page.path)}>
        {say.back}
      </a>
    </SelfServiceFrame>
  );
}

function OpenOffer({ page, open }: { page: OrderPageFacts; open: NonNullable<ManageFacts["open"]> }) {
  const { selfService: say } = useWords();
  const locale = useLocale();
  const until = formatMoment(open.until, page.order.event.timeZone, locale);
  return (
    <>
      <p className="wrap-anywhere">{say.offerOpenText({ email: open.to.email, until })}</p>
      <EveningFacts page={page} />
      <form method="post">
        <input type="hidden" name="intent" value="withdraw" />
        <button type="submit" className="button danger" data-once={say.withdrawing}>
          {say.offerWithdraw}
        </button>
      </form>
    </>
  );
}

function Offer({ page, manage, form }: TransferProps) {
  const words = useWords();
  const { selfService: say } = words;
  const locale = useLocale();
  const { order } = page;
  const side = locale === "en" ? order.side.labelEn : order.side.labelZh;
  const until = formatMoment(manage.offerUntil, order.event.timeZone, locale);
  const errors = {
    name: offerSentence("name", form.reasons.name, words, say.ownAddress),
    email: offerSentence("email", form.reasons.email, words, say.ownAddress),
  };
  return (
    <form method="post" noValidate>
      <ErrorSummary words={words} errors={errors} />
      <p>{say.transferIntro({ side })}</p>
      <EveningFacts page={page} />
      <Field
        name="name"
        label={say.transferName}
        error={errors.name}
        autoComplete="off"
        maxLength={200}
        defaultValue={form.name}
        required
      />
      <EmailField
        label={say.transferEmail}
        hint={say.transferEmailHint}
        error={errors.email}
        value={form.email}
      />
      <p className="muted small">{say.transferUntil({ until })}</p>
      {order.totalMinor > 0 ? <p className="muted small">{say.transferMoney}</p> : null}
      <button type="submit" className="button" data-once={say.transferSending}>
        {say.transferSubmit}
      </button>
    </form>
  );
}

type EmailProps = { label: string; hint?: string; error: string | undefined; value: string };

/** An address that is not the browser's owner's own. */
export function EmailField({ label, hint, error, value }: EmailProps) {
  return (
    <Field
      name="email"
      label={label}
      hint={hint}
      error={error}
      type="email"
      inputMode="email"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      defaultValue={value}
      required
    />
  );
}
