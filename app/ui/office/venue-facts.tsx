import type { Locale } from "#app/domain/events/locale.ts";
import { mapLink } from "#app/domain/venues/map-link.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import { inLanguage, type VenueFactSheet } from "#app/domain/venues/venue-facts.ts";
import { formatNumber, joinTimes } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

export type RecordFacts = {
  evenings: number;
  calledOff: number;
  heads: number;
  arrived: number;
  answered: number;
  answerHours: number | null;
  kept: number;
  broken: number;
  ratings: number;
  starsTenths: number | null;
};

type VenueFactsProps = {
  locale: Locale;
  venue: { id: string; fields: VenueFields; facts: VenueFactSheet; record: RecordFacts };
};

/** What is known of a venue: where it is, what it has, whom to call, when it is open, and what it has been. */
export function VenueAbout({ locale, venue }: VenueFactsProps) {
  const { officeFacts: say } = words(locale);
  const { facts, fields } = venue;
  const known = facts.offers.length + facts.rooms.length + facts.contacts.length + facts.hours.length > 0;
  return (
    <section className="card venue-facts" aria-labelledby="facts">
      <h2 id="facts" className="first">
        {say.title}
      </h2>
      <p>
        {fields.address}{" "}
        <a href={mapLink({ ...fields, mapUrl: fields.mapUrl || null })} rel="noreferrer">
          {say.map}
        </a>
      </p>
      {facts.offers.length > 0 ? (
        <ul className="plain chips" aria-label={say.offersTitle}>
          {facts.offers.map((name) => (
            <li key={name} className="tag">
              {say.offers[name]}
            </li>
          ))}
        </ul>
      ) : null}
      <Paragraph title={say.offersNote} text={inLanguage(facts.offersNote, facts.offersNoteEn, locale)} />
      <Rooms locale={locale} facts={facts} />
      <Contacts locale={locale} facts={facts} />
      <Hours locale={locale} facts={facts} />
      <Paragraph title={say.rules} text={inLanguage(facts.rules, facts.rulesEn, locale)} />
      <Paragraph title={say.priceList} text={inLanguage(facts.priceList, facts.priceListEn, locale)} />
      <p>
        <a className="button slim quiet" href={localePath(locale, `/office/venues/${venue.id}/facts`)}>
          {known ? say.edit : say.add}
        </a>
      </p>
      <p>
        <a className="thumb" href={localePath(locale, `/office/venues/${venue.id}/photos`)}>
          {say.photosTitle}
        </a>
      </p>
      <Record locale={locale} record={venue.record} />
    </section>
  );
}

function Paragraph({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <>
      <h3>{title}</h3>
      <p className="small pre-line">{text}</p>
    </>
  );
}

type PartProps = { locale: Locale; facts: VenueFactSheet };

function Rooms({ locale, facts: { rooms } }: PartProps) {
  const { officeFacts: say, officeVenues } = words(locale);
  if (rooms.length === 0) return null;
  return (
    <>
      <h3>{say.roomsTitle}</h3>
      <ul className="plain small">
        {rooms.map((room) => (
          <li key={room.name} className="row">
            <span>{inLanguage(room.name, room.nameEn, locale)}</span>
            <span className="nowrap">{officeVenues.holds({ capacity: room.capacity })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Contacts({ locale, facts: { contacts } }: PartProps) {
  const { officeFacts: say } = words(locale);
  if (contacts.length === 0) return null;
  return (
    <>
      <h3>{say.contactsTitle}</h3>
      <ul className="plain contacts">
        {contacts.map(({ name, email, phone }) => (
          <li key={`${name}${email}${phone}`}>
            <b>{name}</b>
            {phone ? (
              <a className="thumb" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
                {phone}
              </a>
            ) : null}
            {email ? (
              <a className="thumb" href={`mailto:${email}`}>
                {email}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Hours({ locale, facts: { hours } }: PartProps) {
  const { officeFacts: say } = words(locale);
  if (hours.length === 0) return null;
  return (
    <>
      <h3>{say.hoursTitle}</h3>
      <dl className="facts small">
        {say.days.map((name, n) => {
          const open = hours.find(({ day }) => day === n + 1);
          return (
            <div className="row" key={name}>
              <dt>{name}</dt>
              <dd>{open ? joinTimes(open.opens, open.closes) : say.closed}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function Record({ locale, record }: { locale: Locale; record: RecordFacts }) {
  const { officeFacts: say } = words(locale);
  const { answered, answerHours, kept, broken, ratings, starsTenths } = record;
  const rows = [
    [say.evenings, record.evenings],
    [say.calledOff, record.calledOff],
    [say.heads, record.heads],
    [say.arrived, record.arrived],
    [
      say.answeredIn,
      answerHours === null ? say.notYet : say.answeredSaid({ hours: answerHours, count: answered }),
    ],
    [say.keptWord, kept + broken === 0 ? say.notYet : say.keptSaid({ kept, broken })],
    [
      say.stars,
      starsTenths === null
        ? say.notYet
        : say.starsSaid({ stars: formatNumber(starsTenths / 10, locale), count: ratings }),
    ],
  ] as const;
  return (
    <>
      <h3>{say.recordTitle}</h3>
      <dl className="facts figures small">
        {rows.map(([label, value]) => (
          <div className="row" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
