import { type ConsentKind, consentVersions } from "#app/domain/registration/consent-texts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { PublicLayout } from "./public-layout.tsx";
import { useLocale, useWords } from "./use-words.ts";

/** One of the texts that a registration asks consent to, with the version that is asked for. */
export function LegalPage({ kind }: { kind: ConsentKind }) {
  const { legal } = useWords();
  const locale = useLocale();
  const text = legal.texts[kind];
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", `/legal/${kind}`)}>
      <article>
        <h1>{text.title}</h1>
        <p className="muted">{text.intro}</p>
        {text.sections.map(({ title, lines }) => (
          <section key={title}>
            <h2>{title}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <p className="muted">{legal.lastWord}</p>
        <p className="tiny">{legal.version({ version: consentVersions[kind] })}</p>
      </article>
    </PublicLayout>
  );
}
