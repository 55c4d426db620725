import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { seatsText } from "#app/i18n/seats-text.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { foreign } from "../event/foreign.ts";
import { When } from "../event/when-and-where.tsx";
import { Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { EntryFacts, OfferForm } from "./entry-facts.ts";
import { EntryOffer } from "./entry-offer.tsx";

type EntryPageProps = {
  entry: EntryFacts;
  /** Its own address without the language. */
  path: string;
  form: OfferForm;
  /** The language was just chosen. */
  languageSaved: boolean;
};

/** The page behind the link of somebody on the waitlist, in each of its states. */
export function EntryPage({ entry, path, form, languageSaved }: EntryPageProps) {
  const words = useWords();
  const { waitlist } = words;
  const say = waitlist.page;
  const locale = useLocale();
  const { event, state } = entry;
  const party = (entry.offer?.seats.length ?? 0) > 1;
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", path)}>
      <div className="order">
        <h1>{state === "offered" && party ? say.titles.offeredParty : say.titles[state]}</h1>
        {languageSaved ? (
          <Notice tone="good">
            <p>{say.languageSaved}</p>
          </Notice>
        ) : null}
        <Refused form={form} />
        <div className="card summary">
          <b {...foreign(event.words.locale, locale)}>{event.words.title}</b>
          <When {...event} />
          <span className="small muted">
            {[event.place?.city, event.place?.area].filter(Boolean).join(" · ")}
          </span>
          <span className="small">
            {state === "waiting" ? say.seats : waitlist.letters.seats}
            {locale === "en" ? ": " : "："}
            {seatsText(entry.places, words)}
          </span>
        </div>
        {state === "waiting" ? <Waiting entry={entry} /> : null}
        {state === "offered" && entry.offer ? (
          <EntryOffer entry={entry} offer={entry.offer} form={form} />
        ) : null}
        {state === "waiting" || state === "offered" ? null : <Over entry={entry} />}
      </div>
      <Enhance use={["once", "countdown"]} />
    </PublicLayout>
  );
}

function Refused({ form }: { form: OfferForm }) {
  const { waitlist, seatAnswers, registration, trust } = useWords();
  const say = waitlist.page;
  if (form.problem === null) return null;
  const table = {
    "offer-gone": say.offerGone,
    "too-many": say.tooMany,
    "too-many-holds": registration.tooMany,
    "no-seat": trust.refused,
    "code-refused": seatAnswers.code,
    "price-changed": say.priceChanged,
  } satisfies Record<NonNullable<OfferForm["problem"]>, string>;
  return (
    <Notice tone="bad" title={form.problem === "code-refused" ? seatAnswers.codeTitle : say.notNow}>
      <p>{table[form.problem]}</p>
    </Notice>
  );
}

function Waiting({ entry }: { entry: EntryFacts }) {
  const { waitlist } = useWords();
  const say = waitlist.page;
  const locale = useLocale();
  const place = entry.place ?? 1;
  return (
    <>
      <section className="card held" aria-labelledby="place">
        <h2 id="place" className="count">
          {say.place({ place })}
        </h2>
        <p className="muted">{place === 1 ? say.placeFirst : say.placeText({ ahead: place - 1 })}</p>
        <p className="tiny">
          {say.since({ moment: formatMoment(entry.joinedAt, entry.event.timeZone, locale) })}
        </p>
      </section>
      <h2>{say.nextTitle}</h2>
      <ul>
        {say.next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <form method="post">
        <input type="hidden" name="intent" value="leave" />
        <button type="submit" className="button quiet" data-once={say.leaving}>
          {say.leave}
        </button>
      </form>
      <Language />
    </>
  );
}

/** The other language for the letters; the answer comes in that language. */
export function Language() {
  const { waitlist } = useWords();
  const locale = useLocale();
  return (
    <form method="post">
      <input type="hidden" name="intent" value="language" />
      <input type="hidden" name="locale" value={locale === "en" ? "zh-CN" : "en"} />
      <button type="submit" className="button quiet slim" lang={locale}>
        {waitlist.page.language}
      </button>
    </form>
  );
}

function overText(entry: EntryFacts, say: ReturnType<typeof useWords>["waitlist"]["page"]): string {
  if (entry.state === "claimed") return say.claimedText;
  if (entry.state === "left") return say.leftText;
  if (entry.state === "expired") return entry.again ? say.expiredText : say.expiredOverText;
  return entry.event.status === "cancelled" ? say.cancelledText : say.closedText;
}

function Over({ entry }: { entry: EntryFacts }) {
  const { waitlist } = useWords();
  const say = waitlist.page;
  const locale = useLocale();
  const again = entry.again && (entry.state === "expired" || entry.state === "left");
  return (
    <>
      <p className="muted">{overText(entry, say)}</p>
      {entry.orderToken ? (
        <a className="button" href={localePath(locale, `/o/${entry.orderToken}`)}>
          {say.toOrder}
        </a>
      ) : null}
      {again ? (
        <a
          className="button"
          href={localePath(locale, `/e/${entry.event.slug}/waitlist?side=${entry.places[0]?.sideId ?? ""}`)}
        >
          {say.again}
        </a>
      ) : null}
      <a className="button quiet" href={localePath(locale, again ? `/e/${entry.event.slug}` : "/")}>
        {again ? waitlist.backToEvent : say.others}
      </a>
    </>
  );
}
