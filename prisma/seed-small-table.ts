import { bookingEntry } from "#app/domain/payment/ledger.ts";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import type { Control } from "#app/sandbox/control-client.server.ts";
import { payVenue } from "#app/use-cases/money/pay-venue.server.ts";
import { savePlan } from "#app/use-cases/money/save-plan.server.ts";
import { postLedger } from "#app/use-cases/payment/post-ledger.server.ts";
import { applyForSeat } from "#app/use-cases/registration/apply-for-seat.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor } from "#tests/builders/party.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { smallTable } from "./seed-words.ts";

const HOUR = 3_600_000;
const slug = "small-table-thursday";
const fee = 120_000;

/** Half of the fee was paid ahead; a cancellation is free until a fortnight before, then half, then all of it. */
const terms = {
  depositMinor: fee / 2,
  cancellation: [
    { days: 14, percent: 0 },
    { days: 3, percent: 50 },
  ],
};

/**
 * A small table whose one side is full: two friends on one order, a queue behind them, and on the other side somebody
 * who asks to come and waits for an answer. Whether it takes place is to be decided today.
 */
export async function makeSmallTable(
  world: World,
  control: Control,
  { venueId, organiserId, startsAt }: { venueId: string; organiserId: string; startsAt: Date },
): Promise<void> {
  const now = world.clock.now();
  const endsAt = new Date(startsAt.getTime() + 3 * HOUR);
  const booking = { now, startsAt, endsAt, feeMinor: fee, terms, currency: "CNY", organiserId, venueId };
  const bookingId = await bookVenue(world.db, booking);
  const event = await buildEvent(world.db, {
    ...{ now, slug, startsAt, endsAt, bookingId, organiserId },
    sides: [{ capacity: 3 }, { labelZh: "女生", labelEn: "Women", capacity: 3 }],
    ...smallTable,
  });
  const { eventId } = event;
  await allowGroups(world, event, 2);
  await world.db.prisma.side.updateMany({ where: { eventId, position: 2 }, data: { needsApproval: true } });
  await world.db.transaction((tx) =>
    postLedger(tx, bookingEntry({ eventId, bookingId, amountMinor: fee, currency: "CNY" }), {
      at: now,
      recordedAt: now,
    }),
  );
  await fillTable(world, control, event);
  await askToday(world, event, { venueId, bookingId });
}

/** The deposit is with the venue, and the go/no-go moment was an hour ago: three pay, and the other side is empty. */
async function askToday(
  world: World,
  { eventId, organiserId }: BuiltEvent,
  place: { venueId: string; bookingId: string },
): Promise<void> {
  const goNoGoAt = new Date(world.clock.now().getTime() - HOUR);
  goNoGoAt.setUTCSeconds(0, 0);
  const plan = { heads: "6", otherFixed: "100", otherPerHead: "", commission: "" };
  await savePlan(world, { organiserId, eventId, fields: plan });
  const deposit = {
    kind: "balance",
    amount: String(terms.depositMinor / 100),
    paidOn: "",
    note: "定金",
    reason: "",
  };
  const paid = await payVenue(world, { ...place, organiserId, fields: deposit, receipt: null });
  if (!paid.ok) throw new Error(`the demo's deposit was not written down: ${paid.reason}`);
  await world.db.prisma.event.update({ where: { id: eventId }, data: { goNoGoAt, goNoGoMinMinor: 0 } });
  await world.db.prisma.side.updateMany({ where: { eventId }, data: { goNoGoMin: 2 } });
}

async function fillTable(world: World, control: Control, event: BuiltEvent): Promise<void> {
  const { eventId } = event;
  const buying = { ...world, sandbox: { control } };
  await buyPartyFor(buying, event, [
    { name: "程亦安", email: "yian@example.com" },
    { name: "何川", email: "hechuan@example.com" },
  ]);
  await buyPartyFor(buying, event, [{ name: "陆青", email: "luqing@example.com" }]);
  const [men, women] = event.sides;
  for (const name of ["zhoumo", "xiaoyu"])
    await joinWaitlist(world, {
      ...{ eventId, email: `${name}@example.com`, locale: "zh-CN" as const },
      ...{ places: [{ sideId: men?.id ?? "", seats: 1 }], browserKey: `demo-${name}`, networkKey: null },
    });
  const applied = await applyForSeat(world, {
    ...{
      eventId,
      sideId: women?.id ?? "",
      formToken: "demo-small-table-application",
      locale: "zh-CN" as const,
    },
    ...{ name: "夏知微", email: "zhiwei@example.com", phone: null, birthDate: "1996-03-08", code: null },
    ...{ shownPriceMinor: women?.priceMinor ?? 0, consents: { ...consentVersions } },
    ...{ browserKey: "demo-zhiwei", networkKey: null },
  });
  if (!applied.ok) throw new Error(`a demo guest could not apply: ${JSON.stringify(applied)}`);
}
