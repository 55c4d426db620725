import type { ReactNode } from "react";
import type { EventFields } from "#app/domain/events/event-draft.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import type { BookingRowChoice } from "./event-form-place.tsx";
import { PlaceInputs } from "./event-form-place.tsx";
import { RuleInputs } from "./event-form-rules.tsx";
import { SalesInputs } from "./event-form-sales.tsx";
import { SideInputs } from "./event-form-sides.tsx";
import { WordInputs } from "./event-form-words.tsx";
import { GoInputs } from "./go-fields.tsx";

export type EventFormProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
  currency: string;
  timeZone: string;
  bookingId: string;
  bookings: readonly BookingRowChoice[];
  /** Taken seats by side id. */
  taken: Readonly<Record<string, number>>;
  published: boolean;
  /** Where days that fit the venue are proposed. */
  proposalsHref?: string;
  /** Hidden fields. */
  children?: ReactNode;
};

/** The id the page's save button belongs to; it stands at the thumb, outside the form. */
export const EVENT_FORM_ID = "event-form";

/** Everything of an event on one page, in the order an organiser thinks: where, what, who, rules. */
export function EventForm(props: EventFormProps) {
  const { locale, values, errors, currency, taken, published, children } = props;
  const booking = props.bookings.find(({ id }) => id === props.bookingId);
  const timeZone = published ? props.timeZone : (booking?.timeZone ?? props.timeZone);
  const { officeEditor: say, officeSales } = words(locale);
  return (
    <form method="post" id={EVENT_FORM_ID} className="event-form" noValidate>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="kind" value={values.kind} />
      {children}
      <div className="columns">
        <div>
          <Part title={say.venueTitle}>
            <PlaceInputs {...props} />
          </Part>
          <Part title={say.sidesTitle} hint={say.sidesHint}>
            <SideInputs locale={locale} sides={values.sides} {...{ errors, currency, taken, published }} />
          </Part>
        </div>
        <div>
          <Part title={say.wordsTitle}>
            <WordInputs locale={locale} values={values} errors={errors} />
          </Part>
          <Part title={officeSales.title}>
            <SalesInputs {...{ locale, values, errors, published, timeZone }} />
          </Part>
          <Part title={say.rulesTitle}>
            <RuleInputs locale={locale} values={values} errors={errors} />
            <GoInputs
              {...{ locale, values, errors, currency, timeZone }}
              proposalsHref={props.proposalsHref}
            />
          </Part>
        </div>
      </div>
    </form>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="card part">
      <h2 className="first">{title}</h2>
      {hint ? <p className="small muted">{hint}</p> : null}
      {children}
    </section>
  );
}
