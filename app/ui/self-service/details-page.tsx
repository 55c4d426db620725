import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary, Notice } from "../form.tsx";
import { NameField, PhoneField } from "../registration/person-inputs.tsx";
import type { OrderPageFacts } from "../ticket/order-facts.ts";
import { useLocale, useWords } from "../use-words.ts";
import { SelfServiceFrame } from "./frame.tsx";
import type { ManageFacts } from "./manage-facts.ts";
import { EmailField, type OfferProblem, type OfferReason, offerSentence } from "./transfer-page.tsx";

export type DetailsForm = {
  name: string;
  phone: string;
  email: string;
  reasons: Partial<Record<"name" | "phone", "missing" | "too-long" | "not-a-phone">>;
  emailReason: OfferReason | null;
  problem: OfferProblem | null;
};
type DetailsProps = { page: OrderPageFacts; manage: ManageFacts; address: string; form: DetailsForm };

/** Name and phone at once; another address once it is confirmed from there. */
export function DetailsPage({ page, manage, address, form }: DetailsProps) {
  const words = useWords();
  const { selfService: say, registration } = words;
  const locale = useLocale();
  const { name, phone } = form.reasons;
  const errors = {
    name: name && name !== "not-a-phone" ? offerSentence("name", name, words, "") : undefined,
    phone: phone ? registration.reasons[phone] : undefined,
    email: offerSentence("email", form.emailReason ?? undefined, words, say.sameAddress),
  };
  return (
    <SelfServiceFrame path={`${page.path}/details`}>
      <h1>{say.detailsTitle}</h1>
      <ErrorSummary words={words} errors={errors} />
      {manage.change ? (
        <Notice tone="warn" title={say.refusedTitle}>
          <p>{say.whyNot[manage.change]}</p>
        </Notice>
      ) : null}
      {form.problem ? (
        <Notice tone="bad">
          <p>{form.problem === "too-many" ? say.tooMany : say.offerWaits}</p>
        </Notice>
      ) : null}
      {manage.change === null ? (
        <>
          <form method="post" noValidate>
            <input type="hidden" name="intent" value="details" />
            <NameField label={say.detailsName} error={errors.name} value={form.name} />
            <PhoneField label={say.detailsPhone} error={errors.phone} value={form.phone} />
            <button type="submit" className="button" data-once={say.saving}>
              {say.detailsSubmit}
            </button>
          </form>
          <AddressForm page={page} manage={manage} address={address} form={form} error={errors.email} />
        </>
      ) : null}
      <a className="button quiet" href={localePath(locale, page.path)}>
        {say.back}
      </a>
    </SelfServiceFrame>
  );
}

function AddressForm({ page, manage, address, form, error }: DetailsProps & { error: string | undefined }) {
  const { selfService: say } = useWords();
  const locale = useLocale();
  const asked = manage.open?.kind === "address" ? manage.open : null;
  return (
    <section aria-labelledby="address">
      <h2 id="address">{say.addressHeading}</h2>
      <p className="wrap-anywhere">{say.addressNow({ email: address })}</p>
      {asked ? (
        <Notice tone="calm">
          <p className="wrap-anywhere">
            {say.addressSent({
              email: asked.to.email,
              until: formatMoment(asked.until, page.order.event.timeZone, locale),
            })}
          </p>
        </Notice>
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="address" />
        <EmailField label={say.addressNew} hint={say.addressHint} error={error} value={form.email} />
        <button type="submit" className="button quiet" data-once={say.transferSending}>
          {say.addressAsk}
        </button>
      </form>
    </section>
  );
}
