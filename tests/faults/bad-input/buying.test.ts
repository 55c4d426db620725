import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { allowGroups } from "#tests/builders/party.ts";
import { buildCode } from "#tests/builders/selling.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { expectNothingWritten, spoilt, type Wrong } from "./sweep.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const unknown = "00000000-0000-4000-8000-00000000000f";
const long = "长".repeat(10_240);
const LONG = { timeout: 120_000 };

/** What a person fills in, at a place of the form. */
function person(event: BuiltEvent, place = 1): Record<string, string> {
  const at = place === 1 ? "" : `-${place}`;
  return {
    [`side${at}`]: event.sides[0]?.id ?? "",
    [`name${at}`]: `小${place}`,
    [`email${at}`]: `p${place}@mail.example`,
    [`birthYear${at}`]: "1996",
    [`birthMonth${at}`]: "5",
    [`birthDay${at}`]: "4",
  };
}

function form(event: BuiltEvent): Record<string, string> {
  const prices = event.sides.map(({ id, priceMinor }) => [`price-${id}`, String(priceMinor)]);
  return {
    formToken: randomUUID(),
    ...Object.fromEntries(prices),
    ...consentVersions,
    ...person(event),
  };
}

const wrongPerson = {
  name: [null, "", "  ", "\u0000\u0007", long],
  email: [null, "", "x", "a@b", "a@mail.example\r\nBcc: b@mail.example", `${"a".repeat(300)}@mail.example`],
  phone: ["call me", "12", long],
  birthYear: [null, "", "abc", "1700", "2030", "19 96"],
  birthMonth: ["", "0", "13", "-1"],
  birthDay: ["", "0", "32", "4.5"],
  side: [null, "", unknown, "' or 1=1 --", "../../etc"],
};

async function evening(world: TestWorld, slug: string, wishes: Partial<EventWishes> = {}) {
  return buildEvent(world.db, { now, slug, ...wishes });
}

test(
  "the form of one person: whatever is wrong with it, nothing is written and it is said beside it",
  LONG,
  async () => {
    const world = await openTestWorld({ now, sandbox: true });
    const event = await evening(world, "evening");
    const other = await evening(world, "other");
    await buildCode(world.db, event, { code: "USED", maxUses: 1 });
    await holdSeatFor(world, event, { code: "USED" });
    const side = event.sides[0]?.id ?? "";
    const sent = { path: "/e/evening/register", fields: form(event), name: "register", status: 422 };
    const coded = (code: string) => ({ ...sent.fields, code, appliedCode: code });
    await expectNothingWritten(world, [
      ...spoilt(sent, { ...wrongPerson, side: [...wrongPerson.side, other.sides[0]?.id ?? ""] }),
      ...spoilt(sent, { terms: [null, "", "1999-01"], privacy: [null], conduct: [null, "yes"] }),
      ...spoilt({ ...sent, status: 409 }, { [`price-${side}`]: ["", "0", "49899"] }),
      ...spoilt(sent, { [`price-${side}`]: [null, "-5", "0.5", "free", "9".repeat(20)] }),
      ...spoilt(sent, { formToken: [null, "", "x", long] }),
      { ...sent, what: "a code that is none", fields: coded("优惠"), status: 422 },
      { ...sent, what: "a code nobody made", fields: coded("NOBODY"), status: 422 },
      { ...sent, what: "a code that is used up", fields: coded("USED"), status: 422 },
      { ...sent, what: "an empty form", fields: {}, status: 422 },
      { ...sent, what: "an event that never was", path: "/e/nowhere/register", status: 404 },
    ]);
    expect(await witness(world)).toEqual([]);
  },
);

test("the form of a group: one wrong person and nobody is seated", LONG, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await evening(world, "evening", { sides: [{ capacity: 3 }, { capacity: 3 }] });
  await allowGroups(world, event, 3);
  const two = { ...form(event), ...person(event, 2), total: "99800", totalFor: "*" };
  const sent = { path: "/e/evening/register", fields: two, name: "group", status: 422 };
  const second = Object.fromEntries(
    Object.entries(wrongPerson).map(([field, values]) => [
      `${field}-2`,
      values.filter((value) => value !== null),
    ]),
  );
  const four = { ...two, ...person(event, 3), ...person(event, 4), total: "199600" };
  await expectNothingWritten(world, [
    ...spoilt(sent, second),
    ...spoilt(sent, { "email-2": ["p1@mail.example", "P1+friend@mail.example"], terms: [null] }),
    ...spoilt({ ...sent, status: 409 }, { total: ["1", "99799"] }),
    { ...sent, what: "four where three may come", fields: four, status: 422 },
  ]);
  expect(await witness(world)).toEqual([]);
});

test("an event that is not on sale takes nobody, whatever is sent to it", LONG, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const started = { startsAt: new Date(now.getTime() - 5 * HOUR) };
  const states = [
    ["draft", { state: "draft" }, 404],
    ["cancelled", {}, 410],
    ["past", started, 410],
    ["closed", { salesCloseAt: new Date(now.getTime() - HOUR) }, 403],
    ["paused", { salesPausedAt: new Date(now.getTime() - HOUR) }, 403],
  ] as const;
  const wrongs: Wrong[] = [];
  for (const [slug, wishes, status] of states) {
    const event = await evening(world, slug, wishes);
    if (slug === "cancelled")
      await world.db.prisma.event.update({
        where: { id: event.eventId },
        data: { state: "cancelled", cancelledAt: now },
      });
    const side = event.sides[0]?.id ?? "";
    const fields = form(event);
    wrongs.push({ what: `${slug}: register`, path: `/e/${slug}/register`, fields, status });
    const waiting = { email: "waits@mail.example", side };
    wrongs.push({ what: `${slug}: waitlist`, path: `/e/${slug}/waitlist`, fields: waiting, status });
  }
  const full = await evening(world, "full", { sides: [{ capacity: 1 }, { capacity: 1 }] });
  await holdSeatFor(world, full);
  wrongs.push({ what: "full: register", path: "/e/full/register", fields: form(full), status: 409 });
  await expectNothingWritten(world, wrongs);
  expect(await witness(world)).toEqual([]);
});
