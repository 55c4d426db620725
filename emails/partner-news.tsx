import type { Locale } from "#app/domain/events/locale.ts";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import type { Money } from "#app/domain/money/money.ts";
import type { PayoutMethod } from "#app/domain/money/partner-draft.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { evening, links, sender } from "./samples.ts";

/** To a channel partner: their page is there, or a commission was paid out. */
export type PartnerNewsProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  /** Null: the letter is about the page. */
  paid: { money: Money; method: PayoutMethod; title: string } | null;
  url: string;
};

function said({ locale, sender, paid }: PartnerNewsProps) {
  const { letter: say, methods } = words(locale).partners;
  const business = plainLine(sender.business, 60);
  if (paid === null)
    return {
      subject: say.pageSubject({ business }),
      title: say.pageHeading,
      lead: say.pageLead({ business }),
    };
  const amount = formatMoney(paid.money, locale);
  return {
    subject: say.paidSubject({ business, amount }),
    title: say.paidHeading,
    lead: say.paidLead({ amount, title: plainLine(paid.title, 60), how: methods[paid.method] }),
  };
}

export function partnerNewsSubject(props: PartnerNewsProps): string {
  return said(props).subject;
}

export function PartnerNewsLetter(props: PartnerNewsProps) {
  const { locale, sender, name, url } = props;
  const { letter: say } = words(locale).partners;
  const { title, lead } = said(props);
  return (
    <Letter locale={locale} sender={sender} title={title} preview={lead}>
      <Greeting locale={locale} name={name} />
      <Paragraph>{lead}</Paragraph>
      <Paragraph>{say.keep}</Paragraph>
      <Action locale={locale} href={url}>
        {say.button}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale): PartnerNewsProps {
  return {
    locale,
    sender: sender(locale),
    name: locale === "en" ? "Small Circle" : "小圈子",
    paid: { money: { minor: 6238, currency: "CNY" }, method: "alipay", title: evening(locale).title },
    url: links(locale).event,
  };
}

PartnerNewsLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  PartnerNewsProps
>;
