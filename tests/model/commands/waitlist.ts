import fc from "fast-check";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { leaveWaitlist } from "#app/use-cases/registration/leave-waitlist.server.ts";
import { readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { acceptanceOf, joinFor } from "#tests/builders/waitlist.ts";
import { any, crash, happening } from "../command.ts";
import { newBuyer } from "../model.ts";
import { count, mayDie, pick, type Stage } from "../stage.ts";

const join = happening({
  name: "join the waitlist",
  weight: 4,
  args: fc.record({ side: fc.nat({ max: 1 }), crash }),
  async run(_, stage, { side, crash: plan }) {
    const sideId = stage.event.sides[side]?.id ?? "";
    const input = joinFor(stage.event, { places: [{ sideId, seats: 1 }] });
    const world = stage.process.world();
    const joined = await mayDie(stage, plan, () => joinWaitlist(world, input));
    if (joined) count(stage, joined.ok ? "joined the waitlist" : `waitlist refused ${joined.reason}`);
  },
});

async function entriesIn(stage: Stage, state: string) {
  const { eventId } = stage.event;
  const entries = await stage.world.db.prisma.waitlistEntry.findMany({
    where: { eventId, state, kind: "join" },
    include: { places: true },
    orderBy: { seq: "asc" },
  });
  return entries.map((entry) => ({
    sideId: entry.places[0]?.sideId ?? "",
    token: waitlistToken(stage.world.vault, { eventId, entryId: entry.id }),
  }));
}

const accept = happening({
  name: "take an offered seat",
  weight: 4,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const offer = pick(await entriesIn(stage, "offered"), k);
    if (!offer) return;
    const form = registrationFor(stage.event, { sideId: offer.sideId });
    const { name, phone, birthDate, formToken, shownPriceMinor } = form;
    const people = [{ sideId: offer.sideId, name, email: "", phone, birthDate }];
    const input = acceptanceOf(stage.event, offer.token, { people, formToken, shownPriceMinor });
    const buyer = newBuyer(form);
    model.buyers.push(buyer);
    const world = stage.process.world();
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => acceptOffer(world, input))),
    );
    const taken = outcomes?.find((outcome) => outcome.ok);
    if (!taken?.ok) return;
    buyer.token = taken.token;
    buyer.orderId = readOrderToken(world.vault, taken.token)?.orderId ?? null;
    count(stage, "offer taken");
  },
});

const leave = happening({
  name: "leave the waitlist",
  args: fc.record({ k: any, offered: fc.boolean(), crash }),
  async run(_, stage, { k, offered, crash: plan }) {
    const entry = pick(await entriesIn(stage, offered ? "offered" : "waiting"), k);
    if (!entry) return;
    const world = stage.process.world();
    const left = await mayDie(stage, plan, () => leaveWaitlist(world, { token: entry.token }));
    if (left?.ok) count(stage, "left the waitlist");
  },
});

export const queueing = [join, accept, leave];
