import { Link } from "react-email";
import type { Locale } from "#app/domain/events/locale.ts";
import type { FoundState } from "#app/domain/letters/found-orders.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { look } from "./look.ts";
import { evening, links, sender } from "./samples.ts";

export type FoundOrder = {
  title: string;
  startsAt: Date;
  timeZone: string;
  state: FoundState;
  url: string;
};

export type FindTicketProps = { locale: Locale; sender: Sender; orders: FoundOrder[] };

export function findTicketSubject({ locale }: FindTicketProps): string {
  return words(locale).letters.find.subject;
}

/** The links to one's own orders. It names no place: whether one may know it, the order's page decides. */
export function FindTicketLetter({ locale, sender, orders }: FindTicketProps) {
  const { letters } = words(locale);
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={letters.find.title}
      preview={letters.find.preview({ count: orders.length })}
      foot={
        <>
          <Small>{letters.find.notYou}</Small>
          <Small>{letters.keepLink}</Small>
        </>
      }
    >
      <Greeting locale={locale} name="" />
      <Paragraph>{letters.find.lead}</Paragraph>
      <Facts>
        {orders.map((order) => (
          <Fact
            key={order.url}
            label={`${formatMoment(order.startsAt, order.timeZone, locale)} · ${letters.find.states[order.state]}`}
          >
            <Link href={order.url} className="link" style={look.link}>
              {order.title}
            </Link>
          </Fact>
        ))}
      </Facts>
    </Letter>
  );
}

function sample(locale: Locale): FindTicketProps {
  const { title, startsAt, timeZone } = evening(locale);
  const url = links(locale).order;
  const earlier = locale === "en" ? "Autumn tea on the terrace" : "秋天的露台茶局";
  return {
    locale,
    sender: sender(locale),
    orders: [
      { title, startsAt, timeZone, state: "paid", url },
      {
        title: earlier,
        startsAt: new Date("2026-10-17T07:00:00Z"),
        timeZone,
        state: "refunded",
        url: `${url.slice(0, -1)}k`,
      },
    ],
  };
}

FindTicketLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  FindTicketProps
>;
