import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type FirstStepsProps = { locale: Locale; begun: { venueId: string | null; hasBooking: boolean } };

/** An office without events: three steps to the first evening, the next one standing out. */
export function FirstSteps({ locale, begun }: FirstStepsProps) {
  const { office } = words(locale);
  const booking = begun.venueId === null ? "/office/venues" : `/office/venues/${begun.venueId}`;
  const steps = [
    {
      title: office.step1Title,
      text: office.step1Text,
      action: office.step1Action,
      href: "/office/venues/new",
      done: begun.venueId !== null,
    },
    {
      title: office.step2Title,
      text: office.step2Text,
      action: office.step2Action,
      href: booking,
      done: begun.hasBooking,
    },
    {
      title: office.step3Title,
      text: office.step3Text,
      action: office.step3Action,
      href: "/office/events/new",
      done: false,
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="first">
        {office.emptyTitle}
      </h2>
      <p className="muted">{office.emptyText}</p>
      <ol className="plain steps">
        {steps.map((step, n) => (
          <li key={step.href} className={n === next ? "card step now" : "card step"}>
            <span className="step-mark" aria-hidden="true">
              {step.done ? "✓" : n + 1}
            </span>
            <div>
              <h3>
                <span className="hidden-label">
                  {office.stepNumber({ n: n + 1 })}
                  {step.done ? ` ${office.stepDone}` : ""}
                </span>
                {step.title}
              </h3>
              <p className="small muted">{step.text}</p>
              {n === next ? (
                <a className="button" href={localePath(locale, step.href)}>
                  {step.action}
                </a>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
