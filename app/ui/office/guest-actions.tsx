import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import { type PartAnswer, PartRefund } from "./guest-part-refund.tsx";
import type { GuestPageFacts } from "./guest-view.tsx";

/** The buttons' names for what they ask. */
export const guestIntents = { resend: "resend", cancel: "cancel", retry: "retry", part: "part" } as const;

type GuestActionsProps = {
  said: Words;
  locale: Locale;
  guest: GuestPageFacts;
  formToken: string;
  part: PartAnswer;
};
type ActionProps = Omit<GuestActionsProps, "formToken" | "part">;

/** What can be done for a guest now; what cannot be taken back unfolds first and says what happens. */
export function GuestActions({ said, locale, guest, formToken, part }: GuestActionsProps) {
  const failed = guest.needsOrganiser === "refund-failed" ? guest.refunds.filter(isFailed) : [];
  const toPayBack = guest.needsOrganiser === "amount-mismatch" && guest.state !== "paid";
  const mayPart = guest.state === "paid" && !guest.disputed && guest.partLeftMinor > 0;
  const waits = guest.state === "awaiting-resale" && !guest.disputed;
  const canCancel =
    waits ||
    (guest.state === "paid" && !guest.disputed) ||
    guest.state === "held" ||
    guest.state === "approved" ||
    toPayBack;
  if (guest.state !== "paid" && !canCancel && failed.length === 0) return null;
  return (
    <section className="card" aria-label={said.officeGuest.actionsTitle}>
      <h2>{said.officeGuest.actionsTitle}</h2>
      {failed.map((refund) => (
        <Retry key={refund.id} {...{ said, locale, guest, refund }} />
      ))}
      {guest.state === "paid" ? <Resend said={said} formToken={formToken} /> : null}
      {mayPart ? (
        <PartRefund
          {...{ said, locale, formToken }}
          left={{ minor: guest.partLeftMinor, currency: guest.currency }}
          answer={part}
        />
      ) : null}
      {canCancel ? <Cancel {...{ said, locale, guest }} /> : null}
    </section>
  );
}

function isFailed(refund: { state: string }): boolean {
  return refund.state === "failed";
}

function Resend({ said: { officeGuest }, formToken }: { said: Words; formToken: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={guestIntents.resend} />
      <input type="hidden" name="token" value={formToken} />
      <button type="submit" className="button quiet" data-once="">
        {officeGuest.resend}
      </button>
      <p className="tiny">{officeGuest.resendText}</p>
    </form>
  );
}

type RetryProps = ActionProps & { refund: { id: string; amountMinor: number } };

function Retry({ said: { officeGuest }, locale, guest, refund }: RetryProps) {
  const amount = formatMoney({ minor: refund.amountMinor, currency: guest.currency }, locale);
  return (
    <form method="post">
      <input type="hidden" name="intent" value={guestIntents.retry} />
      <input type="hidden" name="refund" value={refund.id} />
      <button type="submit" className="button" data-once="">
        {officeGuest.retry}
      </button>
      <p className="tiny">{officeGuest.retryText({ amount })}</p>
    </form>
  );
}

/** The words of cancelling, by what there is to cancel. */
function cancelWords({ said, locale, guest }: ActionProps) {
  const { officeGuest } = said;
  const { name } = guest.person;
  const amount = formatMoney({ minor: guest.refundableMinor, currency: guest.currency }, locale);
  if (guest.state === "held")
    return {
      label: officeGuest.release,
      text: officeGuest.releaseText,
      button: officeGuest.releaseButton,
    };
  if (guest.state === "approved") {
    const { cancelApproval, cancelApprovalText, cancelApprovalButton } = said.approval.office;
    return { label: cancelApproval, text: cancelApprovalText, button: cancelApprovalButton };
  }
  if (guest.state !== "paid")
    return {
      label: officeGuest.payBack,
      text: officeGuest.payBackText({ amount }),
      button: officeGuest.cancelButton({ amount }),
    };
  if (guest.refundableMinor === 0)
    return {
      label: officeGuest.cancelOpen,
      text: officeGuest.cancelFreeText({ name }),
      button: officeGuest.cancelFreeButton,
    };
  return {
    label: officeGuest.cancelOpen,
    text: officeGuest.cancelText({ name, amount }),
    button: officeGuest.cancelButton({ amount }),
  };
}

function Cancel(props: ActionProps) {
  const { label, text, button } = cancelWords(props);
  return (
    <Unfold label={label} text={text}>
      <input type="hidden" name="intent" value={guestIntents.cancel} />
      <button type="submit" className="button danger" data-once="">
        {button}
      </button>
    </Unfold>
  );
}

type UnfoldProps = { label: string; text: string; action?: string; children: ReactNode };

/** A deed behind a first tap that says what it does. */
export function Unfold({ label, text, action, children }: UnfoldProps) {
  return (
    <details className="unfold">
      <summary>{label}</summary>
      <p className="small">{text}</p>
      <form method="post" action={action}>
        {children}
      </form>
    </details>
  );
}
