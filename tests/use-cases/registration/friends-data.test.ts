import { expect, test } from "vitest";
import { changeDetails } from "#app/use-cases/registration/change-details.server.ts";
import { askNewAddress } from "#app/use-cases/registration/offer-transfer.server.ts";
import { showOwnTicket } from "#app/use-cases/registration/show-own-ticket.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, companionToken } from "#tests/builders/party.ts";
import { openApp } from "#tests/routes/app.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");

test("who ordered is told a friend's name and seat, and nothing else that the friend wrote", {
  timeout: 240_000,
}, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now });
  await allowGroups(world, event);
  const friends = [{ email: "pays@mail.example" }, { email: "friend@mail.example", name: "苏木" }];
  const party = await buyPartyFor(world, event, friends);
  const own = await companionToken(world, party, 2);
  expect(await changeDetails(world, { token: own, name: "小木", phone: "13800138000" })).toEqual({
    ok: true,
  });
  expect(await askNewAddress(world, { token: own, email: "new@mail.example" })).toEqual({ ok: true });
  const shown = await showOwnTicket(world, { token: party.token, locale: "zh-CN", place: 2 });
  expect(shown.ok && shown.order.person).toEqual({ name: "小木", email: "", phone: null, birthDate: "" });
  expect(shown.ok && shown.manage.open, "a new address is between the friend and us").toBeNull();
  const app = await openApp(world);
  for (const path of ["cancel", "transfer"]) {
    const sent = await (await app.get(`/o/${party.token}/${path}.data?person=2`)).text();
    expect(sent, path).not.toMatch(/friend@|new@|13800138000|1996-05-04/);
  }
  const friendSees = await showOwnTicket(world, { token: own, locale: "zh-CN" });
  expect(friendSees.ok && friendSees.order.person).toMatchObject({
    email: "friend@mail.example",
    phone: "13800138000",
  });
  expect(friendSees.ok && friendSees.manage.open).toMatchObject({ kind: "address" });
});
