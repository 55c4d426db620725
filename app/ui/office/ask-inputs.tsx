import { type Locale, locales } from "#app/domain/events/locale.ts";
import type { RequestFields } from "#app/domain/venues/request-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select, TextArea } from "../form.tsx";

type AskInputsProps = {
  locale: Locale;
  asking: RequestFields;
  rooms: readonly { name: string; nameEn: string; capacity: number }[];
  errors: Readonly<Record<string, string>>;
};

/** Whom at the venue to write to, in which language, and what to say beside the terms. */
export function AskInputs({ locale, asking, rooms, errors }: AskInputsProps) {
  const { bookingTalk: say, common } = words(locale);
  const nameOf = (room: { name: string; nameEn: string }) =>
    locale === "en" ? room.nameEn || room.name : room.name;
  return (
    <section className="card part">
      <h2 className="first">{say.askTitle}</h2>
      <p className="small muted">{say.askLead}</p>
      {rooms.length > 0 ? (
        <Select name="room" label={say.room} defaultValue={asking.room}>
          <option value="">{say.wholePlace}</option>
          {rooms.map((room, n) => (
            <option key={room.name} value={n}>
              {say.roomHolds({ name: nameOf(room), capacity: room.capacity })}
            </option>
          ))}
        </Select>
      ) : null}
      <Field
        name="contactName"
        label={say.contactName}
        optionalMark={common.optional}
        autoComplete="off"
        defaultValue={asking.contactName}
        error={errors.contactName}
      />
      <Field
        name="contactEmail"
        type="email"
        label={say.contactEmail}
        autoComplete="off"
        defaultValue={asking.contactEmail}
        error={errors.contactEmail}
      />
      <Select name="contactLocale" label={say.contactLocale} defaultValue={asking.contactLocale}>
        {locales.map((language) => (
          <option key={language} value={language}>
            {say.languages[language]}
          </option>
        ))}
      </Select>
      <TextArea
        name="message"
        label={say.message}
        hint={say.messageHint}
        optionalMark={common.optional}
        defaultValue={asking.message}
        error={errors.message}
      />
      <button type="submit" name="intent" value="ask" className="button">
        {say.askButton}
      </button>
    </section>
  );
}
