import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type SalesSwitchProps = { locale: Locale; eventId: string; paused: boolean };

/** Pauses or resumes the sales of a published event; leads back to the cockpit. */
export function SalesSwitch({ locale, eventId, paused }: SalesSwitchProps) {
  const { officeEditor: say } = words(locale);
  return (
    <form
      method="post"
      className="card sales-switch"
      action={localePath(locale, `/office/events/${eventId}/edit`)}
    >
      <p className="small muted">{paused ? <b className="warn-ink">{say.pausedTitle}</b> : say.pauseText}</p>
      <input type="hidden" name="intent" value={paused ? "resume" : "pause"} />
      <button type="submit" className="button slim quiet">
        {paused ? say.resume : say.pause}
      </button>
    </form>
  );
}
