import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, sender } from "./samples.ts";

/** What a guest is told about changing sides. */
export type SideMoveNews =
  /** Done: what goes back (below 0) or was added (above 0), in minor units; 0 for the same price. */
  | { is: "moved"; differenceMinor: number; currency: string }
  | { is: "offer"; amount: Money; until: Date }
  | { is: "over" };

export type SideMoveProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  title: string;
  times: EveningTimes;
  from: string;
  to: string;
  news: SideMoveNews;
  orderUrl: string;
};

function said({ locale, title, times, from, to, news }: SideMoveProps) {
  const say = words(locale).sideMove.letters;
  if (news.is === "over")
    return { ...say.over, subject: say.over.subject({ title }), lead: say.over.lead({ title, from }) };
  if (news.is === "moved") {
    const subject = say.moved.subject({ title, side: to });
    return { ...say.moved, subject, lead: say.moved.lead({ title, from, to }) };
  }
  const amount = formatMoney(news.amount, locale);
  return {
    subject: say.offer.subject({ title, side: to }),
    preview: say.offer.preview({ amount, until: formatMoment(news.until, times.timeZone, locale) }),
    title: say.offer.title({ side: to }),
    lead: say.offer.lead({ title, from, to }),
    button: say.offer.button({ amount }),
  };
}

export function sideMoveSubject(props: SideMoveProps): string {
  return said(props).subject;
}

/** A seat moved to another side, may move for more money, or stays after all. */
export function SideMoveLetter(props: SideMoveProps) {
  const { locale, sender, times, news } = props;
  const { letters, sideMove } = words(locale);
  const { title, preview, lead, button } = said(props);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={title}
      preview={preview}
      foot={<Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
        {news.is === "moved" ? <Fact label={sideMove.letters.moved.side}>{props.to}</Fact> : null}
        {news.is === "offer" ? (
          <>
            <Fact label={sideMove.letters.offer.amount}>{formatMoney(news.amount, locale)}</Fact>
            <Fact label={sideMove.letters.offer.until}>
              {formatMoment(news.until, times.timeZone, locale)}
            </Fact>
          </>
        ) : null}
      </Facts>
      {news.is === "moved" ? <Paragraph>{moneyWords(locale, news)}</Paragraph> : null}
      {news.is === "offer" ? (
        <Paragraph>{sideMove.letters.offer.stay({ from: props.from })}</Paragraph>
      ) : null}
      <Action locale={locale} href={props.orderUrl}>
        {button}
      </Action>
      {news.is === "moved" ? <Small>{sideMove.letters.moved.question}</Small> : null}
    </Letter>
  );
}

function moneyWords(locale: Locale, { differenceMinor, currency }: Extract<SideMoveNews, { is: "moved" }>) {
  const say = words(locale).sideMove.letters.moved;
  if (differenceMinor === 0) return say.same;
  const amount = formatMoney({ minor: Math.abs(differenceMinor), currency }, locale);
  return differenceMinor < 0 ? say.refund({ amount }) : say.paid({ amount });
}

/** What every such letter would look like. */
export function sideMoveSample(locale: Locale, news: SideMoveNews): SideMoveProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  const en = locale === "en";
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    from: en ? "Women" : "女生",
    to: en ? "Men" : "男生",
    news,
    orderUrl: links(locale).order,
  };
}

const cheaper: SideMoveNews = { is: "moved", differenceMinor: -10_000, currency: "CNY" };

SideMoveLetter.PreviewProps = {
  "zh-CN": sideMoveSample("zh-CN", cheaper),
  en: sideMoveSample("en", cheaper),
} satisfies Record<Locale, SideMoveProps>;
