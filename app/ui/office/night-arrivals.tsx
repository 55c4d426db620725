import { type NightGuestFacts, type NightPart, nightIntents } from "./night-facts.ts";

/** Who is here: one big tap for each who comes; whom something happened to has a page of their own. */
export function NightArrivals({ said, base, facts }: NightPart) {
  const { arrivals } = said.nightOffice;
  const { guests, night } = facts;
  const isOver = night.phase === "over";
  const absent = guests.filter(({ presence }) => presence === "not-here");
  const here = guests.filter(({ presence }) => presence === "here");
  const away = guests.filter(({ presence }) => presence === "left" || presence === "no-show");
  return (
    <section className="card night-arrivals" aria-labelledby="arrivals-title">
      <div data-live="arrivals-count">
        <h2 id="arrivals-title" className="row">
          <span>{arrivals.title}</span>
          <span className="muted" data-live-polite>
            {arrivals.count({ here: here.length, all: guests.length })}
          </span>
        </h2>
        <Sides {...{ said, facts }} />
      </div>
      {guests.length === 0 ? <p className="muted">{arrivals.nobody}</p> : null}
      {isOver ? null : (
        <p className="tiny">
          {arrivals.scanned}{" "}
          <a className="thumb" href={base.replace(/night$/, "door")}>
            {arrivals.toDoor}
          </a>
        </p>
      )}
      <People
        title={arrivals.notHere({ count: absent.length })}
        name="not-here"
        guests={absent}
        open={night.state === "setup"}
        {...{ said, base, facts }}
      />
      <People
        title={arrivals.here({ count: here.length })}
        name="here"
        guests={here}
        {...{ said, base, facts }}
      />
      <People
        title={arrivals.away({ count: away.length })}
        name="away"
        guests={away}
        {...{ said, base, facts }}
      />
    </section>
  );
}

function Sides({ said, facts: { sides, guests } }: Pick<NightPart, "said" | "facts">) {
  if (sides.length < 2) return null;
  return (
    <p className="door-counts">
      {sides.map(({ id, label }, index) => {
        const own = guests.filter(({ sideId }) => sideId === id);
        const here = own.filter(({ presence }) => presence === "here").length;
        return (
          <span key={id} className={`side-${index % 2 === 0 ? 1 : 2}`}>
            <span className="swatch" aria-hidden="true" />
            {said.nightOffice.seats({ side: label, here, all: own.length })}
          </span>
        );
      })}
    </p>
  );
}

type PeopleProps = NightPart & {
  title: string;
  name: string;
  guests: readonly NightGuestFacts[];
  open?: boolean;
};

function People({ said, base, facts, title, name, guests, open = false }: PeopleProps) {
  if (guests.length === 0) return null;
  return (
    <details className="behind" open={open}>
      <summary>
        <span data-live={`title-${name}`}>{title}</span>
      </summary>
      <ul className="plain guest-list" data-live={`people-${name}`}>
        {guests.map((guest) => (
          <li key={guest.lineId} className="row">
            <span>
              <b className="guest-name">{guest.name}</b>
              <span className="small muted block">
                {name === "away"
                  ? `${guest.number} · ${said.nightOffice.arrivals.presence[guest.presence]}`
                  : guest.number}
              </span>
            </span>
            <GuestButton {...{ said, base, facts, guest }} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function GuestButton({ said, base, facts: { night }, guest }: NightPart & { guest: NightGuestFacts }) {
  const { arrivals } = said.nightOffice;
  if (night.phase === "over") return null;
  if (guest.presence === "here" && night.state !== "setup")
    return (
      <a
        className="button quiet slim"
        href={`${base}/change?person=${guest.lineId}`}
        aria-label={arrivals.manageName({ name: guest.name })}
      >
        {arrivals.manage}
      </a>
    );
  const isHere = guest.presence === "here";
  return (
    <form method="post" action={base}>
      <input type="hidden" name="line" value={guest.lineId} />
      <button
        type="submit"
        name="intent"
        value={isHere ? nightIntents.untick : nightIntents.tick}
        className={isHere ? "button quiet slim" : "button slim"}
        aria-label={isHere ? arrivals.untickName(guest) : arrivals.tickName(guest)}
        data-once=""
      >
        {isHere ? arrivals.untick : arrivals.tick}
      </button>
    </form>
  );
}
