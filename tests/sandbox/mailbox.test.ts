import { expect, test } from "vitest";
import { openWorld } from "./world.ts";

const letter = {
  from: "轻局 <hello@qingju.example>",
  to: "mei@example.com",
  subject: "你的门票",
  html: '<p style="color:#b3302a">见面吧</p>',
  text: "见面吧",
};

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
