import { applyCode } from "#app/domain/registration/coded-sides.ts";
import { viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { foreign } from "../event/foreign.ts";
import { JoinLink } from "../event/join-link.tsx";
import { StatusNotice } from "../event/status-notice.tsx";
import { When } from "../event/when-and-where.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useVia } from "../use-via.ts";
import { useLocale, useWords } from "../use-words.ts";
import { ChatAppHint } from "./chat-app-hint.tsx";
import { RegisterForm, type RegisterFormProps } from "./register-form.tsx";
import { WaitlistOffer } from "./waitlist-offer.tsx";

type RegisterPageProps = RegisterFormProps & {
  /** The full address of this page, when it is open inside a chat app. */
  chatLink: string | null;
};

/** The second of three screens: event, form, payment. */
export function RegisterPage({ chatLink, ...form }: RegisterPageProps) {
  const { registration: say } = useWords();
  const locale = useLocale();
  const { event } = form;
  const other = locale === "en" ? "zh-CN" : "en";
  const via = viaQuery(useVia());
  const said = useStepNote(form);
  const wait = waitOf(form);
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, `/e/${event.slug}/register${via}`)}>
      <p className="links">
        <a href={localePath(locale, `/e/${event.slug}${via}`)}>← {say.back}</a>
      </p>
      <h1>{say.heading}</h1>
      <div className="card summary">
        <b {...foreign(event.words.locale, locale)}>{event.words.title}</b>
        <When {...event} />
        <span className="small muted">
          {[event.place?.city, event.place?.area].filter(Boolean).join(" · ")}
        </span>
      </div>
      {wait ? <WaitlistOffer event={event} {...wait} /> : <StatusNotice status={event.status} />}
      {event.status === "sold-out" && !wait ? <JoinLink event={event} className="button" /> : null}
      {event.status === "on-sale" ? (
        <>
          {said ? <p className="muted small">{said}</p> : null}
          {chatLink ? <ChatAppHint link={chatLink} /> : null}
          <RegisterForm {...form} problem={wait ? null : form.problem} />
          <Enhance use={["once"]} />
        </>
      ) : null}
    </PublicLayout>
  );
}

/** How many steps it takes. Where only some sides are applied for, the note below the sides says which. */
function useStepNote({ event, code }: Pick<RegisterFormProps, "event" | "code">): string | null {
  const { registration: say, approval } = useWords();
  const sides = applyCode(event.sides, code.good);
  if (sides.every(({ needsApproval }) => needsApproval)) return approval.form.stepNote;
  if (sides.some(({ needsApproval }) => needsApproval)) return null;
  return sides.some(({ price }) => price.minor > 0) ? say.stepNote : say.stepNoteFree;
}

/** What the waitlist is asked for after a registration that must wait, friends and all; null after any other. */
function waitOf({ problem, values, party }: Pick<RegisterFormProps, "problem" | "values" | "party">) {
  const why = problem?.kind;
  if (why !== "full" && why !== "queue" && why !== "balance") return null;
  const seats = new Map<string, number>();
  for (const sideId of [values.side, ...party.companions.map(({ side }) => side)])
    seats.set(sideId, (seats.get(sideId) ?? 0) + 1);
  return {
    why,
    email: values.email,
    places: [...seats].map(([sideId, count]) => ({ sideId, seats: count })),
  };
}
