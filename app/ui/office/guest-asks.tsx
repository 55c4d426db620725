import type { Locale } from "#app/domain/events/locale.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { ApplicationAnswer } from "./application-answer.tsx";

type GuestAsksProps = {
  said: Words;
  locale: Locale;
  guest: {
    event: { id: string };
    orderId: string;
    person: { name: string };
    state: OrderState;
    mayApprove: boolean;
    /** What the organiser noted when answering. */
    note: string | null;
  };
};

/** What a guest asks for, or may be asked: a yes or no to an application, and another side for a ticket. */
export function GuestAsks({ said, locale, guest }: GuestAsksProps) {
  const { approval, sideMove } = said;
  const base = localePath(locale, `/office/events/${guest.event.id}`);
  if (guest.state === "applied")
    return (
      <section className="card" aria-label={approval.office.title}>
        {guest.mayApprove ? null : <p className="small warn-ink">{approval.office.salesClosed}</p>}
        <ApplicationAnswer
          said={said}
          action={`${base}/applications`}
          orderId={guest.orderId}
          name={guest.person.name}
          open={guest.mayApprove}
        />
      </section>
    );
  if (guest.note !== null)
    return (
      <section className="card" aria-label={approval.office.noteTitle}>
        <h2>{approval.office.noteTitle}</h2>
        <p className="break">{guest.note}</p>
      </section>
    );
  if (guest.state !== "paid") return null;
  return (
    <p className="links">
      <a className="thumb" href={`${base}/guests/${guest.orderId}/move`}>
        {sideMove.office.open}
      </a>
    </p>
  );
}
