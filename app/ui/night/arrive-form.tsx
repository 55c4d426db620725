import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import type { NightView } from "./night-view.ts";

/** "I'm here": one button; without a connection the tap is kept and sent later. */
export function ArriveForm({ view, label }: { view: NightView; label: string }) {
  const { nightPage: say } = words(view.locale);
  return (
    <form method="post" action={localePath(view.locale, view.path)} data-later="arrive">
      <input type="hidden" name="intent" value="arrive" />
      <button className="button night-big" type="submit" data-once={say.arriveWait}>
        {label}
      </button>
    </form>
  );
}
