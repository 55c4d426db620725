import { expect, test } from "vitest";
import { nightConsentVersions } from "#app/domain/night/night-consents.ts";
import { forgetOwnNight } from "#app/use-cases/night/forget-night.server.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { saveAbout } from "#app/use-cases/night/save-about.server.ts";
import { saveAnswers } from "#app/use-cases/night/save-answers.server.ts";
import { saveContact } from "#app/use-cases/night/save-contact.server.ts";
import { showProfile } from "#app/use-cases/night/show-profile.server.ts";
import { withdrawConsent } from "#app/use-cases/night/withdraw-consent.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";

const question = "11111111-1111-4111-8111-111111111111";
const nothing = { displayName: "", wishes: [], ageFrom: "", ageTo: "", goals: [] };
const noContact = { wechat: "", phone: "", email: "", line: "" };

async function stage() {
  const world = await openTestWorld();
  const night = await buildNight(world, [2, 2]);
  const { eventId, sides } = night.event;
  await world.db.prisma.nightQuestion.create({
    data: {
      ...{ eventId, id: question, position: 1, textZh: "周末？", textEn: "Weekend?" },
      options: ["a", "b", "c"].map((id) => ({ id, zh: id, en: id })),
    },
  });
  const [guest] = night.guests;
  if (!guest) throw new Error("nobody came");
  const { token, lineId } = guest;
  const shown = async () => {
    const outcome = await showProfile(world, { token, locale: "zh-CN" });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.page;
  };
  const about = (fields: Partial<Parameters<typeof saveAbout>[1]["fields"]>, agreed = true) =>
    saveAbout(world, { token, locale: "zh-CN", fields: { ...nothing, ...fields }, agreed });
  const contact = (fields: Partial<Parameters<typeof saveContact>[1]["fields"]>, agreed = true) =>
    saveContact(world, { token, locale: "zh-CN", fields: { ...noContact, ...fields }, agreed });
  const answers = (agreed: boolean) =>
    saveAnswers(world, {
      ...{ token, locale: "en" as const, agreed },
      fields: { answers: { [question]: "a" }, welcome: { [question]: ["a", "b"] } },
    });
  const engine = async () => {
    const { guests } = await nightPeople(world, eventId);
    return guests.find(({ id }) => id === lineId);
  };
  return { world, night, sides, token, lineId, shown, about, contact, answers, engine };
}

test("what somebody tells is kept sealed and reaches the engine", async () => {
  const { world, sides, shown, about, answers, engine } = await stage();
  const other = sides[1]?.id ?? "";
  const told = { displayName: " 小林 ", wishes: [other], ageFrom: "２５", ageTo: "40", goals: ["serious"] };
  expect(await about(told)).toEqual({ ok: true });
  expect(await answers(true)).toEqual({ ok: true });
  const { profile, consents } = await shown();
  expect(profile).toEqual({
    displayName: "小林",
    wishes: [other],
    ages: { from: 25, to: 40 },
    goals: ["serious"],
    answers: { [question]: "a" },
    wants: [{ question, welcome: ["a", "b"], matters: 1 }],
  });
  expect([consents.wishes, consents.answers, consents.contact]).toEqual([
    world.clock.now(),
    world.clock.now(),
    null,
  ]);
  expect(await engine()).toMatchObject({
    wishes: [other],
    ages: { from: 25, to: 40 },
    answers: { [question]: "a", "goal:serious": "yes", "goal:friends": "no" },
  });
  const [row] = await world.db.prisma.profile.findMany();
  expect(Buffer.from(row?.sealed ?? []).toString("utf8")).not.toContain("小林");
});

test("every part may stay empty: a name needs no consent, and an empty form none at all", async () => {
  const { world, shown, about } = await stage();
  expect(await about({}, false)).toEqual({ ok: true });
  expect(await about({ displayName: "阿哲" }, false)).toEqual({ ok: true });
  expect((await shown()).profile).toMatchObject({ displayName: "阿哲", wishes: null, ages: null });
  expect(await world.db.prisma.consent.count({ where: { wishes: { not: null } } })).toBe(0);
});

