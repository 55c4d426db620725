import { expect, test } from "vitest";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { holdOffered } from "#app/use-cases/registration/hold-offered.server.ts";
import { holdParty } from "#app/use-cases/registration/hold-party.server.ts";
import { applyTo, approvedAt, buildApprovalEvent, standing } from "#tests/builders/approval.ts";
import { buildCode, buildSelling, partyFor } from "#tests/builders/selling.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const two = [
  { capacity: 6, priceMinor: 50_000 },
  { capacity: 6, priceMinor: 40_000, labelEn: "Women", labelZh: "女生" },
];
const LONG = 60_000;

async function selling(...[wishes, rules]: [object?, Parameters<typeof buildSelling>[2]?]) {
  const world = await openTestWorld();
  const event = await buildSelling(world.db, { now: world.clock.now(), sides: two, ...wishes }, rules);
  const [men = "", women = ""] = event.sides.map(({ id }) => id);
  return { world, event, men, women };
}

test(
  "a party whose sum rose since the page was shown is asked again, and nothing is held",
  async () => {
    const { world, event, men, women } = await selling();
    const party = partyFor(event, [men, women], { shownPriceMinor: 89_999 });
    expect(await holdParty(world, party)).toEqual({
      ...{ ok: false, reason: "price-changed" },
      ...{ priceMinor: 90_000, currency: "CNY" },
    });
    expect(await world.db.prisma.order.count()).toBe(0);
    expect((await holdParty(world, { ...party, shownPriceMinor: 90_000 })).ok).toBe(true);
    expect(await witness(world)).toEqual([]);
  },
  LONG,
);

test(
  "a code of one side is refused for a party that sits on both, and used once a person on its own side",
  async () => {
    const { world, event, men, women } = await selling();
    const code = await buildCode(world.db, event, { sideId: women, maxUses: 3 });
    expect(await holdParty(world, partyFor(event, [men, women], { code }))).toEqual({
      ...{ ok: false, reason: "code-refused" },
    });
    expect((await holdParty(world, partyFor(event, [women, women], { code }))).ok).toBe(true);
    expect(await holdParty(world, partyFor(event, [women, women], { code }))).toMatchObject({ ok: false });
    expect(await world.db.prisma.discountCode.findFirst()).toMatchObject({ used: 2 });
    const lines = await world.db.prisma.orderLine.findMany();
    expect(lines.map(({ priceMinor, listMinor }) => [priceMinor, listMinor])).toEqual([
      [36_000, 40_000],
      [36_000, 40_000],
    ]);
    expect(await witness(world)).toEqual([]);
  },
  LONG,
);

test(
  "one address has two live parties at most",
  async () => {
    const { world, event, men } = await selling();
    const party = () => {
      const asked = partyFor(event, [men, men]);
      const people = asked.people.map((person, at) =>
        at === 0 ? { ...person, email: "who@mail.example" } : person,
      );
      return { ...asked, people };
    };
    const told = [];
    for (let n = 0; n < 3; n += 1) told.push(await holdParty(world, party()));
    expect(told.map((outcome) => (outcome.ok ? "held" : outcome.reason))).toEqual([
      "held",
      "held",
      "too-many-holds",
    ]);
  },
  LONG,
);

test(
  "a party's form sent twice, at once or later, is one order",
  async () => {
    const { world, event, men, women } = await selling();
    const party = partyFor(event, [men, women]);
    const told = [...(await Promise.all([holdParty(world, party), holdParty(world, party)]))];
    told.push(await holdParty(world, party));
    const orders = told.map((outcome) => outcome.ok && outcome.order.orderId);
    expect(new Set(orders).size, JSON.stringify(told)).toBe(1);
    expect(told.filter((outcome) => outcome.ok && outcome.repeated)).toHaveLength(2);
    expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(2);
  },
  LONG,
);

test(
  "a party larger than the event takes is refused whole, and one as large is seated",
  async () => {
    const { world, event, men, women } = await selling({}, { groupMax: 2 });
    expect(await holdParty(world, partyFor(event, [men, women, women]))).toMatchObject({
      ...{ ok: false, reason: "invalid" },
    });
    expect(await world.db.prisma.order.count()).toBe(0);
    expect((await holdParty(world, partyFor(event, [men, women]))).ok).toBe(true);
  },
  LONG,
);

test(
  "an approved application takes its own kept seat once; another's order and a dearer price take nothing",
  async () => {
    const now = new Date("2031-03-08T11:00:00Z");
    const world = await openTestWorld({ now, sandbox: true });
    const event = await buildApprovalEvent(world, { startsAt: new Date(now.getTime() + 480 * 3_600_000) });
    const approved = await approvedAt(world, event);
    const stranger = await applyTo(world, event);
    const entry = await world.db.prisma.waitlistEntry.findFirstOrThrow({ where: { state: "offered" } });
    const take = (orderId: string, shownPriceMinor = 49_900) =>
      holdOffered(world, {
        ...{ eventId: event.eventId, entryId: entry.id, order: { orderId } },
        ...{ shownPriceMinor, code: null },
      });
    expect(await take(stranger.orderId)).toMatchObject({
      ok: true,
      order: { state: "applied" },
      repeated: true,
    });
    expect(await take(approved.orderId, 49_899)).toMatchObject({ ok: false, reason: "price-changed" });
    expect(await standing(world, approved.orderId)).toMatchObject({ state: "approved" });
    const twice = await Promise.all([take(approved.orderId), take(approved.orderId)]);
    expect(twice.map((outcome) => outcome.ok && outcome.repeated).sort()).toEqual([false, true]);
    expect(await standing(world, approved.orderId)).toMatchObject({ state: "held", totalMinor: 49_900 });
    expect(await standing(world, stranger.orderId)).toMatchObject({ state: "applied" });
    expect(await world.db.prisma.waitlistEntry.findFirst({ where: { id: entry.id } })).toMatchObject({
      state: "claimed",
    });
    await expectNothingLost(world);
  },
  LONG,
);
