import type { Locale } from "#app/domain/events/locale.ts";
import type { CommissionRate } from "#app/domain/money/commission.ts";
import type { Money } from "#app/domain/money/money.ts";
import { emptyPartner, type PartnerFields } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { owedWords, rateWords } from "../partner/rate-words.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { PartnerForm } from "./partner-form.tsx";

type PartnerFacts = {
  id: string;
  name: string;
  rate: CommissionRate;
  currency: string;
  ended: boolean;
  heads: number;
  gone: number;
  owed: readonly Money[];
};

type PartnersPageProps = {
  locale: Locale;
  partners: readonly PartnerFacts[];
  currency: string;
  formId: string;
  refused: { values: PartnerFields; problems: FieldProblems } | undefined;
};

/** Who brings guests: what each brought, what they are owed, and a form for one more. */
export function PartnersPage({ locale, partners, currency, formId, refused }: PartnersPageProps) {
  const { partners: say } = words(locale);
  return (
    <OfficeLayout locale={locale} title={say.title} section="partners" wide>
      <div className="columns">
        <div>
          <p className="small muted">{say.intro}</p>
          {partners.length === 0 ? (
            <section className="card part">
              <h2 className="first">{say.none}</h2>
              <p className="muted">{say.noneText}</p>
            </section>
          ) : (
            <ul className="plain partner-list">
              {partners.map((partner) => (
                <li key={partner.id}>
                  <PartnerCard locale={locale} partner={partner} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <section className="card part" aria-labelledby="new-partner">
          <h2 id="new-partner" className="first">
            {say.add}
          </h2>
          <PartnerForm
            {...{ locale, currency, formId }}
            intent="add"
            values={refused?.values ?? emptyPartner}
            problems={refused?.problems}
          />
        </section>
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

function PartnerCard({ locale, partner }: { locale: Locale; partner: PartnerFacts }) {
  const { partners: say } = words(locale);
  const { id, name, rate, currency, ended, heads, gone, owed } = partner;
  return (
    <section className="card part">
      <div className="row">
        <h2 className="first">
          <a href={localePath(locale, `/office/partners/${id}`)}>{name}</a>
        </h2>
        {ended ? <span className="tag">{say.endedTag}</span> : null}
      </div>
      <p className="small muted">{rateWords(locale, rate, currency)}</p>
      <p className="small">
        {say.heads({ count: heads })}
        {gone > 0 ? ` · ${say.gone({ count: gone })}` : null}
        {owed.map((money) => (
          <b key={money.currency} className="block">
            {owedWords(locale, money)}
          </b>
        ))}
      </p>
    </section>
  );
}