test("wishes, answers and contact are each refused without their own consent, and nothing of them is kept", async () => {
  const { world, sides, shown, about, contact, answers } = await stage();
  const refused = { ok: false, reason: "invalid", problems: { agreed: "must-agree" } };
  expect(await about({ displayName: "小林", wishes: [sides[1]?.id ?? ""] }, false)).toEqual(refused);
  expect(await about({ goals: ["serious"] }, false)).toEqual(refused);
  expect(await about({ ageFrom: "30" }, false)).toEqual(refused);
  expect(await answers(false)).toEqual({ ok: false, reason: "must-agree" });
  expect(await contact({ wechat: "linlin_2031" }, false)).toEqual(refused);
  expect((await shown()).told).toBe(false);
  expect(await world.db.prisma.profile.count()).toBe(0);
});

test("a consent once given carries later changes; it is written once, with its text's version", async () => {
  const { world, sides, about, contact } = await stage();
  await about({ wishes: [sides[1]?.id ?? ""] });
  expect(await about({ wishes: sides.map(({ id }) => id) }, false)).toEqual({ ok: true });
  await about({ wishes: sides.map(({ id }) => id) }, true);
  await contact({ phone: "138 0000 0000" });
  const rows = await world.db.prisma.consent.findMany({
    where: { OR: [{ wishes: { not: null } }, { contact: { not: null } }] },
    orderBy: { seq: "asc" },
  });
  expect(rows.map(({ seq, wishes, contact: shared }) => [seq, wishes, shared])).toEqual([
    [2, nightConsentVersions.wishes, null],
    [3, null, nightConsentVersions.contact],
  ]);
});

test.each(["wishes", "answers", "contact"] as const)(
  "taking back the consent to %s deletes what was told under it and nothing else",
  async (purpose) => {
    const { world, sides, token, shown, about, contact, answers } = await stage();
    await about({ displayName: "小林", wishes: [sides[1]?.id ?? ""], ageTo: "40", goals: ["friends"] });
    await answers(true);
    await contact({ wechat: "linlin_2031", line: "周末爬山的人" });
    const before = await shown();
    expect(await withdrawConsent(world, { token, purpose })).toEqual({ ok: true });
    const after = await shown();
    expect(after.consents[purpose], "no longer agreed to").toBeNull();
    const gone = {
      wishes: { profile: { ...before.profile, wishes: null, ages: null, goals: [] } },
      answers: { profile: { ...before.profile, answers: {}, wants: [] } },
      contact: { contact: { wechat: null, phone: null, email: null, line: null } },
    };
    expect(after).toEqual({
      ...before,
      ...gone[purpose],
      consents: { ...before.consents, [purpose]: null },
    });
    const rows = await world.db.prisma.consent.findMany({ where: { [purpose]: { not: null } } });
    expect(rows.map(({ withdrawnAt }) => withdrawnAt)).toEqual([world.clock.now()]);
  },
);

test("contact is checked field by field, and one left empty is shared no more", async () => {
  const { world, shown, contact } = await stage();
  const wrong = { wechat: "小林", phone: "call me", email: "no", line: "x".repeat(81) };
  expect(await contact(wrong)).toEqual({
    ok: false,
    reason: "invalid",
    problems: { wechat: "not-a-wechat", phone: "not-a-phone", email: "not-an-email", line: "too-long" },
  });
  await contact({ wechat: "linlin_2031", email: "Lin@Mail.Example" });
  expect((await shown()).contact).toEqual({
    wechat: "linlin_2031",
    phone: null,
    email: "lin@mail.example",
    line: null,
  });
  await contact({}, false);
  const [row] = await world.db.prisma.profile.findMany();
  expect(row?.contactSealed).toBeNull();
});

