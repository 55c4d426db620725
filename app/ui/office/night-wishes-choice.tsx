import type { Locale } from "#app/domain/events/locale.ts";
import { type WishesPreset, wishesPresets } from "#app/domain/night/wishes.ts";
import { words } from "#app/i18n/words.ts";

/** Whom people who told no wishes are taken to wish to meet. */
export function WishesChoice({ locale, preset }: { locale: Locale; preset: WishesPreset }) {
  const { nightQuestions: say } = words(locale);
  return (
    <form method="post" className="card part">
      <input type="hidden" name="intent" value="preset" />
      <fieldset>
        <legend>{say.presetTitle}</legend>
        {wishesPresets.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="preset" value={one} defaultChecked={one === preset} />
            <span>
              <b>{say.presets[one].label}</b>
              <span className="tiny block">{say.presets[one].text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button quiet slim" data-once="">
        {say.presetSave}
      </button>
    </form>
  );
}
