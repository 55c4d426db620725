import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { mayChangeThings } from "#app/server/origin-check.server.ts";

const here = "https://qingju.example.com";

function ask(method: string, url: string, headers: IncomingHttpHeaders): boolean {
  // why: the check reads three fields of a request.
  return mayChangeThings({ method, url, headers } as IncomingMessage, here);
}

test("reading is always allowed", () => {
  expect(ask("GET", "/", {})).toBe(true);
  expect(ask("HEAD", "/", { origin: "https://evil.example" })).toBe(true);
});

test("a form of our own page passes, by either header", () => {
  expect(ask("POST", "/e/a/register", { "sec-fetch-site": "same-origin" })).toBe(true);
  expect(ask("POST", "/e/a/register", { origin: here })).toBe(true);
});

test.each([
  ["says nothing of where it comes from", {}],
  ["comes from another origin", { origin: "https://evil.example" }],
  ["hides its origin", { origin: "null" }],
  [
    "comes from another site, whatever it says of its origin",
    { "sec-fetch-site": "cross-site", origin: here },
  ],
  ["comes from a sister domain", { "sec-fetch-site": "same-site" }],
])("a change is refused when the request %s", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    expect(ask(method, "/e/a/register", headers), method).toBe(false);
});

test("a webhook is let in without an origin: its signature is checked instead", () => {
  expect(ask("POST", "/webhooks/stripe", {})).toBe(true);
  expect(ask("DELETE", "/webhooks/stripe", {})).toBe(false);
  expect(ask("POST", "/webhooksy", {})).toBe(false);
});

test("an address that only begins like the webhook's is a page's like any other", () => {
  expect(ask("POST", "/webhooks/stripe?x=1", {})).toBe(true);
  const others = [
    "/webhooks/../find-my-ticket",
    "/webhooks/%2e%2e/o/abc/cancel",
    "/webhooks/stripe/../x",
    "/webhooks/",
  ];
  for (const address of others) expect(ask("POST", address, {}), address).toBe(false);
});
