import { type ConsentKind, consentKinds, consentVersions } from "#app/domain/registration/consent-texts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Check } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";

type ConsentsProps = {
  given: Readonly<Record<ConsentKind, string | null>>;
  errors: Partial<Record<ConsentKind, string>>;
};

/** Each consent on its own; what is sent is the version of the text that stood behind the link. */
export function Consents({ given, errors }: ConsentsProps) {
  const { registration: say } = useWords();
  const locale = useLocale();
  return (
    <fieldset className="consents">
      <legend>{say.consentsTitle}</legend>
      {consentKinds.map((kind) => (
        <Check
          key={kind}
          name={kind}
          value={consentVersions[kind]}
          defaultChecked={given[kind] !== null}
          required
          {...(errors[kind] ? { error: errors[kind] } : {})}
          label={
            <>
              {say.consent[kind]}
              {locale === "en" ? " " : ""}
              <a href={localePath(locale, `/legal/${kind}`)} target="_blank" rel="noreferrer">
                {say.consentLink[kind]}
              </a>
            </>
          }
        />
      ))}
    </fieldset>
  );
}
