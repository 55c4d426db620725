import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import type { ApplicationEnd } from "#app/domain/registration/application.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type EveningTimes, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { evening, guest, links, sender } from "./samples.ts";

/** What an applicant is told. A price of nothing is a seat that is only to be taken. */
export type ApplicationNews =
  | { is: "received" }
  | { is: "waiting"; position: number }
  | { is: "approved"; until: Date; price: Money }
  | { is: "declined" }
  | { is: "ended"; why: ApplicationEnd };

export type ApplicationProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  title: string;
  times: EveningTimes;
  side: string;
  news: ApplicationNews;
  /** Where the one thing to do is done. */
  url: string;
};

/** The news in words: subject, the line beside it, title, what happened, what follows, and the button. */
function said({ locale, title, times, side, news }: ApplicationProps) {
  const say = words(locale).approval.letters;
  switch (news.is) {
    case "received":
      return {
        ...say.received,
        subject: say.received.subject({ title }),
        lead: say.received.lead({ title }),
      };
    case "waiting": {
      const { position } = news;
      return {
        ...say.waiting,
        subject: say.waiting.subject({ title }),
        preview: say.waiting.preview({ position }),
        lead: say.waiting.lead({ title }),
        next: say.waiting.next({ side, position }),
      };
    }
    case "approved":
      return {
        ...say.approved,
        subject: say.approved.subject({ title }),
        preview: say.approved.preview({ until: formatMoment(news.until, times.timeZone, locale) }),
        lead: say.approved.lead({ title }),
        button:
          news.price.minor > 0
            ? say.approved.button({ price: formatMoney(news.price, locale) })
            : say.approved.buttonFree,
      };
    case "declined":
      return {
        ...say.declined,
        subject: say.declined.subject({ title }),
        lead: say.declined.lead({ title }),
      };
    case "ended":
      return {
        ...say.ended,
        subject: say.ended.subject({ title }),
        lead: say.ended.lead[news.why]({ title }),
      };
  }
}

export function applicationSubject(props: ApplicationProps): string {
  return said(props).subject;
}

/** News of an application. It names no place: the reader holds no ticket yet. */
export function ApplicationLetter(props: ApplicationProps) {
  const { locale, sender, times, side, news } = props;
  const { letters, approval } = words(locale);
  const { title, preview, lead, next, button } = said(props);
  const over = news.is === "declined" || news.is === "ended";
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={title}
      preview={preview}
      foot={over ? null : <Small>{letters.keepLink}</Small>}
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{lead}</Paragraph>
      <Facts>
        <Fact label={letters.when}>{whenText(times, locale)}</Fact>
        <Fact label={letters.side}>{side}</Fact>
        {news.is === "approved" ? (
          <>
            <Fact label={approval.letters.approved.price}>
              {news.price.minor > 0 ? formatMoney(news.price, locale) : approval.letters.approved.free}
            </Fact>
            <Fact label={approval.letters.approved.until}>
              {formatMoment(news.until, times.timeZone, locale)}
            </Fact>
          </>
        ) : null}
      </Facts>
      <Paragraph>{next}</Paragraph>
      <Action locale={locale} href={props.url}>
        {button}
      </Action>
    </Letter>
  );
}

/** What every applicant's letter would look like. */
export function applicationSample<N extends ApplicationNews>(locale: Locale, news: N): ApplicationProps {
  const { title, startsAt, endsAt, timeZone } = evening(locale);
  const over = news.is === "declined" || news.is === "ended";
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    title,
    times: { startsAt, endsAt, timeZone },
    side: locale === "en" ? "Women" : "女生",
    news,
    url: over ? sender(locale).home : links(locale).order,
  };
}

const approved: ApplicationNews = {
  is: "approved",
  until: new Date("2026-11-23T04:00:00Z"),
  price: { minor: 49_900, currency: "CNY" },
};

ApplicationLetter.PreviewProps = {
  "zh-CN": applicationSample("zh-CN", approved),
  en: applicationSample("en", approved),
} satisfies Record<Locale, ApplicationProps>;
