import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Field, FieldError, Notice, Select } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type GiftFields = { name: string; email: string; side: string; language: string };

type GiftViewProps = {
  locale: Locale;
  event: { id: string; title: string };
  sides: readonly { id: string; label: string; left: number }[];
  values: GiftFields;
  /** Sentences beside the fields, and one for the whole form. */
  errors: Partial<Record<keyof GiftFields, string>>;
  refused: string | null;
};

/** The form that gives a ticket away. */
export function GiftView({ locale, event, sides, values, errors, refused }: GiftViewProps) {
  const said = words(locale);
  const { officeGift, officeGuests } = said;
  const base = localePath(locale, `/office/events/${event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={officeGift.title}
      kicker={event.title}
      back={{ href: `${base}/guests`, label: officeGuests.back }}
      event={{ id: event.id, place: "guests" }}
    >
      {refused ? <Notice tone="bad" title={refused} /> : null}
      <ErrorSummary words={said} errors={errors} />
      <p className="muted">{officeGift.text}</p>
      <form method="post" noValidate>
        <Field
          name="name"
          label={officeGift.name}
          error={errors.name}
          defaultValue={values.name}
          autoComplete="off"
          required
          maxLength={200}
        />
        <Field
          name="email"
          type="email"
          inputMode="email"
          label={officeGuests.email}
          error={errors.email}
          defaultValue={values.email}
          autoComplete="off"
          autoCapitalize="none"
          required
          maxLength={320}
        />
        <fieldset className={errors.side ? "bad" : undefined} id="side">
          <legend>{officeGift.side}</legend>
          <div className="choices">
            {sides.map((side) => (
              <label className="choice" key={side.id}>
                <input
                  type="radio"
                  name="side"
                  value={side.id}
                  defaultChecked={values.side === side.id}
                  disabled={side.left === 0}
                  required
                />
                <span className="card choice-card">
                  <b>{side.label}</b>
                  <span className="small muted">{officeGift.sideLeft({ count: side.left })}</span>
                </span>
              </label>
            ))}
          </div>
          <FieldError name="side" error={errors.side} />
        </fieldset>
        <Select name="language" label={officeGift.language} defaultValue={values.language}>
          <option value="zh-CN" lang="zh-CN">
            {officeGift.languages["zh-CN"]}
          </option>
          <option value="en" lang="en">
            {officeGift.languages.en}
          </option>
        </Select>
        <button type="submit" className="button" data-once="">
          {officeGift.button}
        </button>
      </form>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}
