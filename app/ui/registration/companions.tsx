import type { EventView, SideView } from "#app/domain/events/event-view.ts";
import type { Words } from "#app/i18n/words.ts";
import { Price } from "../event/price.tsx";
import { Field, FieldError } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { BirthDateField } from "./birth-date-field.tsx";
import { personErrors, suffixOf } from "./entry-person.tsx";
import type { CompanionValues, PartyForm } from "./party.ts";
import { NameField, PhoneField } from "./person-inputs.tsx";

type CompanionsProps = { event: EventView; sides: readonly SideView[]; party: PartyForm };

/** The friends on the form, and the button for one more. Every button sends the form; all that is typed stays. */
export function Companions({ event, sides, party }: CompanionsProps) {
  const { groups } = useWords();
  const { form: say } = groups;
  const { companions, reasons } = party;
  if (event.groupMax <= 1) return null;
  return (
    <>
      {companions.map((values, index) => (
        <Companion
          key={suffixOf(index + 1)}
          {...{ event, sides, values }}
          index={index + 1}
          errors={reasons[index] ?? {}}
        />
      ))}
      <div className="add-person">
        {companions.length + 1 < event.groupMax ? (
          <button type="submit" name="intent" value="add-person" className="button quiet" formNoValidate>
            {companions.length > 0 ? say.addMore : say.add}
          </button>
        ) : null}
        <p className="tiny">{say.addHint({ max: event.groupMax })}</p>
      </div>
    </>
  );
}

type CompanionProps = {
  event: EventView;
  sides: readonly SideView[];
  index: number;
  values: CompanionValues;
  errors: PartyForm["reasons"][number];
};

function Companion({ event, sides, index, values, errors: reasons }: CompanionProps) {
  const words = useWords();
  const say = words.groups.form;
  const suffix = suffixOf(index);
  const errors = personErrors(reasons, words, event);
  const ages = words.event.ages({ min: event.minAge, max: event.maxAge });
  return (
    <fieldset className="companion card" id={`person${suffix}`}>
      <legend>{say.friend({ n: index })}</legend>
      <p className="hint">{say.friendHint}</p>
      <CompanionSide sides={sides} suffix={suffix} chosen={values.side} error={errors.side} />
      <NameField label={say.name} error={errors.name} value={values.name} suffix={suffix} />
      <Field
        name={`email${suffix}`}
        label={say.email}
        hint={say.emailHint}
        error={errors.email}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        required
      />
      <BirthDateField
        values={values}
        hint={words.registration.birthHint({ ages })}
        error={errors.birthDate}
        suffix={suffix}
      />
      <PhoneField label={say.phone} error={errors.phone} value={values.phone} suffix={suffix} />
      <button
        type="submit"
        name="intent"
        value={`remove-person${suffix}`}
        className="button quiet slim"
        formNoValidate
      >
        {say.remove({ n: index })}
      </button>
    </fieldset>
  );
}

type SideProps = { sides: readonly SideView[]; suffix: string; chosen: string; error: string | undefined };

function CompanionSide({ sides, suffix, chosen, error }: SideProps) {
  const { groups } = useWords();
  return (
    <fieldset id={`side${suffix}`} className={error ? "bad" : undefined}>
      <legend>{groups.form.side}</legend>
      <div className="choices">
        {sides.map((side, at) => (
          <label key={side.id} className={`friend-side side-${(at % 2) + 1}`}>
            <input
              type="radio"
              name={`side${suffix}`}
              value={side.id}
              defaultChecked={side.id === chosen}
              disabled={side.left === 0}
              required
            />
            <span>
              {side.label} <Price money={side.price} />
            </span>
          </label>
        ))}
      </div>
      <FieldError name={`side${suffix}`} error={error} />
    </fieldset>
  );
}

/** What is wrong with the friends' fields, for the summary at the top: each says whose field it is. */
export function usePartyErrors(event: EventView, party: PartyForm): Record<string, string> {
  const words = useWords();
  const firstOfDate = useLocale() === "en" ? "birthDay" : "birthYear";
  return partyErrors(words, firstOfDate, event, party);
}

function partyErrors(
  words: Words,
  firstOfDate: string,
  event: EventView,
  { reasons }: PartyForm,
): Record<string, string> {
  const say = words.groups.form;
  const summed: Record<string, string> = {};
  for (const [index, one] of reasons.entries())
    for (const [field, said] of Object.entries(personErrors(one, words, event)))
      summed[(field === "birthDate" ? firstOfDate : field) + suffixOf(index + 1)] = say.about({
        who: say.friend({ n: index + 1 }),
        said,
      });
  return summed;
}
