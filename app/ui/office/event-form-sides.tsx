import type { Locale } from "#app/domain/events/locale.ts";
import {
  isBlankSide,
  MOST_SIDES,
  noSide,
  SIDES_TO_CHOOSE_BALANCE,
  type SideFields,
} from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field } from "../form.tsx";
import { SidePrices } from "./event-form-prices.tsx";

type SideInputsProps = {
  locale: Locale;
  sides: readonly SideFields[];
  errors: Readonly<Record<string, string>>;
  currency: string;
  taken: Readonly<Record<string, number>>;
  published: boolean;
};

/** The sides of an event with their places and prices; one more waits behind a fold. */
export function SideInputs(props: SideInputsProps) {
  const { locale, sides, errors } = props;
  const { officeEditor: say } = words(locale);
  const filled = sides.filter((side) => !isBlankSide(side));
  const choose = filled.length >= SIDES_TO_CHOOSE_BALANCE;
  return (
    <>
      {filled.map((side, n) => (
        <SideRow key={side.id || side.labelZh || n} {...props} side={side} n={n} choose={choose} />
      ))}
      {filled.length < MOST_SIDES ? (
        <details
          className="more"
          open={filled.length === 0 || errors[`side${filled.length}Zh`] !== undefined}
        >
          <summary>{say.sideMore}</summary>
          <SideRow {...props} side={noSide} n={filled.length} choose={choose} />
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
  choose,
}: SideInputsProps & { side: SideFields; n: number; choose: boolean }) {
  const { officeEditor: say, officeSales } = words(locale);
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
      <SidePrices {...{ locale, side, n, errors, currency }} sold={published && count > 0} />
      <Check name={name("Approval")} label={officeSales.approval} defaultChecked={side.needsApproval} />
      {choose ? (
        <>
          <input type="hidden" name={name("BalanceAsked")} value="yes" />
          <Check name={name("Balanced")} label={officeSales.balanced} defaultChecked={side.balanced} />
        </>
      ) : null}
      {side.id !== "" && count === 0 ? (
        <Check name={name("Remove")} label={say.removeSide} defaultChecked={side.remove} />
      ) : null}
    </fieldset>
  );
}
