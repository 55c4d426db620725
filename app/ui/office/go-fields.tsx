import type { EventFields } from "#app/domain/events/event-draft.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { isBlankSide } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field } from "../form.tsx";
import { anyWrong, Fold } from "./fold.tsx";
import { ZoneSaid } from "./zone-said.tsx";

type GoInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
  currency: string;
  timeZone: string;
  /** Where days that fit the venue's terms are listed; not for an event that is not there yet. */
  proposalsHref?: string | undefined;
};

/** The go/no-go day in the editor: when, from how many heads on, from which profit on, and who decides. */
export function GoInputs({ locale, values, errors, currency, timeZone, proposalsHref }: GoInputsProps) {
  const { common, goNoGo: say } = words(locale);
  const set = [values.goDate, values.goTime].filter(Boolean).join(" ");
  const now = values.goAuto ? `${set} · ${say.autoNow}` : set;
  const sides = values.sides.filter((side) => !isBlankSide(side));
  return (
    <Fold
      title={say.title}
      now={set === "" ? common.optional : now}
      open={anyWrong(errors, /^(go[A-Z]|side\dGoMin)/)}
    >
      <p className="small muted">
        {say.dayHint} {proposalsHref ? <a href={proposalsHref}>{say.seeProposals}</a> : null}
      </p>
      <div className="pair">
        <Field
          name="goDate"
          type="date"
          label={say.day}
          defaultValue={values.goDate}
          error={errors.goDate}
          autoComplete="off"
        />
        <Field
          name="goTime"
          type="time"
          label={say.time}
          defaultValue={values.goTime}
          error={errors.goTime}
          autoComplete="off"
        />
      </div>
      <ZoneSaid locale={locale} timeZone={timeZone} />
      <div className="pair">
        {sides.map((side, n) => {
          const label = (locale === "en" && side.labelEn) || side.labelZh;
          return (
            <Field
              key={side.id || side.labelZh || n}
              name={`side${n}GoMin`}
              label={say.leastHeadsOf({ side: label })}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={side.goMin}
              error={errors[`side${n}GoMin`]}
            />
          );
        })}
      </div>
      <Field
        name="goMinProfit"
        label={say.leastProfit({ currency })}
        hint={say.leastProfitHint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values.goMinProfit}
        error={errors.goMinProfit}
      />
      <Check name="goAuto" label={say.auto} defaultChecked={values.goAuto} error={errors.goAuto} />
    </Fold>
  );
}
