import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import { withdrawApplication } from "#app/use-cases/registration/end-application.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { type Applied, applyTo } from "#tests/builders/approval.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicket, ownEmail } from "../guests.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

async function answer(stage: Stage, { eventId, orderId }: Applied, said: "approve" | "decline") {
  const { world, organiserId } = stage;
  const input = { organiserId, eventId, orderId, answer: said, note: "上次没来 / no-show last time" };
  const answered = await answerApplication(world, input);
  if (!answered.ok) throw new Error(`not answered: ${answered.reason}`);
  await promoteWaitlist(world, { eventId });
}

async function lookFirst(stage: Stage, event: BuiltEvent, sideIds: readonly string[]): Promise<void> {
  await stage.world.db.prisma.side.updateMany({
    where: { eventId: event.eventId, id: { in: [...sideIds] } },
    data: { needsApproval: true },
  });
}

/** Applications in each of their states, the organiser's list, and a guest on the way to another side. */
export async function approvalScenes(stage: Stage): Promise<Scene[]> {
  const { world, locale, organiserId, at } = stage;
  const women = { labelZh: "女生", labelEn: "Women" };
  const event = await makeEvent(stage, 0, { sides: [{ capacity: 2 }, women] });
  const all = await makeEvent(stage, 1);
  await lookFirst(
    stage,
    event,
    event.sides.slice(0, 1).map(({ id }) => id),
  );
  await lookFirst(
    stage,
    all,
    all.sides.map(({ id }) => id),
  );
  const apply = () => applyTo(world, event, { locale, email: ownEmail() });
  const applied = await apply();
  await apply();
  const offered = await apply();
  const second = await apply();
  const waiting = await apply();
  for (const one of [offered, second, waiting]) await answer(stage, one, "approve");
  const declined = await apply();
  await answer(stage, declined, "decline");
  const withdrawn = await apply();
  await withdrawApplication(world, { token: withdrawn.token });

  const prices = [{ capacity: 3 }, { ...women, priceMinor: 59_900 }];
  const moving = await makeEvent(stage, 2, { sides: prices });
  const guest = await buyTicket(stage, moving, { locale, email: ownEmail() });
  const still = await buyTicket(stage, moving, { locale, email: ownEmail() });
  const { eventId } = moving;
  const asked = await moveGuestToSide(world, {
    ...{ organiserId, eventId, orderId: guest.orderId, toSideId: moving.sides[1]?.id ?? "" },
    ...{ ifFull: "refuse", shownDifferenceMinor: null },
  });
  if (!asked.ok) throw new Error(`not asked to move: ${asked.reason}`);

  const page = (name: string, { token }: { token: string }): Scene => ({ name, url: at(`/o/${token}`) });
  const office = (name: string, path: string): Scene => ({
    name,
    url: at(`/office/events/${path}`),
    organiser: true,
  });
  return [
    { name: "apply-form", url: at(`/e/${all.slug}/register`) },
    { name: "apply-form-one-side", url: at(`/e/${event.slug}/register`) },
    page("apply-applied", applied),
    page("apply-waiting", waiting),
    page("apply-offered", offered),
    page("apply-declined", declined),
    page("apply-withdrawn", withdrawn),
    { name: "apply-withdraw", url: at(`/o/${applied.token}/cancel`) },
    office("apply-office-list", `${event.eventId}/applications`),
    office("apply-office-guest", `${event.eventId}/guests/${applied.orderId}`),
    office("apply-office-declined", `${event.eventId}/guests/${declined.orderId}`),
    page("side-move-offer", guest),
    office("side-move-office", `${eventId}/guests/${still.orderId}/move`),
    office("side-move-office-pending", `${eventId}/guests/${guest.orderId}/move`),
  ];
}
