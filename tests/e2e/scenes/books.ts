import { correctCost } from "#app/use-cases/money/correct-cost.server.ts";
import { payVenue } from "#app/use-cases/money/pay-venue.server.ts";
import { recordCost } from "#app/use-cases/money/record-cost.server.ts";
import { savePlan } from "#app/use-cases/money/save-plan.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicket } from "../guests.ts";
import { partnerScenes } from "./partners.ts";
import { makeEvent } from "./public.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

/** Free until a fortnight before, then half, then all of it; a deposit is due in a week. */
function ladder() {
  return {
    depositMinor: 300_000,
    depositDueAt: eveningIn(7),
    cancellation: [
      { days: 14, percent: 0 },
      { days: 3, percent: 50 },
    ],
  };
}

/** An evening with a plan, costs (one put right), a commission and a payment to its venue. */
async function spendOn(stage: Stage, event: BuiltEvent): Promise<{ payments: string; costId: string }> {
  const { world, organiserId } = stage;
  const ids = { organiserId, eventId: event.eventId };
  const plan = { heads: "20", otherFixed: "1500", otherPerHead: "80", commission: "10" };
  await savePlan(world, { ...ids, fields: plan });
  const words =
    stage.locale === "en" ? ["Place cards", "Bartender", "Friends' club"] : ["桌卡", "调酒师", "朋友圈社"];
  const cost = async (kind: string, amount: string, note = "") => {
    const done = await recordCost(world, {
      ...ids,
      fields: { kind, amount, note, spentOn: "" },
      receipt: null,
    });
    if (!done.ok) throw new Error(done.reason);
    return done.costId;
  };
  const costId = await cost("goods", "400", words[0]);
  const wrong = await cost("people", "880", words[1]);
  const why = stage.locale === "en" ? "One evening less" : "少来了一晚";
  await correctCost(world, { ...ids, costId: wrong, fields: { right: "800", why } });
  await cost("partner", "62.38", words[2]);
  const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({
    where: { id: event.bookingId ?? "" },
  });
  const place = { organiserId, venueId: booking.venueId, bookingId: booking.id };
  const reason = stage.locale === "en" ? "Only so the room is kept" : "先付才留得住房间";
  const fields = { kind: "balance", amount: "3000", paidOn: "", note: "", reason };
  await payVenue(world, { ...place, fields, receipt: null });
  return { payments: `/office/venues/${booking.venueId}/bookings/${booking.id}/payments`, costId };
}

/** The money of an evening with everything in it, its payments, and the books over all. */
export async function bookScenes(stage: Stage): Promise<Scene[]> {
  const event = await makeEvent(stage, 1, { startsAt: eveningIn(24), venueTerms: ladder() });
  for (let n = 0; n < 3; n += 1) await buyTicket(stage, event, { locale: stage.locale });
  const { payments, costId } = await spendOn(stage, event);
  const money = `/office/events/${event.eventId}/money`;
  const year = new Date().getFullYear();
  const page = (name: string, path: string): Scene => ({
    ...{ name: `office-${name}`, url: stage.at(path), organiser: true },
  });
  return [
    page("money-costs", money),
    page("money-correct", `${money}?correct=${costId}`),
    {
      ...page("money-cost-wrong", money),
      act: async (open) => {
        await open.locator("#costs details.more > summary").last().click();
        await open.locator('button[value="cost"]').click();
        await open.waitForLoadState("load");
      },
    },
    page("cockpit-risk", `/office/events/${event.eventId}`),
    page("payments", payments),
    {
      ...page("payments-wrong", payments),
      act: async (open) => {
        await open.locator("form button.button:not(.slim)").last().click();
        await open.waitForLoadState("load");
      },
    },
    page("books", "/office/money"),
    page("books-none", "/office/money?period=2020"),
    page("statement", `/office/money/statement?period=${year}`),
    {
      ...page("statement-printed", `/office/money/statement?period=${year}`),
      act: (open) => open.emulateMedia({ media: "print" }),
    },
    ...(await partnerScenes(stage)),
  ];
}
