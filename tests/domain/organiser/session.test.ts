import { expect, test } from "vitest";
import { cookieName, readSessionCookie, writeSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import { sessionEnd, sessionIsLive, shouldMarkSeen } from "#app/domain/organiser/session-rules.ts";

const opened = new Date("2031-03-01T10:00:00Z");
const day = 86_400_000;
const after = (milliseconds: number) => new Date(opened.getTime() + milliseconds);
const session = { lastSeenAt: opened, expiresAt: sessionEnd(opened), revokedAt: null };
const token = "a".repeat(43);

test("a session is live until thirty days without a visit", () => {
  expect(sessionIsLive(session, after(30 * day - 1))).toBe(true);
  expect(sessionIsLive(session, after(30 * day))).toBe(false);
});

test("a session ends after ninety days, however often it is visited", () => {
  const busy = { ...session, lastSeenAt: after(90 * day - 1000) };
  expect(sessionIsLive(busy, after(90 * day - 1))).toBe(true);
  expect(sessionIsLive(busy, after(90 * day))).toBe(false);
});

test("a session that was signed out is over at once", () => {
  expect(sessionIsLive({ ...session, revokedAt: opened }, after(1))).toBe(false);
});

test("a visit is written down at most every five minutes", () => {
  expect(shouldMarkSeen(session, after(5 * 60_000 - 1))).toBe(false);
  expect(shouldMarkSeen(session, after(5 * 60_000))).toBe(true);
});

test("on https the cookie is bound to this host and marked secure", () => {
  expect(cookieName(true)).toBe("__Host-qingju");
  const header = writeSessionCookie(token, true);
  expect(header).toContain("HttpOnly");
  expect(header).toContain("SameSite=Lax");
  expect(header).toContain("Path=/");
  expect(header.endsWith("; Secure")).toBe(true);
});

test("without https the cookie has another name and no secure mark", () => {
  expect(writeSessionCookie(token, false)).toMatch(/^qingju-session=a{43}; Path=\/; Max-Age=7776000;/);
  expect(writeSessionCookie(token, false)).not.toContain("Secure");
});

test("signing out empties the cookie at once", () => {
  expect(writeSessionCookie(null, false)).toContain("qingju-session=; Path=/; Max-Age=0");
});

test("a written cookie is read back among others", () => {
  expect(readSessionCookie(`x=1; qingju-session=${token}; y=2`, false)).toBe(token);
});

test.each([
  ["no header", null],
  ["an empty one", ""],
  ["another name", `__Host-qingju=${token}`],
  ["too short a token", "qingju-session=abc"],
  ["characters no token has", `qingju-session=${"é".repeat(43)}`],
])("%s carries no session", (_what, header) => {
  expect(readSessionCookie(header, false)).toBeNull();
});
