import fc from "fast-check";
import { spanFields } from "#app/domain/events/time-span.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import { moveEvent } from "#app/use-cases/events/move-event.server.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { crash, happening } from "../command.ts";
import { count, mayDie } from "../stage.ts";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

const tolerance = happening({
  name: "how evenly the sides fill",
  can: () => true,
  args: fc.record({ tolerance: fc.constantFrom(null, null, 1, 2) }),
  async run(_, stage, { tolerance }) {
    const where = { id: stage.event.eventId };
    await stage.world.db.prisma.event.update({ where, data: { balanceTolerance: tolerance } });
    count(stage, tolerance === null ? "sides fill freely" : "sides fill evenly");
  },
});

const move = happening({
  name: "the evening is moved",
  can: (model) => !model.eventMoved && !model.eventCancelled,
  args: fc.record({ sure: fc.nat({ max: 2 }), crash }),
  async run(model, stage, { sure, crash: plan }) {
    if (sure > 0) return;
    const { eventId, organiserId } = stage.event;
    const { db, clock } = stage.world;
    const event = await db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    const span = { startsAt: new Date(+event.startsAt + WEEK), endsAt: new Date(+event.endsAt + WEEK) };
    const bookingId = await bookVenue(db, {
      ...{ now: clock.now(), organiserId, currency: "CNY" },
      startsAt: new Date(+span.startsAt - HOUR),
      endsAt: new Date(+span.endsAt + HOUR),
    });
    const input = {
      ...{ organiserId, eventId, bookingId, version: versionOf(event.updatedAt) },
      fields: { ...spanFields(span, event.timeZone), offerDays: "3" },
    };
    const world = stage.process.world();
    const moved = await mayDie(stage, plan, () => moveEvent(world, input));
    const after = await db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    model.eventMoved = after.timeVersion > event.timeVersion;
    if (model.eventMoved) count(stage, "evening moved");
    else if (moved && !moved.ok) count(stage, `move refused ${moved.reason}`);
  },
});

export const arranging = [tolerance, move];
