import { expect, test } from "vitest";
import { letter, openWorld } from "./world.ts";

test.each([
  ["a bad address", { to: "mei@" }, 422, "validation_error"],
  ["a second receiver smuggled into one", { to: "mei@example.com, li@example.com" }, 422, "validation_error"],
  ["a line break in the address", { to: "mei@example.com\r\nBcc: all@example.com" }, 422, "validation_error"],
  ["a line break in the sender's name", { from: "Host\r\nBcc: x <a@example.com>" }, 422, "validation_error"],
  ["a line break in the subject", { subject: "Hi\r\nBcc: all@example.com" }, 422, "validation_error"],
  ["a line break in reply_to", { replyTo: "a@example.com\nX: y" }, 422, "validation_error"],
  [
    "a line break in a header",
    { headers: { "X-Note": "a\r\nBcc: all@example.com" } },
    422,
    "validation_error",
  ],
  ["a header name with a space", { headers: { "X Note": "a" } }, 422, "validation_error"],
  ["a tag with a space", { tags: [{ name: "kind", value: "a b" }] }, 422, "validation_error"],
  ["no receiver", { to: [] }, 422, "missing_required_field"],
  [
    "51 receivers",
    { to: Array.from({ length: 51 }, (_, n) => `p${n}@example.com`) },
    422,
    "validation_error",
  ],
])("%s is refused in Resend's form and nothing is kept", async (_words, change, statusCode, name) => {
  await using world = await openWorld();
  const sent = await world.resend.emails.send({ ...letter, ...change });
  expect(sent).toMatchObject({ data: null, error: { statusCode, name, message: expect.any(String) } });
  expect(await world.control.letters()).toEqual([]);
});

test("a letter without a body, or with an attachment that is not base64, is refused", async () => {
  await using world = await openWorld();
  const post = (body: object) =>
    fetch(`${world.sandbox.mailbox.url}/emails`, {
      method: "POST",
      headers: { authorization: "Bearer re_practice", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const bare = await post({ from: "a@example.com", to: "b@example.com", subject: "Hi" });
  expect([bare.status, await bare.json()]).toMatchObject([
    422,
    { statusCode: 422, name: "missing_required_field" },
  ]);
  const broken = await post({ ...letter, attachments: [{ filename: "a.txt", content: "not base64!" }] });
  expect(await broken.json()).toMatchObject({ name: "invalid_attachment" });
  const remote = await post({
    ...letter,
    attachments: [{ filename: "a.txt", path: "https://example.com/a.txt" }],
  });
  expect(remote.status).toBe(422);
});

test("a missing or foreign key is refused", async () => {
  await using world = await openWorld();
  const { url } = world.sandbox.mailbox;
  const none = await fetch(`${url}/emails`);
  expect([none.status, await none.json()]).toMatchObject([401, { name: "missing_api_key" }]);
  const other = await fetch(`${url}/emails`, { headers: { authorization: "Bearer re_other" } });
  expect([other.status, await other.json()]).toMatchObject([403, { name: "invalid_api_key" }]);
});
