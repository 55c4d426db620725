import { expect, test } from "vitest";
import { describePath } from "#app/server/request-log.server.ts";
import { networkOf } from "#app/server/visitor.server.ts";

test("a network is an IPv4 address or the first half of an IPv6 one", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:2::6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8::6")).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});

test("the log tells a path without its query and its secrets", () => {
  expect(describePath("/en/o/c2VjcmV0LXRva2Vu/pay?session_id=cs_1")).toBe("/en/o/:token/pay");
  expect(describePath("/en/handover/c2VjcmV0")).toBe("/en/handover/:token");
  expect(describePath("/w/c2VjcmV0")).toBe("/w/:token");
  expect(describePath("/en/p/c2VjcmV0")).toBe("/en/p/:token");
  expect(describePath("/office/sign-in/c2VjcmV0")).toBe("/office/sign-in/:token");
  expect(describePath(`/e/${"x".repeat(70)}`)).toBe("/e/:long");
  expect(describePath("/e/evening?utm_source=lin@example.com#a")).toBe("/e/evening");
});
