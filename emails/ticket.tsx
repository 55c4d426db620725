import { Img, Link, Section } from "react-email";
import type { Locale } from "#app/domain/events/locale.ts";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import type { Money } from "#app/domain/money/money.ts";
import { ladderRows, type RefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { type Evening, EveningFacts, whenText } from "./evening.tsx";
import { Action, Fact, Facts, Greeting, Letter, Paragraph, type Sender, Small, Subtitle } from "./layout.tsx";
import { look } from "./look.ts";
import { evening, guest, links, now, sender } from "./samples.ts";

export type TicketProps = {
  locale: Locale;
  sender: Sender;
  name: string;
  evening: Evening;
  /** The side the guest belongs to, in the letter's language. */
  side: string;
  code: string;
  /** Where the QR image of the code is: `cid:…` in a letter. */
  qr: string;
  total: Money;
  /** The code the order was made with, and what the seats cost without it; null when there was none. */
  discount: { code: string; list: Money } | null;
  complimentary: boolean;
  /** As snapshotted on the order. */
  ladder: RefundLadder;
  /**
   * Of a group: who ordered is told everybody on the order; a companion, who sees nobody else, is asked to agree to
   * the texts. Null for an order of one.
   */
  party:
    | { reader: "payer"; people: readonly { name: string; side: string; price: Money }[] }
    | { reader: "companion" }
    | null;
  orderUrl: string;
  /** Where the reader tells whom they would like to meet; null where that is not theirs to tell. */
  profileUrl: string | null;
  now: Date;
};

export function ticketSubject(props: TicketProps): string {
  return words(props.locale).letters.ticket.subject({ title: props.evening.title });
}

/** What the calendar entry says under its title. */
export function ticketCalendarNote(props: TicketProps): string {
  const { calendar } = words(props.locale).letters;
  return calendar.description({
    business: plainLine(props.sender.business, 60),
    code: props.code,
    link: props.orderUrl,
  });
}

/** Paid: when, where, the code for the door, and what happens if plans change. */
export function TicketLetter(props: TicketProps) {
  const { locale, evening, code } = props;
  const { letters, groups, prices, nightProfile } = words(locale);
  const companion = props.party?.reader === "companion";
  return (
    <Letter
      locale={locale}
      sender={props.sender}
      title={letters.ticket.title}
      preview={letters.ticket.preview({ when: whenText(evening, locale), code })}
      foot={
        <>
          <Small>{letters.answer}</Small>
          <Small>{letters.keepLink}</Small>
        </>
      }
    >
      <Greeting locale={locale} name={props.name} />
      <Paragraph>{companion ? groups.letters.ticketLead(evening) : letters.ticket.lead(evening)}</Paragraph>
      {companion ? <Paragraph>{groups.letters.confirm}</Paragraph> : null}
      <Section className="ticket" style={look.ticket}>
        <Img src={props.qr} alt={letters.codeAlt({ code })} width="184" height="184" style={look.image} />
        <p className="ink" style={look.code}>
          {code}
        </p>
        <Small>{letters.codeHint}</Small>
      </Section>
      <Facts>
        <EveningFacts evening={evening} locale={locale} />
        <Fact label={letters.side}>{props.side}</Fact>
        {props.discount && !props.complimentary && !companion ? (
          <Fact label={prices.withCode(props.discount)}>
            {prices.listPrice({ price: formatMoney(props.discount.list, locale) })}
          </Fact>
        ) : null}
        <Fact label={letters.paid}>
          {props.complimentary
            ? letters.free
            : companion
              ? groups.letters.paidByFriend
              : formatMoney(props.total, locale)}
        </Fact>
      </Facts>
      {props.party?.reader === "payer" ? <Party locale={locale} people={props.party.people} /> : null}
      <Small>{letters.ticket.calendar}</Small>
      <Action locale={locale} href={props.orderUrl}>
        {letters.openOrder}
      </Action>
      {props.profileUrl ? (
        <Small>
          {nightProfile.letterLine}{" "}
          <Link href={props.profileUrl} className="link" style={look.link}>
            {nightProfile.letterLink}
          </Link>
        </Small>
      ) : null}
      {props.total.minor > 0 && !props.complimentary && !companion ? <Ladder {...props} /> : null}
    </Letter>
  );
}

type PartyProps = {
  locale: Locale;
  people: Extract<NonNullable<TicketProps["party"]>, { reader: "payer" }>["people"];
};

/** Everybody on the order with what their seat costs. */
function Party({ locale, people }: PartyProps) {
  const { letters } = words(locale).groups;
  return (
    <>
      <Subtitle locale={locale}>{letters.people({ count: people.length })}</Subtitle>
      {people.map(({ name, side, price }) => (
        <Small key={`${name} ${side}`}>
          <bdi>
            {price.minor > 0
              ? letters.person({ name, side, price: formatMoney(price, locale) })
              : letters.personFree({ name, side })}
          </bdi>
        </Small>
      ))}
      <Small>{letters.peopleNote}</Small>
    </>
  );
}

/** The rungs still ahead, each with its last moment, as the order was sold. */
function Ladder({ locale, evening, ladder, now }: TicketProps) {
  const { ticket } = words(locale).letters;
  const ahead = ladderRows(ladder, evening.startsAt).filter((row) => row.until > now && row.percent > 0);
  return (
    <>
      <Subtitle locale={locale}>{ticket.ladderTitle}</Subtitle>
      {ahead.map((row) => (
        <Small key={row.percent}>
          {ticket.ladderUntil({
            moment: formatMoment(row.until, evening.timeZone, locale),
            percent: row.percent,
          })}
        </Small>
      ))}
      <Small>{ahead.length > 0 ? ticket.ladderAfter : ticket.ladderNow}</Small>
      <Small>{ticket.ladderOrganiser}</Small>
      {ahead.length > 0 ? <Small>{ticket.ladderHow}</Small> : null}
    </>
  );
}

function sample(locale: Locale, side: string): TicketProps {
  return {
    locale,
    sender: sender(locale),
    name: guest(locale),
    evening: evening(locale),
    side,
    code: "K7M4QX82",
    qr: "cid:ticket-code",
    total: { minor: 49900, currency: "CNY" },
    discount: null,
    complimentary: false,
    ladder: [
      { hoursBefore: 168, percent: 100 },
      { hoursBefore: 48, percent: 80 },
    ],
    party: null,
    orderUrl: links(locale).order,
    profileUrl: links(locale).profile,
    now,
  };
}

TicketLetter.PreviewProps = {
  "zh-CN": sample("zh-CN", "女生"),
  en: sample("en", "Women"),
} satisfies Record<Locale, TicketProps>;
