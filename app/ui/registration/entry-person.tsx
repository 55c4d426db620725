import type { EventView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";
import { useWords } from "../use-words.ts";
import { BirthDateField } from "./birth-date-field.tsx";
import type { PersonReasons, PersonValues } from "./entry-facts.ts";
import { fieldSentence } from "./field-sentence.ts";
import { NameField, PhoneField } from "./person-inputs.tsx";

const personFields = ["form", "side", "name", "email", "birthDate", "phone"] as const;
type PersonField = (typeof personFields)[number];

/** What the fields of the person at an index of the form end with: nothing, "-2", "-3", "-4". */
export function suffixOf(index: number): string {
  return index === 0 ? "" : `-${index + 1}`;
}

/** The sentences beside one person's fields. */
export function personErrors(
  reasons: PersonReasons,
  words: Words,
  event: Pick<EventView, "minAge" | "maxAge">,
): Partial<Record<PersonField, string>> {
  const errors: Partial<Record<PersonField, string>> = {};
  for (const field of personFields) {
    const reason = reasons[field];
    if (reason) errors[field] = fieldSentence(field, reason, words, event);
  }
  return errors;
}

type EntryPersonProps = {
  index: number;
  /** "第 2 位 · 女生"; null for somebody who comes alone. */
  heading: string | null;
  sideId: string;
  event: EventView;
  /** Where the letters of the first person go: the address that waited. */
  ownEmail: string;
  values: PersonValues;
  reasons: PersonReasons;
};

/** One person of an offer. The first one's address is known; each other one gives their own. */
export function EntryPerson(props: EntryPersonProps) {
  const { index, heading, sideId, event, ownEmail, values, reasons } = props;
  const words = useWords();
  const say = words.waitlist.page;
  const errors = personErrors(reasons, words, event);
  const suffix = suffixOf(index);
  const ages = words.event.ages({ min: event.minAge, max: event.maxAge });
  return (
    <>
      {heading ? <h2>{heading}</h2> : null}
      <input type="hidden" name={`side${suffix}`} value={sideId} />
      <NameField error={errors.name} value={values.name} suffix={suffix} />
      {index === 0 ? (
        <p className="small muted wrap-anywhere">{say.forEmail({ email: ownEmail })}</p>
      ) : (
        <Field
          name={`email${suffix}`}
          label={say.otherEmail}
          hint={say.otherEmailHint}
          {...(errors.email ? { error: errors.email } : {})}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={values.email}
          required
        />
      )}
      <BirthDateField
        values={values}
        hint={words.registration.birthHint({ ages })}
        error={errors.birthDate}
        suffix={suffix}
      />
      <PhoneField error={errors.phone} value={values.phone} suffix={suffix} />
    </>
  );
}