test.each([
  [{ displayName: "…" }, { displayName: "no-letters" }],
  [{ displayName: "一二三四五六七八九十一二三四五六七" }, { displayName: "too-long" }],
  [{ ageFrom: "17" }, { ageFrom: "not-an-age" }],
  [{ ageTo: "120" }, { ageTo: "not-an-age" }],
  [{ ageFrom: "40", ageTo: "30" }, { ageFrom: "ages-turned" }],
])("a first screen that says %j is refused beside its field", async (fields, problems) => {
  const { about } = await stage();
  expect(await about(fields)).toEqual({ ok: false, reason: "invalid", problems });
});

test("what was not offered is not kept: foreign sides, unknown goals, answers to other questions", async () => {
  const { world, shown, about, token } = await stage();
  await about({ wishes: ["c0ffee00-0000-4000-8000-000000000000"], goals: ["find-work", "x"] });
  await saveAnswers(world, {
    ...{ token, locale: "zh-CN", agreed: true },
    fields: {
      answers: { [question]: "z", [`${question}0`]: "a", __proto__: "a" },
      welcome: { [question]: ["a", "b", "c"] },
    },
  });
  expect((await shown()).profile).toMatchObject({ wishes: null, goals: [], answers: {}, wants: [] });
});

test("two forms sent at once both count", async () => {
  const { shown, about, contact, answers } = await stage();
  await Promise.all([about({ displayName: "小林" }), contact({ wechat: "linlin_2031" }), answers(true)]);
  const { profile, contact: shared, consents } = await shown();
  expect([profile.displayName, profile.answers[question], shared.wechat]).toEqual([
    "小林",
    "a",
    "linlin_2031",
  ]);
  expect([consents.answers, consents.contact].every((at) => at !== null)).toBe(true);
});

test("deleting one's own data leaves nothing that was told, and other people's alone", async () => {
  const { world, night, token, lineId, shown, about, contact } = await stage();
  const { eventId } = night.event;
  await about({ displayName: "小林" });
  await contact({ wechat: "linlin_2031" });
  const [, friend, other] = night.guests.map((guest) => guest.lineId);
  const now = world.clock.now();
  const { prisma } = world.db;
  await prisma.night.create({ data: { eventId, state: "over", phase: "over", updatedAt: now } });
  const mark = (voterId: string, aboutId: string) => ({
    eventId,
    voterId,
    aboutId,
    says: "yes",
    markedAt: now,
  });
  await prisma.ballotMark.createMany({ data: [mark(lineId, other ?? ""), mark(other ?? "", lineId)] });
  await prisma.privateNote.create({
    data: { eventId, authorId: lineId, aboutId: other ?? "", sealed: world.vault.seal("x"), updatedAt: now },
  });
  await prisma.ballot.create({ data: { eventId, voterId: lineId, handedAt: now } });
  await prisma.profile.create({
    data: { eventId, lineId: friend ?? "", sealed: world.vault.seal({}), updatedAt: now },
  });
  expect(await forgetOwnNight(world, { token })).toEqual({ ok: true });
  const page = await shown();
  expect([page.told, page.profile.displayName, page.contact.wechat]).toEqual([false, null, null]);
  expect(page.consents).toEqual({ wishes: null, answers: null, contact: null });
  const left = [
    await prisma.privateNote.count(),
    await prisma.ballot.count(),
    (await prisma.profile.findMany()).map((row) => row.lineId),
    (await prisma.ballotMark.findMany()).map((row) => row.voterId),
  ];
  expect(left).toEqual([0, 0, [friend], [other]]);
});

test("a link that opens nothing changes nothing", async () => {
  const { world, lineId, token, about } = await stage();
  await world.db.prisma.ticket.updateMany({ where: { lineId }, data: { voidedAt: world.clock.now() } });
  const gone = { ok: false, reason: "not-found" };
  expect(await about({ displayName: "小林" })).toEqual(gone);
  expect(await showProfile(world, { token, locale: "en" })).toEqual(gone);
  expect(await withdrawConsent(world, { token, purpose: "contact" })).toEqual(gone);
  expect(await forgetOwnNight(world, { token: "nonsense" })).toEqual(gone);
});
