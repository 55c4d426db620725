import type { GoChoice, GoFigures } from "#app/domain/events/go-no-go.ts";
import { goLack } from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender } from "./layout.tsx";
import { evening, links, sender } from "./samples.ts";

export type GoNoGoProps = {
  locale: Locale;
  sender: Sender;
  /** The team member's. */
  name: string;
  /** The event's title. */
  title: string;
  startsAt: Date;
  timeZone: string;
  figures: GoFigures;
  /** What the rule decided; null: it is asked. */
  decided: GoChoice | null;
  url: string;
};

export function goNoGoSubject({ locale, title, decided }: GoNoGoProps): string {
  const { goNoGo: say } = words(locale);
  const said = { title: plainLine(title, 60) };
  return decided === null ? say.letterSubject(said) : say.ruleSubject[decided](said);
}

/** What is missing to the minimums in one line; empty when nothing is. */
function lacking({ locale, figures }: GoNoGoProps): string {
  const { goNoGo: say } = words(locale);
  const lack = goLack(figures);
  const sides = lack.sides.map(({ side, heads }) => {
    const named = figures.sides[side];
    return say.lackSaid({ side: (locale === "en" ? named?.labelEn : named?.labelZh) ?? "", count: heads });
  });
  const amount = formatMoney({ minor: lack.profitMinor, currency: figures.currency }, locale);
  return [...sides, ...(lack.profitMinor > 0 ? [say.lackProfitSaid({ amount })] : [])].join(say.listComma);
}

/** To the team on the go/no-go day: both outcomes in figures, or what the rule decided. The link only shows. */
export function GoNoGoLetter(props: GoNoGoProps) {
  const { locale, sender, figures, decided } = props;
  const { goNoGo: say } = words(locale);
  const said = {
    title: plainLine(props.title, 60),
    when: formatMoment(props.startsAt, props.timeZone, locale),
  };
  const money = (minor: number) => formatMoney({ minor, currency: figures.currency }, locale);
  const lead = decided === null ? say.letterLead(said) : say.ruleLead[decided](said);
  const { expectedHeads, runExpectedMinor } = figures;
  const lacks = lacking(props);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={decided === null ? say.letterTitle : say.ruleTitle[decided]}
      preview={lead}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <Fact label={say.letterRun}>{money(figures.runNowMinor)}</Fact>
        {expectedHeads !== null && runExpectedMinor !== null ? (
          <Fact label={say.letterRunExpected({ heads: expectedHeads })}>{money(runExpectedMinor)}</Fact>
        ) : null}
        <Fact label={say.letterCancel}>{money(figures.lostMinor)}</Fact>
        {lacks ? <Fact label={say.letterLacks}>{lacks}</Fact> : null}
      </Facts>
      {lacks ? null : <Paragraph>{say.letterAll}</Paragraph>}
      <Action locale={locale} href={props.url}>
        {decided === null ? say.letterButton : say.ruleButton}
      </Action>
    </Letter>
  );
}

function sample(locale: Locale, decided: GoChoice | null): GoNoGoProps {
  const { title, startsAt, timeZone } = evening(locale);
  return {
    ...{ locale, title, startsAt, timeZone, decided },
    sender: sender(locale),
    name: locale === "en" ? "Bei" : "小北",
    figures: {
      currency: "CNY",
      sides: [
        { labelZh: "男生", labelEn: "Men", heads: 8, capacity: 12, least: 8 },
        { labelZh: "女生", labelEn: "Women", heads: 6, capacity: 12, least: 8 },
      ],
      ...{
        payingHeads: 14,
        leastMinor: 0,
        runNowMinor: 98_600,
        expectedHeads: 20,
        runExpectedMinor: 398_000,
      },
      ...{ lostMinor: 27_944, venueMinor: 0, feesMinor: 27_944, otherMinor: 0 },
      ...{ refunds: 14, refundMinor: 698_600 },
    },
    url: links(locale).event,
  };
}

GoNoGoLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", null),
  en: sample("en", "cancel"),
} satisfies Record<Locale, GoNoGoProps>;
