import { expect, test } from "vitest";
import { whyUnreadable } from "#app/server/readable-request.server.ts";

function ask(method: string, url: string, type?: string): number | null {
  return whyUnreadable({ method, url, headers: type === undefined ? {} : { "content-type": type } });
}

const form = "application/x-www-form-urlencoded;charset=UTF-8";
const files = "multipart/form-data; boundary=----WebKitFormBoundary7";

test("pages and forms of ours are read", () => {
  expect(ask("GET", "/")).toBeNull();
  expect(ask("HEAD", "/en/e/%E8%BD%BB%E5%B1%80?side=%09")).toBeNull();
  expect(ask("POST", "/e/a/register", form)).toBeNull();
  expect(ask("POST", "/e/a/register?x=1", form.toUpperCase())).toBeNull();
  expect(ask("POST", "/office/events/1/money", files)).toBeNull();
  expect(ask("POST", "/en/office/venues/1/photos", files)).toBeNull();
});

test("a webhook may send what it likes: its signature is over the bytes", () => {
  expect(ask("POST", "/webhooks/stripe", "application/json")).toBeNull();
  expect(ask("POST", "/webhooks/stripe")).toBeNull();
});

test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", ""])(
  "nothing here is asked with %s",
  (method) => {
    expect(ask(method, "/find-my-ticket", form)).toBe(405);
  },
);

test.each([
  ["does not decode", "/o/%zz/pay"],
  ["ends in half a character", "/e/%E4%BD"],
  ["hides a zero byte", "/e/%00/register"],
  ["hides the end of a line", "/o/%0d%0aSet-Cookie:a=1/pay"],
  ["hides a zero byte in its query", "/e/a/register?code=%00"],
])("an address that %s is refused", (_, url) => {
  expect(ask("GET", url)).toBe(400);
  expect(ask("POST", url, form)).toBe(400);
});

test.each([
  ["nothing", undefined],
  ["an empty word", ""],
  ["JSON", "application/json"],
  ["plain text", "text/plain"],
  ["a form of files", files],
  ["a form of files without what parts it", "multipart/form-data"],
  ["nearly a form", "application/x-www-form-urlencodedx"],
])("a form that says it is %s is refused", (_, type) => {
  expect(ask("POST", "/find-my-ticket", type)).toBe(415);
  expect(ask("POST", "/office-like", type)).toBe(415);
});
