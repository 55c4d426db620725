import { applyCode } from "#app/domain/registration/coded-sides.ts";
import { formatDay, formatMoment, formatMoney, formatTime, formatZone, isoMoment } from "#app/i18n/format.ts";
import { ErrorSummary } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { CodeField, codeError, FirstSubmit } from "./code-field.tsx";
import { Consents } from "./consents.tsx";
import { type EntryFacts, emptyPerson, type OfferFacts, type OfferForm } from "./entry-facts.ts";
import { EntryPerson, personErrors, suffixOf } from "./entry-person.tsx";
import { fieldSentence } from "./field-sentence.ts";

type EntryOfferProps = { entry: EntryFacts; offer: OfferFacts; form: OfferForm };

/** A seat that is kept for its reader: until when, and the form that takes it, or passes it on with one tap. */
export function EntryOffer({ entry, offer, form }: EntryOfferProps) {
  const { waitlist } = useWords();
  const say = waitlist.page;
  return (
    <>
      <Countdown entry={entry} offer={offer} />
      <p className="muted">{offer.totalMinor > 0 ? say.offerText : say.offerTextFree}</p>
      <AcceptForm entry={entry} offer={offer} form={form} />
      <form method="post" className="decline">
        <input type="hidden" name="intent" value="leave" />
        <button type="submit" className="button quiet" data-once={say.leaving}>
          {say.decline}
        </button>
        <p className="tiny center">{say.declineText}</p>
      </form>
    </>
  );
}

function Countdown({ entry, offer }: Pick<EntryOfferProps, "entry" | "offer">) {
  const { waitlist } = useWords();
  const say = waitlist.page;
  const locale = useLocale();
  const { timeZone } = entry.event;
  const moment = formatMoment(offer.until, timeZone, locale);
  const soon = offer.until.getTime() - entry.now.getTime() < 6_000_000;
  return (
    <section className="card held" aria-label={say.offerUntil({ moment })}>
      <p className="count">
        {soon ? (
          <time
            dateTime={isoMoment(offer.until)}
            data-countdown=""
            data-now={isoMoment(entry.now)}
            data-words={say.offerCount}
            data-over={say.offerOver}
          >
            {say.offerUntil({ moment })}
          </time>
        ) : (
          <time dateTime={isoMoment(offer.until)}>
            <span className="nowrap">{formatDay(offer.until, timeZone, locale)}</span>{" "}
            <span className="nowrap">{formatTime(offer.until, timeZone)}</span>
          </time>
        )}
      </p>
      <p className="tiny">
        {soon ? say.offerUntil({ moment }) : say.offerKept} · {formatZone(offer.until, timeZone, locale)}
      </p>
    </section>
  );
}

function AcceptForm({ entry, offer, form }: EntryOfferProps) {
  const words = useWords();
  const say = words.waitlist.page;
  const locale = useLocale();
  const { event } = entry;
  const firstOfDate = locale === "en" ? "birthDay" : "birthYear";
  const consentErrors: Partial<Record<"terms" | "privacy" | "conduct", string>> = {};
  const summed: Record<string, string> = {};
  for (const [index] of offer.seats.entries())
    for (const [field, said] of Object.entries(personErrors(form.reasons[index] ?? {}, words, event)))
      summed[(field === "birthDate" ? firstOfDate : field) + suffixOf(index)] = said;
  for (const kind of ["terms", "privacy", "conduct"] as const) {
    const reason = form.reasons[0]?.[kind];
    if (!reason) continue;
    consentErrors[kind] = fieldSentence(kind, reason, words, event);
    summed[kind] = consentErrors[kind];
  }
  const code = { ...form.tried, asked: offer.takesCodes };
  const codeSaid = codeError(code, words);
  if (codeSaid) summed.code = codeSaid;
  const priced = applyCode(
    offer.seats.map(({ sideId, side, priceMinor }) => ({
      ...{ id: sideId, label: side, price: { minor: priceMinor, currency: offer.currency } },
    })),
    form.tried.good,
  );
  const totalMinor = priced.reduce((sum, seat) => sum + seat.price.minor, 0);
  const price = formatMoney({ minor: totalMinor, currency: offer.currency }, locale);
  return (
    <form method="post" className="register" noValidate>
      <ErrorSummary words={words} errors={summed} />
      {code.asked ? <FirstSubmit label={words.registration.submit} /> : null}
      <input type="hidden" name="intent" value="accept" />
      <input type="hidden" name="formToken" value={form.formToken ?? offer.formToken} />
      <input type="hidden" name="price" value={totalMinor} />
      {offer.seats.map(({ sideId, side }, index) => (
        <EntryPerson
          key={suffixOf(index)}
          index={index}
          heading={offer.seats.length > 1 ? say.person({ number: index + 1, side }) : null}
          sideId={sideId}
          event={event}
          ownEmail={entry.email}
          values={form.people[index] ?? emptyPerson}
          reasons={form.reasons[index] ?? {}}
        />
      ))}
      <Consents given={form.consents} errors={consentErrors} />
      <CodeField code={code} typed={form.code} sides={priced} />
      <button type="submit" className="button" data-once={words.registration.submitting}>
        {totalMinor > 0
          ? say.accept({ price, seats: offer.seats.length })
          : say.acceptFree({ seats: offer.seats.length })}
      </button>
    </form>
  );
}
