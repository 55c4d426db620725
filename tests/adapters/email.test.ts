import { expect, test } from "vitest";
import { openMail } from "#app/adapters/email.server.ts";
import { openTestWorld } from "#tests/world.ts";

const message = { to: "lin@example.com", subject: "你好", html: "<p>你好</p>", text: "你好" };

test("a letter is handed over once under one key", async () => {
  const world = await openTestWorld({ sandbox: true });
  const first = await world.mail.send(message, "key-1");
  expect(first).toMatchObject({ outcome: "delivered" });
  expect(await world.mail.send(message, "key-1")).toEqual(first);
  expect(await world.sandbox.control.letters()).toHaveLength(1);
});

test("another letter under a used key is never taken for delivered", async () => {
  const world = await openTestWorld({ sandbox: true });
  await world.mail.send(message, "key-1");
  const other = await world.mail.send({ ...message, text: "别的" }, "key-1");
  expect(other).toMatchObject({ outcome: "uncertain" });
});

test.each([
  [429, "retry"],
  [422, "refused"],
  [500, "uncertain"],
  [503, "uncertain"],
])("status %i means %s", async (status, outcome) => {
  const world = await openTestWorld({ sandbox: true });
  await world.sandbox.control.fault({ target: "mailbox", kind: "status", status });
  expect(await world.mail.send(message, "key-1")).toMatchObject({ outcome });
});

test("a wrong key is our own mistake: the letter waits for it to be mended", async () => {
  const world = await openTestWorld({ sandbox: true });
  const mail = openMail({ ...world.settings, RESEND_API_KEY: "re_wrong" });
  expect(await mail.send(message, "key-1")).toMatchObject({ outcome: "retry", afterSeconds: 900 });
});

test("a bad address is refused", async () => {
  const world = await openTestWorld({ sandbox: true });
  const sent = await world.mail.send({ ...message, to: "not an address" }, "key-1");
  expect(sent).toMatchObject({ outcome: "refused" });
});

test("a mail service that is not there is no surprise", async () => {
  const world = await openTestWorld();
  expect(await world.mail.send(message, "key-1")).toMatchObject({ outcome: "uncertain" });
});
