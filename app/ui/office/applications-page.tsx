import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { ApplicationAnswer } from "./application-answer.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type ApplicantFacts = {
  orderId: string;
  person: { name: string; email: string; phone: string | null };
  age: number | null;
  appliedAt: Date;
  hasTicket: boolean;
  otherApplication: boolean;
  offerUntil: Date | null;
};

export type ApplicationsFacts = {
  event: { id: string; title: string; timeZone: string };
  open: boolean;
  sides: readonly {
    sideId: string;
    label: string;
    free: number;
    waiting: number;
    applied: readonly ApplicantFacts[];
    approved: readonly ApplicantFacts[];
  }[];
  toLookAt: number;
};

type ApplicationsPageProps = {
  locale: Locale;
  list: ApplicationsFacts;
  notice: { tone: "good" | "bad"; text: string } | null;
};

/** Who would like to come, side by side, each to be answered with one tap. */
export function ApplicationsPage({ locale, list, notice }: ApplicationsPageProps) {
  const said = words(locale);
  const say = said.approval.office;
  const base = localePath(locale, `/office/events/${list.event.id}`);
  const asked = list.sides.filter(({ applied, approved }) => applied.length + approved.length > 0);
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={list.event.title}
      back={{ href: base, label: said.office.navCockpit }}
      event={{ id: list.event.id, place: "guests" }}
    >
      {notice ? <Notice tone={notice.tone} title={notice.text} /> : null}
      {list.open || list.toLookAt === 0 ? null : <Notice tone="warn" title={say.salesClosed} />}
      {asked.length === 0 ? (
        <section className="card">
          <p className="muted">{say.none}</p>
        </section>
      ) : null}
      <div className="stack">
        {asked.map((side) => (
          <Side key={side.sideId} {...{ said, locale, base, side }} list={list} />
        ))}
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type SideProps = {
  said: Words;
  locale: Locale;
  base: string;
  list: ApplicationsFacts;
  side: ApplicationsFacts["sides"][number];
};

function Side({ said, locale, base, list, side }: SideProps) {
  const say = said.approval.office;
  const id = `side-${side.sideId}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say.sideCount({ side: side.label, count: side.applied.length })}</h2>
      <p className="small muted">
        {[say.room({ count: side.free }), side.waiting > 0 ? say.queue({ count: side.waiting }) : ""]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {side.applied.map((one) => (
        <article key={one.orderId} className="card applicant" aria-label={one.person.name}>
          <Who {...{ said, locale, base, one }} timeZone={list.event.timeZone} />
          <ApplicationAnswer
            said={said}
            action={`${base}/applications`}
            orderId={one.orderId}
            name={one.person.name}
            open={list.open}
          />
        </article>
      ))}
      {side.approved.length > 0 ? (
        <>
          <h3>{say.waitingTitle}</h3>
          <ul className="plain rows">
            {side.approved.map((one) => (
              <li key={one.orderId}>
                <a className="thumb" href={`${base}/guests/${one.orderId}`}>
                  {one.person.name}
                </a>
                <span className="small muted">
                  {" · "}
                  {one.offerUntil
                    ? say.offeredUntil({
                        time: formatMoment(one.offerUntil, list.event.timeZone, locale),
                      })
                    : say.waitingNow}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type WhoProps = Pick<SideProps, "said" | "locale" | "base"> & { one: ApplicantFacts; timeZone: string };

function Who({ said, locale, base, one, timeZone }: WhoProps) {
  const say = said.approval.office;
  const { name, email, phone } = one.person;
  return (
    <>
      <div className="row">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <a
          className="small thumb"
          href={`${base}/guests/${one.orderId}`}
          aria-label={`${say.open} · ${name}`}
        >
          {say.open}
        </a>
      </div>
      <p className="small">
        {[one.age === null ? "" : say.age({ age: one.age }), email, phone ?? ""].filter(Boolean).join(" · ")}
      </p>
      <p className="tiny">
        <time dateTime={isoMoment(one.appliedAt)}>
          {say.since({ time: formatMoment(one.appliedAt, timeZone, locale) })}
        </time>
      </p>
      {one.hasTicket ? <p className="warn-ink small">{say.hasTicket}</p> : null}
      {one.otherApplication ? <p className="warn-ink small">{say.otherApplication}</p> : null}
    </>
  );
}
