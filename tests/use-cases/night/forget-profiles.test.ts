import { expect, test } from "vitest";
import { forgetProfiles } from "#app/use-cases/night/forget-profiles.server.ts";
import { readOwnProfile } from "#app/use-cases/night/own-profile.server.ts";
import { saveAbout } from "#app/use-cases/night/save-about.server.ts";
import { saveContact } from "#app/use-cases/night/save-contact.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";

const DAY = 86_400_000;

async function told() {
  const world = await openTestWorld();
  const night = await buildNight(world, [1, 1]);
  const [guest] = night.guests;
  if (!guest) throw new Error("nobody came");
  const { token, lineId } = guest;
  const about = { displayName: "小林", wishes: [], ageFrom: "25", ageTo: "", goals: ["serious"] };
  await saveAbout(world, { token, locale: "zh-CN", fields: about, agreed: true });
  const fields = { wechat: "linlin_2031", phone: "", email: "", line: "" };
  await saveContact(world, { token, locale: "zh-CN", fields, agreed: true });
  const { eventId, endsAt } = night.event;
  const after = async (days: number) => {
    world.clock.set(new Date(endsAt.getTime() + days * DAY));
    await forgetProfiles(world);
    const own = await readOwnProfile(world, world.db.prisma, { eventId, lineId });
    return [own.profile.displayName, own.profile.ages, own.profile.goals.length, own.contact.wechat];
  };
  return { world, lineId, after };
}

test("wishes go a month after the evening, name and contact after three", async () => {
  const { world, after } = await told();
  const all = ["小林", { from: 25, to: 99 }, 1, "linlin_2031"];
  expect(await after(29)).toEqual(all);
  expect(await after(30)).toEqual(["小林", null, 0, "linlin_2031"]);
  expect(await after(89), "repeated, it changes nothing more").toEqual(["小林", null, 0, "linlin_2031"]);
  expect(await after(90)).toEqual([null, null, 0, null]);
  expect(await world.db.prisma.profile.count()).toBe(0);
});

test("the profile of who gave the ticket back goes at once", async () => {
  const { world, lineId, after } = await told();
  await world.db.prisma.ticket.updateMany({ where: { lineId }, data: { voidedAt: world.clock.now() } });
  expect(await after(-1)).toEqual([null, null, 0, null]);
});
