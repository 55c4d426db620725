import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_SIDES, type SideFields } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field } from "../form.tsx";

type SideInputsProps = {
  locale: Locale;
  sides: readonly SideFields[];
  errors: Readonly<Record<string, string>>;
  currency: string;
  taken: Readonly<Record<string, number>>;
  published: boolean;
};

const noSide: SideFields = { id: "", labelZh: "", labelEn: "", capacity: "", price: "", remove: false };

function isBlank(side: SideFields): boolean {
  return side.id === "" && !side.labelZh && !side.labelEn && !side.capacity && !side.price;
}

/** The sides of an event with their places and prices; one more waits behind a fold. */
export function SideInputs(props: SideInputsProps) {
  const { locale, sides, errors } = props;
  const { officeEditor: say } = words(locale);
  const filled = sides.filter((side) => !isBlank(side));
  return (
    <>
      {filled.map((side, n) => (
        <SideRow key={side.id || side.labelZh || n} {...props} side={side} n={n} />
      ))}
      {filled.length < MOST_SIDES ? (
        <details
          className="more"
          open={filled.length === 0 || errors[`side${filled.length}Zh`] !== undefined}
        >
          <summary>{say.sideMore}</summary>
          <SideRow {...props} side={noSide} n={filled.length} />
        </details>
      ) : null}
    </>
  );
}

function SideRow({
  locale,
  side,
  n,
  errors,
  currency,
  taken,
  published,
}: SideInputsProps & { side: SideFields; n: number }) {
  const { officeEditor: say } = words(locale);
  const count = taken[side.id] ?? 0;
  const name = (part: string) => `side${n}${part}`;
  const tint = n < 2 ? `side-${n + 1}` : "";
  return (
    <fieldset className={`side-row ${tint}`}>
      <legend>
        {say.side({ n: n + 1 })}
        {count > 0 ? <span className="mark"> {say.taken({ count })}</span> : null}
      </legend>
      <input type="hidden" name={name("Id")} value={side.id} />
      <div className="pair">
        <Field name={name("Zh")} label={say.labelZh} defaultValue={side.labelZh} error={errors[name("Zh")]} />
        <Field name={name("En")} label={say.labelEn} defaultValue={side.labelEn} error={errors[name("En")]} />
      </div>
      <div className="pair">
        <Field
          name={name("Capacity")}
          label={say.capacity}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={side.capacity}
          error={errors[name("Capacity")]}
        />
        <Field
          name={name("Price")}
          label={say.price({ currency })}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={side.price}
          error={errors[name("Price")]}
        />
      </div>
      {published && count > 0 ? <p className="tiny">{say.priceKept}</p> : null}
      {side.id !== "" && count === 0 ? (
        <Check name={name("Remove")} label={say.removeSide} defaultChecked={side.remove} />
      ) : null}
    </fieldset>
  );
}
