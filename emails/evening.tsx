import { Link } from "react-email";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatSpan, formatZone } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Fact } from "./layout.tsx";
import { look } from "./look.ts";

/** An event as a paid guest may see it. */
export type Evening = {
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  /** Null while no venue is fixed. */
  place: { name: string; address: string; mapUrl: string } | null;
  bring: string;
};

/** When an evening is, for letters to people who may not know where. */
export type EveningTimes = Pick<Evening, "startsAt" | "endsAt" | "timeZone">;

/** "12 月 5 日（周六）19:00–21:30（上海时间 GMT+8）". */
export function whenText(evening: EveningTimes, locale: Locale): string {
  const { letters } = words(locale);
  const zone = letters.zoneNote({ zone: formatZone(evening.startsAt, evening.timeZone, locale) });
  const gap = locale === "en" ? " " : "";
  // Some mail programs draw the sign that holds a line together.
  const when = formatSpan(evening.startsAt, evening.endsAt, evening.timeZone, locale).replaceAll(
    "\u2060",
    "",
  );
  return `${when}${gap}${zone}`;
}

type EveningFactsProps = {
  evening: Evening;
  locale: Locale;
  /** Another name for the first row. */
  when?: string;
};

/** When, where and what to bring, as rows of the letter's facts. */
export function EveningFacts({ evening, locale, when }: EveningFactsProps) {
  const { letters } = words(locale);
  const { place, bring } = evening;
  return (
    <>
      <Fact label={when ?? letters.when}>{whenText(evening, locale)}</Fact>
      {place ? (
        <Fact label={letters.where}>
          <bdi>{place.name}</bdi>
          <br />
          <bdi>{place.address}</bdi>
          <br />
          <Link href={place.mapUrl} className="link" style={look.link}>
            {letters.map}
          </Link>
        </Fact>
      ) : null}
      {bring.trim() ? <Fact label={letters.bring}>{bring.trim()}</Fact> : null}
    </>
  );
}
