import { expect, test } from "vitest";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { applyTo, buildApprovalEvent } from "#tests/builders/approval.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, companionToken } from "#tests/builders/party.ts";
import { offerTicket } from "#tests/builders/self-service.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { fillUp, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld } from "#tests/world.ts";
import { expectNothingWritten, spoilt, type Wrong } from "./sweep.ts";

const now = new Date("2031-03-08T11:00:00Z");
const long = "长".repeat(10_240);
const LONG = { timeout: 120_000 };

/** Everybody who has a link: somebody paid, somebody who holds a seat, a party, an applicant, somebody who gave up. */
async function stage() {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, venueFeeMinor: 100_000 });
  await allowGroups(world, event);
  const paid = await buyTicketFor(world, event, { name: "林晓雯" });
  const held = await openPageFor(world, event);
  const gone = await openPageFor(world, event);
  await cancelOwnOrder(world, { token: gone.token, shownRefundMinor: 0 });
  const party = await buyPartyFor(world, event, [{}, {}]);
  const friend = await companionToken(world, party, 2);
  const applied = await applyTo(world, await buildApprovalEvent(world));
  const outdated = await buyTicketFor(world, event);
  await world.db.prisma.order.updateMany({ where: { id: outdated.orderId }, data: { linkVersion: 2 } });
  return { world, event, paid, held, gone, party, friend, applied, outdated };
}

