import { expect, test } from "vitest";
import { versionOf } from "#app/domain/organiser/version.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { openTask } from "#app/use-cases/payment/order-tasks.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { applyTo, buildApprovalEvent } from "#tests/builders/approval.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buildCode } from "#tests/builders/selling.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { expectNothingWritten, spoilt, type Wrong } from "./sweep.ts";

const now = new Date("2031-03-08T11:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";
const long = "长".repeat(10_240);
const LONG = { timeout: 120_000 };
const formToken = "a-token-of-a-form";

/** An organiser's office: an evening with a code, a paid guest with a task, one who is gone, and an application. */
async function openOffice() {
  const world = await openTestWorld({ now, sandbox: true });
  const { organiserId, cookie } = await signInOrganiser(world);
  const event = await buildEvening(world, { organiserId });
  const { eventId } = event;
  await buildCode(world.db, event);
  const paid = await buyTicketFor(world, event);
  const gone = await buyTicketFor(world, event);
  await cancelOrderForGuest(world, { organiserId, eventId, orderId: gone.orderId });
  await world.db.transaction((tx) =>
    openTask(world, tx, { eventId, orderId: paid.orderId, kind: "letter-failed", detail: {} }),
  );
  const task = await world.db.prisma.orderTask.findFirstOrThrow({ where: { closedAt: null } });
  const approval = await buildApprovalEvent(world, { organiserId });
  const applied = await applyTo(world, approval);
  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  const base = `/office/events/${eventId}`;
  return {
    world,
    cookie,
    event,
    base,
    paid,
    gone,
    task,
    approval,
    applied,
    version: versionOf(row.updatedAt),
  };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

/** A good form for each address, as somebody who may send it would. */
function goodForms({ base, event, paid, task, approval, applied, version }: Office) {
  const guest = `${base}/guests/${paid.orderId}`;
  const side = event.sides[0]?.id ?? "";
  const other = event.sides[1]?.id ?? "";
  return {
    code: {
      path: `${base}/codes`,
      fields: { intent: "create", code: "NEW-10", kind: "percent", percent: "10" },
    },
    waitlist: { path: `${base}/waitlist`, fields: { intent: "beyond", sideId: side, confirmed: "yes" } },
    application: {
      path: `/office/events/${approval.eventId}/applications`,
      fields: { intent: "approve", order: applied.orderId, note: "" },
    },
    part: { path: guest, fields: { intent: "part", token: formToken, amount: "1.00", reason: "还一点" } },
    cancelGuest: { path: guest, fields: { intent: "cancel" } },
    resend: { path: guest, fields: { intent: "resend", token: formToken } },
    move: { path: `${guest}/move`, fields: { intent: "move", side: other, [`difference-${other}`]: "0" } },
    gift: {
      path: `${base}/guests/new`,
      fields: { name: "小北", email: "b@mail.example", side, language: "en" },
    },
    task: {
      path: "/office/tasks",
      fields: { task: task.id, deed: "dealt", note: "打过电话", back: "tasks" },
    },
    cancelEvent: { path: `${base}/cancel`, fields: { version, confirmed: "yes" } },
    moveEvent: {
      path: `${base}/move`,
      fields: { version, date: "2031-04-05", startTime: "19:00", endTime: "22:00", offerDays: "3" },
    },
  } satisfies Record<string, Pick<Wrong, "path" | "fields">>;
}

test("who is not signed in is led to sign in from every form, and changes nothing", LONG, async () => {
  const office = await openOffice();
  const wrongs = Object.entries(goodForms(office)).map(
    ([name, form]): Wrong => ({
      ...form,
      what: `stranger: ${name}`,
      stranger: true,
      status: 303,
      to: "/office/sign-in",
    }),
  );
  await expectNothingWritten(office.world, wrongs, office.cookie);
});

test("what belongs to another evening, or to none, is not there", LONG, async () => {
  const office = await openOffice();
  const { event, approval } = office;
  const forms = Object.entries(goodForms(office)).filter(([name]) => name !== "task");
  const wrongs = forms.flatMap(([name, { path, fields }]) =>
    [unknown, "not-an-id"].map((id): Wrong => {
      const elsewhere = path.replace(event.eventId, id).replace(approval.eventId, id);
      return { what: `${name} of ${id}`, path: elsewhere, fields, status: 404 };
    }),
  );
  const guests = forms.filter(([, { path }]) => path.includes("/guests/"));
  const swapped = guests.flatMap(([name, { path, fields }]): Wrong[] =>
    name === "gift"
      ? []
      : [
          {
            what: `${name} of a guest of another evening`,
            path: path.replace(event.eventId, approval.eventId),
            fields,
            status: 404,
          },
        ],
  );
  await expectNothingWritten(office.world, [...wrongs, ...swapped], office.cookie);
});

test("the office's forms take nothing wrong, and nothing out of order", LONG, async () => {
  const office = await openOffice();
  const { world, cookie, base, gone, paid } = office;
  const good = goodForms(office);
  const side = office.event.sides[0]?.id ?? "";
  const bad = (name: keyof typeof good, status: number, fields = {}) => ({
    ...good[name],
    fields: { ...good[name].fields, ...fields },
    name,
    status,
  });
  const ofGone = (name: keyof typeof good) => good[name].path.replace(paid.orderId, gone.orderId);
  await expectNothingWritten(
    world,
    [
      ...spoilt(bad("code", 422), {
        code: [null, "", "优惠", "a", long, "FRIEND"],
        kind: [null, "other"],
        percent: [null, "", "0", "101", "1.5", "-1", "x"],
        maxUses: ["0", "-1", "x"],
        side: [unknown],
      }),
      ...spoilt(bad("code", 404), { intent: [null, "", "burn"] }),
      ...spoilt(bad("code", 404, { intent: "disable" }), { codeId: [null, "x", unknown] }),
      ...spoilt(bad("waitlist", 422), {
        intent: [null, "dance"],
        sideId: [null, "x"],
        confirmed: [null, "no"],
      }),
      { ...bad("waitlist", 409), what: "an offer where nobody waits" },
      { ...bad("waitlist", 404), what: "an unknown entry", fields: { intent: "withdraw", entryId: unknown } },
      ...spoilt(bad("application", 400), { intent: [null, "maybe"], order: [null, "x"] }),
      ...spoilt(bad("application", 404), { order: [unknown, paid.orderId] }),
      ...spoilt(bad("part", 422), {
        amount: [null, "", "0", "-1", "0.001", "x", "99999999", "500.00"],
        reason: [null, ""],
      }),
      ...spoilt(bad("part", 400), { intent: [null, "give"], token: [null, "x", long] }),
      { ...bad("cancelGuest", 409), what: "a guest who is gone is cancelled", path: ofGone("cancelGuest") },
      { ...bad("part", 409), what: "a part for who got all back", path: ofGone("part") },
      { ...bad("move", 409), what: "a guest who is gone is moved", path: ofGone("move") },
      ...spoilt(bad("move", 400), { intent: [null, "dance"], line: ["x"] }),
      ...spoilt(bad("move", 422), { side: [null, "", "x", unknown] }),
      ...spoilt(bad("move", 409), { side: [side] }),
      { ...bad("move", 409), what: "a move is stopped that never was", fields: { intent: "stop" } },
      ...spoilt(bad("gift", 422), {
        name: [null, "", "\u0000"],
        email: [null, "", "x", "a@mail.example\r\nBcc: b@mail.example"],
        side: [null, "", "x"],
      }),
      ...spoilt(bad("gift", 404), { side: [unknown] }),
      ...spoilt(bad("task", 400), { task: [null, "x"], deed: [null, "burn"] }),
      ...spoilt(bad("task", 404), { task: [unknown] }),
      ...spoilt(bad("task", 422), { note: [null, "", "  "] }),
      ...spoilt(bad("task", 409), { deed: ["pay-back"] }),
      ...spoilt(bad("cancelEvent", 422), { confirmed: [null, "no", ""] }),
      ...spoilt(bad("cancelEvent", 409), { version: [null, "", "x", "1"] }),
      ...spoilt(bad("moveEvent", 409), { version: [null, "", "x", "1"] }),
      ...spoilt(bad("moveEvent", 422), {
        date: [null, "", "2031-02-30", "yesterday", "2020-01-01"],
        startTime: [null, "", "25:00", "x"],
        endTime: [null, "", "x"],
        offerDays: ["-1", "x", "1000"],
      }),
      {
        what: "a guest nobody knows",
        path: `${base}/guests/${unknown}`,
        fields: { intent: "cancel" },
        status: 404,
      },
    ],
    cookie,
  );
  expect(await witness(world)).toEqual([]);
});
