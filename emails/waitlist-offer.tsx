import type { Locale } from "#app/domain/events/locale.ts";
import type { Money } from "#app/domain/money/money.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Fact } from "./layout.tsx";
import { type WaitingProps, WaitlistSheet, waitingSample } from "./waitlist-sheet.tsx";

export type WaitlistOfferProps = WaitingProps & {
  until: Date;
  /** What the kept seats cost now; null when they cost nothing. */
  price: Money | null;
  /** More than one seat is kept. */
  party: boolean;
};

function untilText({ until, times, locale }: WaitlistOfferProps): string {
  return formatMoment(until, times.timeZone, locale);
}

export function waitlistOfferSubject(props: WaitlistOfferProps): string {
  const { locale, title } = props;
  return words(locale).waitlist.letters.offer.subject({ title, until: untilText(props) });
}

/** A seat is kept: until when, what it costs, and how to take it or pass it on. */
export function WaitlistOfferLetter(props: WaitlistOfferProps) {
  const { locale, title, price } = props;
  const say = words(locale).waitlist.letters.offer;
  const until = untilText(props);
  return (
    <WaitlistSheet
      {...props}
      heading={props.party ? say.titleParty : say.title}
      lead={say.lead({ title, until })}
      text={say.how}
      facts={
        <>
          <Fact label={say.until}>{until}</Fact>
          {price ? <Fact label={say.price}>{formatMoney(price, locale)}</Fact> : null}
        </>
      }
      action={{ href: props.entryUrl, label: say.button }}
      small={[say.decline]}
    />
  );
}

function sample(locale: Locale): WaitlistOfferProps {
  const until = new Date("2026-11-22T04:00:00Z");
  return { ...waitingSample(locale), until, price: { minor: 49_900, currency: "CNY" }, party: false };
}

WaitlistOfferLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  WaitlistOfferProps
>;
