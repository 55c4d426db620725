import type { Locale } from "#app/domain/events/locale.ts";
import type { PublishReason, PublishWarning } from "#app/domain/events/publish-rules.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type PreviewBarProps = {
  locale: Locale;
  eventId: string;
  state: string;
  reasons: readonly PublishReason[];
  warnings: readonly PublishWarning[];
};

/** Above a preview: what is still missing, what is worth a look, and the button that publishes. */
export function PreviewBar({ locale, eventId, state, reasons, warnings }: PreviewBarProps) {
  const { officeEditor: say } = words(locale);
  const base = localePath(locale, `/office/events/${eventId}`);
  const draft = state === "draft";
  const ready = draft && reasons.length === 0;
  return (
    <section className="preview-bar" aria-label={draft ? say.previewBanner : say.previewBannerPublished}>
      <p className="small row">
        <b>{draft ? say.previewBanner : say.previewBannerPublished}</b>
        <a className="tag" href={draft ? `${base}/edit` : base}>
          {draft ? say.editAgain : say.toCockpit}
        </a>
      </p>
      {draft && !ready ? (
        <Lines title={say.notReadyTitle} lines={reasons.map((reason) => say.reasons[reason])} />
      ) : null}
      {draft && warnings.length > 0 ? (
        <Lines title={say.warningsTitle} lines={warnings.map((warning) => say.warnings[warning])} />
      ) : null}
      {ready ? (
        <form method="post">
          <b className="small">{say.readyTitle}</b>
          <p className="small">{say.readyText}</p>
          <button type="submit" className="button">
            {say.publishButton}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="small">
      <b>{title}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
