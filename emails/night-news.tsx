import type { Locale } from "#app/domain/events/locale.ts";
import { isolate, plainLine } from "#app/domain/letters/plain-line.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, sender } from "./samples.ts";

/** What a guest is told after the rounds of a night. */
export type NightNews =
  | { is: "ballot"; at: "end" | "morning"; decided: number; of: number; closesAt: Date }
  | { is: "match"; names: readonly string[] }
  /** `creditPercent`: off a next evening; null for none. */
  | { is: "kind"; creditPercent: number | null }
  | { is: "thanks" }
  | { is: "met-again" };

export type NightNewsProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  title: string;
  timeZone: string;
  news: NightNews;
  /** The page on which the one thing to do is done. */
  url: string;
};

/** The news in words. A result has one subject and one preview, whatever it is. */
function said({ locale, title, timeZone, news }: NightNewsProps) {
  const { ballot, result, thanks, metAgain } = words(locale).nightLetters;
  switch (news.is) {
    case "ballot": {
      const time = formatMoment(news.closesAt, timeZone, locale);
      return {
        ...{ subject: ballot.subject({ title }), preview: ballot.preview({ time }), title: ballot.title },
        ...{ lead: ballot.lead[news.at]({ title }), next: ballot.privacy, button: ballot.button },
      };
    }
    case "match":
    case "kind": {
      const { lead, ...rest } = news.is === "match" ? result.match : result.kind;
      const head = { subject: result.subject({ title }), preview: result.preview };
      return { ...head, ...rest, lead: lead({ title }) };
    }
    case "thanks":
      return { ...thanks, subject: thanks.subject({ title }), lead: thanks.lead({ title }) };
    case "met-again":
      return { ...metAgain, subject: metAgain.subject({ title }), lead: metAgain.lead({ title }) };
  }
}

export function nightNewsSubject(props: NightNewsProps): string {
  return said(props).subject;
}

/** A letter of a night. It names no contact: those stand on the page, and vanish there when withdrawn. */
export function NightNewsLetter(props: NightNewsProps) {
  const { locale, sender, news } = props;
  const { letters, nightLetters } = words(locale);
  const { title, preview, lead, next, button } = said(props);
  const credit = news.is === "kind" ? news.creditPercent : null;
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
      {news.is === "match"
        ? news.names.map((name) => (
            <Paragraph key={name}>
              <strong>{isolate(plainLine(name, 60))}</strong>
            </Paragraph>
          ))
        : null}
      {news.is === "ballot" ? <BallotFacts {...props} news={news} /> : null}
      <Paragraph>{next}</Paragraph>
      {credit === null ? null : <Paragraph>{nightLetters.result.kind.credit({ percent: credit })}</Paragraph>}
      <Action locale={locale} href={props.url}>
        {button}
      </Action>
    </Letter>
  );
}

function BallotFacts({
  locale,
  timeZone,
  news: { decided, of, closesAt },
}: NightNewsProps & { news: Extract<NightNews, { is: "ballot" }> }) {
  const { ballot } = words(locale).nightLetters;
  return (
    <Facts>
      <Fact label={ballot.progress}>{ballot.progressValue({ decided, of })}</Fact>
      <Fact label={ballot.closes}>{formatMoment(closesAt, timeZone, locale)}</Fact>
    </Facts>
  );
}

/** What every letter of a night would look like. */
export function nightNewsSample(locale: Locale, news: NightNews): NightNewsProps {
  const { title, timeZone } = evening(locale);
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    timeZone,
    news,
    url: links(locale).order.replace("/o/", "/n/"),
  };
}

const open: NightNews = {
  ...{ is: "ballot", at: "end", decided: 3, of: 8 },
  closesAt: new Date("2026-12-06T04:00:00Z"),
};

NightNewsLetter.PreviewProps = {
  "zh-CN": nightNewsSample("zh-CN", open),
  en: nightNewsSample("en", open),
} satisfies Record<Locale, NightNewsProps>;
