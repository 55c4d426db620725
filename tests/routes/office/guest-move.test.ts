import { expect, test } from "vitest";
import { lettersOf, standing } from "#tests/builders/approval.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";

async function stage(other: number) {
  const world = await openTestWorld({ now, sandbox: true });
  const sides = [{ capacity: 3 }, { capacity: 1, priceMinor: other, labelZh: "女生", labelEn: "Women" }];
  const event = await buildEvening(world, { sides });
  const bought = await buyTicketFor(world, event, { name: "林晓雯" });
  const { cookie } = await signInOrganiser(world);
  const guest = `/en/office/events/${event.eventId}/guests/${bought.orderId}`;
  const women = event.sides[1]?.id ?? "";
  return { world, event, bought, app: await openApp(world), headers: { cookie }, guest, women };
}

test("each side says what it costs; the button moves the guest and the story names both sides", async () => {
  const { world, bought, app, headers, guest, women } = await stage(39_900);
  expect(await htmlOf(await app.get(guest, headers))).toContain("Move to another side");
  const html = await htmlOf(await app.get(`${guest}/move`, headers));
  for (const words of ["Women", "1 free", "¥100.00 CNY goes back", "-10000"]) expect(html).toContain(words);
  const fields = { intent: "move", side: women, [`difference-${women}`]: "-10000" };
  const moved = await app.post(`${guest}/move`, fields, headers);
  expect(moved.headers.get("location")).toBe(`${guest}/move?done=moved`);
  expect(await htmlOf(await app.get(`${guest}/move?done=moved`, headers))).toContain("Moved; the guest gets");
  expect(await htmlOf(await app.get(guest, headers))).toContain("Moved to another side: Men → Women");
  expect(await standing(world, bought.orderId)).toMatchObject({ sides: [women], totalMinor: 39_900 });
  const again = await app.post(`${guest}/move`, fields, headers);
  expect(again.status).toBe(409);
});

test("a dearer side asks the guest, who pays on their own page or stays", async () => {
  const { world, bought, app, headers, guest, women } = await stage(59_900);
  const fields = { intent: "move", side: women, [`difference-${women}`]: "10000" };
  const asked = await app.post(`${guest}/move`, fields, headers);
  expect(asked.headers.get("location")).toBe(`${guest}/move?done=asked`);
  expect(await htmlOf(await app.get(`${guest}/move?done=asked`, headers))).toContain("Call the move off");
  const page = await htmlOf(await app.get(`/o/${bought.token}`));
  for (const words of ["组局人想为你换到女生", "补 ¥100.00 CNY，换过去", "不换"])
    expect(page).toContain(words);
  const paying = await app.post(`/o/${bought.token}/move`, { intent: "pay" });
  expect(paying.headers.get("location")).toContain("/c/pay/");
  expect((await app.post(`/o/${bought.token}/move`, { intent: "fly" })).status).toBe(400);
  expect((await app.post("/o/forged/move", { intent: "pay" })).status).toBe(404);
  const stayed = await app.post(`/o/${bought.token}/move`, { intent: "stay" });
  expect(stayed.headers.get("location")).toBe(`/o/${bought.token}?move=stayed`);
  expect(await htmlOf(await app.get(`/o/${bought.token}?move=stayed`))).toContain("你的座位不变");
  expect((await standing(world, bought.orderId)).entries).toEqual(["move left"]);
  expect(await lettersOf(world, bought.orderId)).not.toContain("side-moved");
});

test("strangers, other events, missing sides and changed prices move nobody", async () => {
  const { world, event, bought, app, headers, guest, women } = await stage(59_900);
  const fields = { intent: "move", side: women, [`difference-${women}`]: "10000" };
  expect((await app.post(`${guest}/move`, fields)).headers.get("location")).toContain("sign-in");
  const elsewhere = `/en/office/events/${unknown}/guests/${bought.orderId}/move`;
  expect((await app.post(elsewhere, fields, headers)).status).toBe(404);
  expect((await app.get(elsewhere, headers)).status).toBe(404);
  expect((await app.post(`${guest}/move`, { intent: "move" }, headers)).status).toBe(422);
  expect((await app.post(`${guest}/move`, { intent: "dance" }, headers)).status).toBe(400);
  const cheap = { ...fields, [`difference-${women}`]: "1" };
  const changed = await app.post(`${guest}/move`, cheap, headers);
  expect(changed.status).toBe(409);
  expect(await changed.text()).toContain("has just changed");
  await buyTicketFor(world, event, { sideId: women });
  const full = await app.post(`${guest}/move`, fields, headers);
  expect(full.status).toBe(409);
  expect(await full.text()).toContain("The other side is full");
  const queued = await app.post(`${guest}/move`, { ...fields, wait: "yes" }, headers);
  expect(queued.headers.get("location")).toBe(`${guest}/move?done=queued`);
  expect((await app.post(`${guest}/move`, { intent: "stop" }, headers)).status).toBe(303);
  expect((await app.post(`${guest}/move`, { intent: "stop" }, headers)).status).toBe(409);
});
