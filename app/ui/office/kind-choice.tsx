import { eventKinds } from "#app/domain/events/event-kinds.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

/** What sort of evening: each choice begins the form with its usual sides. */
export function KindChoice({ locale, kind, bookingId }: { locale: Locale; kind: string; bookingId: string }) {
  const { officeEditor: say } = words(locale);
  const booking = bookingId === "" ? "" : `&booking=${bookingId}`;
  return (
    <nav className="kinds" aria-label={say.kindTitle}>
      {eventKinds.map((choice) => (
        <a
          key={choice}
          className="tag"
          href={localePath(locale, `/office/events/new?kind=${choice}${booking}`)}
          aria-current={choice === kind ? "true" : undefined}
        >
          {say.kinds[choice]}
        </a>
      ))}
    </nav>
  );
}
