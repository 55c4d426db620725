import type { ReactElement } from "react";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { JustDone } from "../self-service/just-done.tsx";
import type { Done, ManageFacts } from "../self-service/manage-facts.ts";
import { ManageTicket } from "../self-service/manage-ticket.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { Application, type ApplicationFacts, isApplicationFace, type PaySaid } from "./application.tsx";
import { Closed } from "./closed.tsx";
import { CompanionNotice } from "./companion-notice.tsx";
import { EveningFacts } from "./evening-facts.tsx";
import { Held } from "./held.tsx";
import { type MoveFacts, MoveOffer, type MoveSaid } from "./move-offer.tsx";
import { MovedNotice } from "./moved-notice.tsx";
import { NightCard, type NightCardFacts } from "./night-card.tsx";
import { isMoving, type OrderFace, orderFace } from "./order-face.ts";
import type { OrderPageFacts } from "./order-facts.ts";
import { PeopleOfOrder } from "./people-of-order.tsx";
import { RefundState } from "./refund-state.tsx";
import { Ticket } from "./ticket.tsx";
import { Waiting } from "./waiting.tsx";

type Face = (page: OrderPageFacts, face: OrderFace) => ReactElement;

const closed: Face = (page, face) => <Closed page={page} face={face} />;
const waiting: Face = (_, face) => <Waiting face={face} />;
const refund: Face = (page, face) => <RefundState page={page} face={face} />;

const faces = {
  held: (page) => <Held page={page} />,
  "hold-over": waiting,
  processing: waiting,
  "needs-organiser": waiting,
  resale: waiting,
  applied: waiting,
  approved: waiting,
  declined: waiting,
  ticket: (page) => <Ticket page={page} />,
  expired: closed,
  cancelled: closed,
  "event-cancelled": closed,
  "refund-due": refund,
  "refund-done": refund,
  "refund-failed": refund,
} satisfies Record<OrderFace, Face>;

/** What some orders have beside the rest, and what was just asked for it. */
export type OrderExtras = {
  application: ApplicationFacts | null;
  move: MoveFacts | null;
  paySaid: PaySaid;
  moveSaid: MoveSaid | null;
  night: NightCardFacts | null;
};

type OrderPageProps = {
  page: OrderPageFacts;
  manage: ManageFacts;
  payLater: boolean;
  done: Done | null;
  extras: OrderExtras;
};

/** The page of one order: its state now, and the next thing to do. `payLater`: the payment page could not be had. */
export function OrderPage({ page, manage, payLater, done, extras }: OrderPageProps) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const face = orderFace(page.order);
  const { application } = extras;
  const night = face === "ticket" && extras.night ? <NightCard night={extras.night} /> : null;
  // Once told, and until the day, the ticket itself is what its page is opened for.
  const nightFirst = extras.night !== null && (extras.night.soon || !extras.night.told);
  const moving = isMoving(face) || face === "approved" || extras.move !== null;
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", page.path)}>
      <div className="order" data-live-state={face} data-live-every={face === "held" ? 4000 : 2000}>
        {payLater && face === "held" ? (
          <section className="notice warn" role="status" aria-labelledby="pay-later">
            <h2 id="pay-later">{say.unavailableTitle}</h2>
            <p>{say.unavailable}</p>
          </section>
        ) : null}
        <MovedNotice page={page} />
        <JustDone done={done} />
        {face === "ticket" ? <CompanionNotice page={page} /> : null}
        {face === "ticket" ? <MoveOffer page={page} move={extras.move} said={extras.moveSaid} /> : null}
        {nightFirst ? night : null}
        {application && isApplicationFace(face) ? (
          <Application page={page} place={application} said={extras.paySaid} />
        ) : (
          faces[face](page, face)
        )}
        {nightFirst ? null : night}
        <PeopleOfOrder page={page} formToken={manage.formToken} />
        {face === "ticket" ? <ManageTicket page={page} manage={manage} /> : null}
        {face === "ticket" ? null : <EveningFacts page={page} />}
        {face === "hold-over" || face === "processing" ? (
          <noscript>
            <meta httpEquiv="refresh" content="5" />
          </noscript>
        ) : null}
        <p className="tiny center">{say.keepLink}</p>
      </div>
      <Enhance use={moving ? ["live", "countdown", "once"] : []} />
    </PublicLayout>
  );
}
