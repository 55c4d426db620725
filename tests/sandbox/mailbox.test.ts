import { expect, test } from "vitest";
import { letter, openWorld } from "./world.ts";

test("a letter sent by the real SDK is kept whole and read by a person", async () => {
  await using world = await openWorld();
  const sent = await world.resend.emails.send({
    ...letter,
    replyTo: "host@qingju.example",
    headers: { "X-Entity-Ref-ID": "order_1" },
    tags: [{ name: "kind", value: "ticket" }],
    attachments: [
      { filename: "evening.ics", content: Buffer.from("BEGIN:VCALENDAR"), contentType: "text/calendar" },
    ],
  });
  expect(sent.error).toBeNull();
  const id = String(sent.data?.id);
  expect((await world.resend.emails.get(id)).data).toMatchObject({
    object: "email",
    to: ["mei@example.com"],
    reply_to: ["host@qingju.example"],
    subject: "你的门票",
    last_event: "delivered",
  });
  const [seen] = await world.control.letters("mei@");
  expect(seen).toMatchObject({ subject: "你的门票", headers: { "X-Entity-Ref-ID": "order_1" } });
  const file = await fetch(String(seen?.attachments[0]?.url));
  expect(await file.text()).toBe("BEGIN:VCALENDAR");
  const inbox = await (await fetch(`${world.sandbox.mailbox.url}/?to=mei`)).text();
  expect(inbox).toContain("这里的信只留在这台电脑上");
  expect(inbox).toContain("你的门票");
  const page = await (await fetch(`${world.sandbox.mailbox.url}/mail/${id}?lang=en`)).text();
  expect(page).toContain("These letters stay on this machine");
  expect(page).toContain('sandbox="allow-top-navigation-by-user-activation"');
  expect(page).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;&lt;p');
});

test("the same key sends one letter; another body under it is a 409, and so is a twin still under way", async () => {
  await using world = await openWorld();
  const send = (subject: string) =>
    world.resend.emails.send({ ...letter, subject }, { idempotencyKey: "ticket-1-v1" });
  const first = await send("Ticket");
  expect((await send("Ticket")).data?.id).toBe(first.data?.id);
  expect((await send("Other")).error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(await world.control.letters()).toHaveLength(1);

  await world.control.fault({ target: "mailbox", kind: "delay", ms: 120 });
  const twin = () => world.resend.emails.send(letter, { idempotencyKey: "twin" });
  const answers = await Promise.all([twin(), twin()]);
  expect(answers.map(({ error }) => error?.name ?? "sent").sort()).toEqual([
    "concurrent_idempotent_requests",
    "sent",
  ]);
  expect(await world.control.letters()).toHaveLength(2);
});

test("429 comes with retry-after; a letter whose answer was lost is found under its key", async () => {
  await using world = await openWorld();
  await world.control.fault({ target: "mailbox", kind: "status", status: 429, retryAfter: 2 });
  const busy = await world.resend.emails.send(letter, { idempotencyKey: "one" });
  expect(busy.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
  expect(busy.headers?.["retry-after"]).toBe("2");
  await world.control.fault({ target: "mailbox", kind: "reset-after" });
  expect((await world.resend.emails.send(letter, { idempotencyKey: "one" })).error).toMatchObject({
    statusCode: null,
  });
  await world.resend.emails.send(letter, { idempotencyKey: "one" });
  expect(await world.control.letters()).toHaveLength(1);
});

test("a batch is all or none, unless it is said to be permissive", async () => {
  await using world = await openWorld();
  const bad = { ...letter, to: "nobody" };
  expect((await world.resend.batch.send([letter, bad])).error).toMatchObject({ statusCode: 422 });
  expect(await world.control.letters()).toEqual([]);
  const some = await world.resend.batch.send([letter, bad], { batchValidation: "permissive" });
  expect(some.data).toMatchObject({ data: [{ id: expect.any(String) }], errors: [{ index: 1 }] });
  expect((await world.resend.batch.send([letter, letter])).data?.data).toHaveLength(2);
});

test("letters are listed newest first in pages, and a scheduled one can be cancelled before its time", async () => {
  await using world = await openWorld();
  const ids: string[] = [];
  for (const subject of ["1", "2", "3"]) {
    ids.unshift(String((await world.resend.emails.send({ ...letter, subject })).data?.id));
  }
  const first = await world.resend.emails.list({ limit: 2 });
  expect([first.data?.data.map(({ id }) => id), first.data?.has_more]).toEqual([ids.slice(0, 2), true]);
  const next = await world.resend.emails.list({ limit: 2, after: String(ids[1]) });
  expect([next.data?.data.map(({ id }) => id), next.data?.has_more]).toEqual([ids.slice(2), false]);

  const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
  const waiting = String((await world.resend.emails.send({ ...letter, scheduledAt })).data?.id);
  expect((await world.resend.emails.get(waiting)).data?.last_event).toBe("scheduled");
  expect((await world.resend.emails.cancel(waiting)).data).toEqual({ object: "email", id: waiting });
  expect((await world.resend.emails.get(waiting)).data?.last_event).toBe("canceled");
  expect((await world.resend.emails.cancel(String(ids[0]))).error).toMatchObject({ statusCode: 422 });
});

test("hostile words stay words in the inbox, and a letter's script has no place to run", async () => {
  await using world = await openWorld();
  const sent = await world.resend.emails.send({
    ...letter,
    from: "Host <a@example.com>",
    subject: "<img src=x onerror=alert(1)>",
    html: '<script>alert(1)</script><a href="http://localhost:3000/x">go</a>',
  });
  const inbox = await (await fetch(world.sandbox.mailbox.url)).text();
  expect(inbox).toContain("&lt;img src=x onerror=alert(1)&gt;");
  const page = await fetch(`${world.sandbox.mailbox.url}/mail/${sent.data?.id}`);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).not.toContain("<script");
  expect(html).not.toContain("allow-scripts");
});

test("a picture inside a letter is shown from its own attachment", async () => {
  await using world = await openWorld();
  const sent = await world.resend.emails.send({
    ...letter,
    html: '<img src="cid:qr" alt="QR">',
    attachments: [{ filename: "qr.png", content: Buffer.from([137, 80, 78, 71]), contentId: "qr" }],
  });
  const html = await (await fetch(`${world.sandbox.mailbox.url}/mail/${sent.data?.id}`)).text();
  const path = /img src=&quot;(\/mail\/[^&]+)&quot;/.exec(html)?.[1];
  const file = await fetch(world.sandbox.mailbox.url + String(path));
  expect([file.headers.get("content-type"), (await file.arrayBuffer()).byteLength]).toEqual(["image/png", 4]);
  const attachments = await world.resend.emails.attachments.list({ emailId: String(sent.data?.id) });
  expect(attachments.data?.data[0]).toMatchObject({ filename: "qr.png", content_id: "qr", size: 4 });
});
