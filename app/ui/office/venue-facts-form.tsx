import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_CONTACTS, MOST_ROOMS, offerNames, weekdays } from "#app/domain/venues/venue-facts.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field, TextArea } from "../form.tsx";

type FactsFormProps = {
  locale: Locale;
  version: string;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** A venue's facts as one form of folded parts; a part with something in it stands open. */
export function FactsForm({ locale, version, values, errors }: FactsFormProps) {
  const { officeFacts: say } = words(locale);
  const field = (name: string, label: string) => ({
    ...{ name, label, defaultValue: values[name], error: errors[name] },
    autoComplete: "off",
  });
  const area = (name: string, label: string) => (
    <TextArea {...{ name, label }} defaultValue={values[name]} error={errors[name]} />
  );
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      <fieldset className="card part">
        <legend>{say.offersTitle}</legend>
        <div className="offer-grid">
          {offerNames.map((name) => (
            <Check
              key={name}
              name={`offer-${name}`}
              label={say.offers[name]}
              defaultChecked={values[`offer-${name}`] === "yes"}
            />
          ))}
        </div>
        {area("offersNote", say.offersNote)}
        {area("offersNoteEn", say.offersNoteEn)}
      </fieldset>
      <fieldset className="card part">
        <legend>{say.roomsTitle}</legend>
        {Array.from({ length: MOST_ROOMS }, (_, n) => `room${n}`).map((name, n) => (
          <div key={name}>
            <Field {...field(`${name}Name`, say.roomName({ n: n + 1 }))} />
            <div className="pair">
              <Field {...field(`${name}NameEn`, say.roomNameEn)} lang="en" />
              <Field {...field(`${name}Capacity`, say.roomCapacity)} inputMode="numeric" />
            </div>
          </div>
        ))}
      </fieldset>
      <fieldset className="card part">
        <legend>{say.contactsTitle}</legend>
        {Array.from({ length: MOST_CONTACTS }, (_, n) => `contact${n}`).map((name, n) => (
          <div key={name}>
            <Field {...field(`${name}Name`, say.contactName({ n: n + 1 }))} />
            <div className="pair">
              <Field {...field(`${name}Phone`, say.contactPhone)} type="tel" inputMode="tel" />
              <Field {...field(`${name}Email`, say.contactEmail)} type="email" inputMode="email" />
            </div>
          </div>
        ))}
      </fieldset>
      <fieldset className="card part">
        <legend>{say.hoursTitle}</legend>
        <p className="small muted">{say.hoursHint}</p>
        {weekdays.map((day, n) => (
          <div className="pair" key={day}>
            <Field {...field(`opens${day}`, say.opens({ day: say.days[n] ?? "" }))} type="time" />
            <Field {...field(`closes${day}`, say.closes({ day: say.days[n] ?? "" }))} type="time" />
          </div>
        ))}
      </fieldset>
      <fieldset className="card part">
        <legend>{say.rules}</legend>
        {area("rules", say.rules)}
        {area("rulesEn", say.rulesEn)}
        {area("priceList", say.priceList)}
        {area("priceListEn", say.priceListEn)}
      </fieldset>
      <button type="submit" className="button spaced">
        {say.save}
      </button>
    </form>
  );
}

/** What each field is called, for the list of problems. */
export function factLabels(locale: Locale): Record<string, string> {
  const { officeFacts: say } = words(locale);
  const { offersNote, offersNoteEn, rules, rulesEn, priceList, priceListEn } = say;
  const pairs: [string, string][] = [];
  for (let n = 0; n < MOST_ROOMS; n += 1)
    pairs.push([`room${n}Name`, say.roomName({ n: n + 1 })], [`room${n}Capacity`, say.roomCapacity]);
  for (let n = 0; n < MOST_CONTACTS; n += 1)
    pairs.push([`contact${n}Name`, say.contactName({ n: n + 1 })], [`contact${n}Email`, say.contactEmail]);
  for (const day of weekdays) pairs.push([`opens${day}`, say.opens({ day: say.days[day - 1] ?? "" })]);
  return {
    ...{ offersNote, offersNoteEn, rules, rulesEn, priceList, priceListEn },
    ...Object.fromEntries(pairs),
  };
}
