import type { Locale } from "#app/domain/events/locale.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import { venueZones } from "#app/domain/venues/venue-zones.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select, TextArea } from "../form.tsx";
import { zoneLabel } from "./zone-label.ts";

type VenueInputsProps = { locale: Locale; values: VenueFields; errors: Readonly<Record<string, string>> };

/** The fields of a venue, the same when it is new and when it changes. */
export function VenueInputs({ locale, values, errors }: VenueInputsProps) {
  const { common, officeVenues: say } = words(locale);
  const optionalMark = common.optional;
  const field = (name: keyof VenueFields) => ({ name, defaultValue: values[name], error: errors[name] });
  const zones = venueZones.includes(values.timeZone) ? venueZones : [values.timeZone, ...venueZones];
  return (
    <>
      <Field {...field("name")} label={say.name} placeholder={say.namePlaceholder} required />
      <div className="pair">
        <Field {...field("city")} label={say.city} autoComplete="off" required />
        <Field {...field("area")} label={say.area} autoComplete="off" required />
      </div>
      <Field {...field("address")} label={say.address} autoComplete="off" required />
      <Field
        {...field("capacity")}
        label={say.capacity}
        hint={say.capacityHint}
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <Select {...field("timeZone")} label={say.timeZone}>
        {zones.filter(Boolean).map((zone) => (
          <option key={zone} value={zone}>
            {zoneLabel(zone, locale)}
          </option>
        ))}
      </Select>
      <EnglishInputs locale={locale} values={values} errors={errors} />
      <Field {...field("mapUrl")} label={say.mapUrl} type="url" inputMode="url" optionalMark={optionalMark} />
      <TextArea {...field("notes")} label={say.notes} hint={say.notesHint} optionalMark={optionalMark} />
    </>
  );
}

/** The venue for those who read English: folded away until there is something to see. */
function EnglishInputs({ locale, values, errors }: VenueInputsProps) {
  const { common, officeVenues: say } = words(locale);
  const names = ["nameEn", "cityEn", "areaEn", "addressEn"] as const;
  const field = (name: (typeof names)[number]) => ({
    ...{ name, label: say[name], defaultValue: values[name], error: errors[name] },
    autoComplete: "off",
    lang: "en",
  });
  return (
    <details className="more" open={names.some((name) => values[name] || errors[name])}>
      <summary>
        {say.englishTitle} <span className="mark">{common.optional}</span>
      </summary>
      <p className="small muted">{say.englishHint}</p>
      <Field {...field("nameEn")} />
      <div className="pair">
        <Field {...field("cityEn")} />
        <Field {...field("areaEn")} />
      </div>
      <Field {...field("addressEn")} />
    </details>
  );
}