const forms: readonly (readonly [path: string, fields: Record<string, string>])[] = [
  ["pay", { shown: "49900" }],
  ["cancel", { shown: "49900" }],
  ["transfer", { name: "苏木", email: "sumu@mail.example" }],
  ["details", { intent: "details", name: "晓雯", phone: "" }],
  ["details", { intent: "address", email: "new@mail.example" }],
  ["confirm", { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" }],
  ["resend", { formToken: "a-token-of-a-form" }],
  ["language", { locale: "en" }],
  ["move", { intent: "pay" }],
  ["move", { intent: "stay" }],
];

test("forged, cut, foreign and outdated links do nothing, whatever form is sent to them", LONG, async () => {
  const { world, paid, outdated, event } = await stage();
  await fillUp(world, event, 1);
  const forged = `${paid.token.slice(0, -2)}${paid.token.endsWith("AA") ? "BB" : "AA"}`;
  const links = [
    ["forged", forged],
    ["cut", paid.token.slice(0, 40)],
    ["outdated", outdated.token],
    ["nonsense", "x"],
  ] as const;
  const wrongs = links.flatMap(([name, token]) =>
    forms.map(([path, fields]): Wrong => {
      const what = `${name} link: ${path} ${fields.intent ?? ""}`;
      return { what, path: `/o/${token}/${path}`, fields, status: 404 };
    }),
  );
  await expectNothingWritten(world, wrongs);
  expect(await witness(world)).toEqual([]);
});

test("a ticket's own forms take nothing wrong, and nothing out of order", LONG, async () => {
  const { world, paid, held, gone, party, friend, applied } = await stage();
  const of = (token: string, path: string) => `/o/${token}/${path}`;
  const transfer = { path: of(paid.token, "transfer"), fields: forms[2]?.[1] ?? {}, name: "transfer" };
  const details = { path: of(paid.token, "details"), fields: forms[3]?.[1] ?? {}, name: "details" };
  const address = { path: of(paid.token, "details"), fields: forms[4]?.[1] ?? {}, name: "address" };
  const wrongAddresses = [null, "", "x", "a@b", "a@mail.example\r\nBcc: b@mail.example"];
  const wrongs: Wrong[] = [
    ...spoilt({ ...transfer, status: 422 }, { name: [null, "", "\u0000", long], email: wrongAddresses }),
    ...spoilt({ ...details, status: 422 }, { name: [null, "", long], phone: ["call me", long] }),
    ...spoilt({ ...address, status: 422 }, { email: wrongAddresses }),
    ...spoilt(
      { path: of(paid.token, "cancel"), fields: {}, name: "cancel", status: 409 },
      { shown: [null, "", "-1", "1", "0.5", "all", "9".repeat(12), "49899"] },
    ),
    ...spoilt(
      { path: of(paid.token, "language"), fields: {}, name: "language", status: 422 },
      { locale: [null, "", "xx", "EN", long] },
    ),
    ...spoilt(
      { path: of(paid.token, "move"), fields: {}, name: "answer to a move", status: 400 },
      { intent: [null, "", "fly"] },
    ),
    ...spoilt(
      { path: of(friend, "confirm"), fields: forms[5]?.[1] ?? {}, name: "confirm", status: 422 },
      { terms: [null, "old"], privacy: [null], conduct: [null, ""] },
    ),
    ...["0", "5", "x", "-1", "2.5", ""].flatMap((place): Wrong[] =>
      ["cancel", "transfer", "resend"].map((path) => ({
        what: `person ${place}: ${path}`,
        path: `${of(party.token, path)}?person=${place}`,
        fields: { shown: "49900", name: "苏木", email: "sumu@mail.example", formToken: "a-token-of-a-form" },
        status: 404,
      })),
    ),
    {
      what: "a friend gives up who ordered",
      path: `${of(friend, "cancel")}?person=1`,
      fields: { shown: "49900" },
      status: 404,
    },
  ];
  const back = (token: string, query = "") => `/o/${token}${query}`;
  const tooSoon: Wrong[] = [
    ["paid twice", paid.token, "pay", { shown: "49900" }, back(paid.token)],
    ["paid after giving up", gone.token, "pay", { shown: "49900" }, back(gone.token)],
    ["paid before approval", applied.token, "pay", { shown: "49900" }, back(applied.token)],
    ["a difference nobody asked for", paid.token, "move", { intent: "pay" }, back(paid.token, "?move=over")],
    ["an answer to nothing", paid.token, "move", { intent: "stay" }, back(paid.token, "?move=over")],
  ].map(([what, token, path, fields, to]) => {
    if (typeof token !== "string" || typeof path !== "string" || typeof to !== "string")
      throw new Error("a row is wrong");
    return { what: String(what), path: of(token, path), fields: Object(fields), status: 303, to };
  });
  const notYet: Wrong[] = [held.token, gone.token, applied.token].flatMap((token) =>
    forms.slice(2, 5).map(([path, fields]) => ({
      what: `without a ticket: ${path} ${fields.intent ?? ""}`,
      path: of(token, path),
      fields,
      status: 409,
    })),
  );
  await expectNothingWritten(world, [...wrongs, ...tooSoon, ...notYet]);
  expect(await witness(world)).toEqual([]);
});

test("an offered ticket and a place in the queue take nothing wrong from anybody", LONG, async () => {
  const { world, event, paid } = await stage();
  const handover = `/handover/${await offerTicket(world, paid)}`;
  const yes = { name: "苏木", birthYear: "1994", birthMonth: "2", birthDay: "3" };
  const consents = { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" };
  const full = await buildEvent(world.db, { now, slug: "full", sides: [{ capacity: 1 }] });
  await fillUp(world, full);
  const entry = await waitFor(world, full);
  const left = await waitFor(world, full);
  await world.db.prisma.waitlistEntry.update({
    where: { eventId_id: { eventId: full.eventId, id: left.entryId } },
    data: { state: "left", closedAt: now },
  });
  const place = `/w/${entry.token}`;
  const side = full.sides[0]?.id ?? "";
  const join = { path: "/e/full/waitlist", fields: { email: "new@mail.example", side }, name: "join" };
  const unknown = "00000000-0000-4000-8000-00000000000f";
  await expectNothingWritten(world, [
    ...spoilt(
      { path: handover, fields: { ...yes, ...consents }, name: "handover", status: 422 },
      {
        name: ["", "\u0000", long],
        birthYear: ["", "2030", "x"],
        birthMonth: ["13"],
        terms: [null, "old"],
        phone: ["call me"],
      },
    ),
    {
      what: "a forged offer",
      path: `${handover.slice(0, -2)}AA`,
      fields: { ...yes, ...consents },
      status: 404,
    },
    ...spoilt(
      { ...join, status: 422 },
      {
        email: [null, "", "x", "a@b", "a@mail.example\r\nBcc: b@mail.example"],
        side: [null, "", "x", unknown, event.sides[0]?.id ?? ""],
      },
    ),
    ...spoilt({ path: place, fields: {}, name: "entry", status: 422 }, { intent: [null, "", "dance"] }),
    ...spoilt(
      { path: place, fields: { intent: "language" }, name: "entry", status: 422 },
      { locale: [null, "xx", long] },
    ),
    {
      what: "an offer nobody made",
      path: place,
      fields: { intent: "accept", ...yes, ...consents, side },
      status: 409,
    },
    {
      what: "an offer to who left",
      path: `/w/${left.token}`,
      fields: { intent: "accept", ...yes, ...consents, side },
      status: 409,
    },
    ...["accept", "leave", "language"].map(
      (intent): Wrong => ({
        what: `a forged entry: ${intent}`,
        path: `${place.slice(0, -2)}${place.endsWith("AA") ? "BB" : "AA"}`,
        fields: { intent, locale: "en" },
        status: 404,
      }),
    ),
  ]);
  expect(await witness(world)).toEqual([]);
});
