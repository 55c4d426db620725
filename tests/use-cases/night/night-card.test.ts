import { expect, test } from "vitest";
import { readNightToken } from "#app/use-cases/night/night-link.server.ts";
import { findNightPerson } from "#app/use-cases/night/night-person.server.ts";
import { saveAbout } from "#app/use-cases/night/save-about.server.ts";
import { saveContact } from "#app/use-cases/night/save-contact.server.ts";
import { showNightCard } from "#app/use-cases/night/show-night-card.server.ts";
import { showProfile } from "#app/use-cases/night/show-profile.server.ts";
import { confirmAddress } from "#app/use-cases/registration/answer-transfer.server.ts";
import { askNewAddress } from "#app/use-cases/registration/offer-transfer.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { accept, offerTicket, openOfferOf } from "#tests/builders/self-service.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

async function stage() {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 240 * HOUR);
  const event = await buildEvent(world.db, { now, startsAt });
  const bought = await buyTicketFor(world, event, { email: "lin@mail.example", name: "林晓雯" });
  return { world, event, bought };
}

async function cardOf(world: TestWorld, token: string) {
  const card = await showNightCard(world, { token });
  if (!card) throw new Error("the ticket says nothing of the night");
  return { ...card, night: card.path.slice("/n/".length) };
}

async function tell(world: TestWorld, token: string) {
  const empty = { displayName: "小林", wishes: [], ageFrom: "", ageTo: "", goals: ["serious"] };
  await saveAbout(world, { token, locale: "zh-CN", fields: empty, agreed: true });
  const fields = { wechat: "linlin_2031", phone: "", email: "", line: "" };
  await saveContact(world, { token, locale: "zh-CN", fields, agreed: true });
}

async function profileOf(world: TestWorld, token: string) {
  const shown = await showProfile(world, { token, locale: "zh-CN" });
  if (!shown.ok) throw new Error(shown.reason);
  return shown.page;
}

test("a ticket leads to its holder's night, and says whether something was told and how near it is", async () => {
  const { world, event, bought } = await stage();
  const card = await cardOf(world, bought.token);
  expect(await findNightPerson(world, card.night)).toMatchObject({ name: "林晓雯" });
  expect(card).toMatchObject({ told: false, soon: false, over: false });
  await tell(world, card.night);
  world.clock.set(new Date(event.startsAt.getTime() - 2 * HOUR));
  expect(await cardOf(world, bought.token)).toMatchObject({ told: true, soon: true, over: false });
  world.clock.set(event.endsAt);
  expect(await cardOf(world, bought.token)).toMatchObject({ soon: true, over: true });
});

test("a link that is no ticket's leads nowhere", async () => {
  const { world, bought } = await stage();
  expect(await showNightCard(world, { token: "nonsense" })).toBeNull();
  await world.db.prisma.ticket.updateMany({ data: { voidedAt: now } });
  expect(await showNightCard(world, { token: bought.token }), "the ticket is gone").toBeNull();
});

test("the ticket's letter asks for the profile with the night's own link", async () => {
  const { world } = await stage();
  await runJobs(world);
  const letters = await world.sandbox.control.letters("lin@mail.example");
  const ticket = letters.find(({ subject }) => subject.startsWith("你的门票"));
  const token = /\/n\/([\w-]+)\/profile/.exec(ticket?.html ?? "")?.[1] ?? "";
  expect(readNightToken(world.vault, token)).not.toBeNull();
  expect(await findNightPerson(world, token)).toMatchObject({ name: "林晓雯" });
});

test("who takes a ticket over finds nothing of what its former holder told", async () => {
  const { world, bought } = await stage();
  const before = await cardOf(world, bought.token);
  await tell(world, before.night);
  const offer = await offerTicket(world, bought);
  expect((await profileOf(world, before.night)).told, "until the yes, all is as it was").toBe(true);
  const accepted = await accept(world, offer);
  if (!accepted.ok) throw new Error(accepted.reason);
  expect(await findNightPerson(world, before.night), "the former link is dead").toBeNull();
  const after = await cardOf(world, accepted.token);
  const page = await profileOf(world, after.night);
  expect([page.told, page.profile.displayName, page.contact.wechat]).toEqual([false, null, null]);
  expect(page.consents).toEqual({ wishes: null, answers: null, contact: null });
});

test("who only changes the address keeps what they told", async () => {
  const { world, bought } = await stage();
  const before = await cardOf(world, bought.token);
  await tell(world, before.night);
  await askNewAddress(world, { token: bought.token, email: "lin@new.example" });
  const confirmed = await confirmAddress(world, { token: await openOfferOf(world, bought.orderId) });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const after = await cardOf(world, confirmed.token);
  expect((await profileOf(world, after.night)).profile.displayName).toBe("小林");
  expect(await findNightPerson(world, before.night)).toBeNull();
});
