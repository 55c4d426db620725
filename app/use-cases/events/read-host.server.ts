import type { HostView } from "#app/domain/events/event-view.ts";
import { type Locale, writtenIn } from "#app/domain/events/locale.ts";
import { readMatchRecord } from "../night/read-match-record.server.ts";
import type { World } from "../world.server.ts";

type Row = { held: number; tickets: number; admitted: number };

const record = `
  select count(*)::int as held, coalesce(sum(admitted), 0)::int as admitted,
    coalesce(sum(tickets) filter (where admitted > 0), 0)::int as tickets
  from (
    select count(t.id) as tickets, count(t.admitted_at) as admitted
    from event e
    join ticket t on t.event_id = e.id and t.voided_at is null
    where e.state = 'published' and e.ends_at <= $1
    group by e.id) evening`;

/**
 * Who organises, with the record counted from the rows: past events that had guests, and how many of those guests
 * were admitted at the door. An evening at which nobody used the door says nothing about who came and does not count
 * for attendance. How many people found a match is told as a range, once there is enough to tell. Nobody can type
 * these numbers.
 */
export async function readHost(world: World, locale: Locale): Promise<HostView | null> {
  const [business, counted, matches] = await Promise.all([
    world.db.prisma.business.findUnique({ where: { id: 1 } }),
    world.db.pool.query<Row>(record, [world.clock.now()]),
    readMatchRecord(world),
  ]);
  if (!business) return null;
  const { held, tickets, admitted } = counted.rows[0] ?? { held: 0, tickets: 0, admitted: 0 };
  const english = locale === "en";
  const name = (english && business.displayNameEn) || business.displayName;
  const about = (english && business.aboutEn) || business.about;
  return {
    name,
    nameLocale: writtenIn(name, locale),
    aboutLocale: writtenIn(about ?? "", locale),
    legalName: business.legalName,
    registrationNo: business.registrationNo,
    about,
    contactEmail: business.contactEmail,
    eventsHeld: held,
    attendancePercent: tickets > 0 ? Math.round((admitted * 100) / tickets) : null,
    matches,
  };
}
