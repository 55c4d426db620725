import { expect, test } from "vitest";
import { writeSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import { askToSignIn } from "#app/use-cases/organiser/ask-to-sign-in.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { requireOrganiser } from "#app/use-cases/organiser/require-organiser.server.ts";
import { lookAtSignInLink, signIn } from "#app/use-cases/organiser/sign-in.server.ts";
import { signOut } from "#app/use-cases/organiser/sign-out.server.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const day = 86_400_000;
const ask = { locale: "zh-CN", network: "192.0.2.1" } as const;

async function withOrganiser(world: TestWorld, email = "lin@example.com"): Promise<string> {
  const made = await createOrganiser(world, { email, name: "林老师" });
  if (!made.ok) throw new Error(made.reason);
  return made.organiserId;
}

async function linkToken(world: TestWorld, organiserId: string): Promise<string> {
  const { url } = await makeSignInLink(world, organiserId);
  return url.split("/").at(-1) ?? "";
}

function visit(sessionToken: string): Request {
  const cookie = writeSessionCookie(sessionToken, false).split(";")[0] ?? "";
  return new Request("http://127.0.0.1:3000/office", { headers: { cookie } });
}

async function signedIn(world: TestWorld): Promise<string> {
  const outcome = await signIn(world, { token: await linkToken(world, await withOrganiser(world)) });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.sessionToken;
}

test("a member who asks gets one letter with a link, and only the hash of its token is kept", async () => {
  const world = await openTestWorld();
  const organiserId = await withOrganiser(world);
  expect(await askToSignIn(world, { ...ask, email: " Lin@Example.com " })).toEqual({ ok: true });
  const letters = await world.db.prisma.letter.findMany();
  expect(letters.map(({ kind, organiserId: to }) => [kind, to])).toEqual([["sign-in", organiserId]]);
  const sealed = letters[0]?.secretSealed;
  const secret = sealed ? world.vault.open(sealed) : null;
  expect(secret).toMatchObject({ email: "lin@example.com" });
  const tokens = await world.db.prisma.signInToken.findMany();
  expect(tokens).toHaveLength(1);
  expect(JSON.stringify(secret)).not.toContain(Buffer.from(tokens[0]?.tokenHash ?? []).toString("base64url"));
});

test("a stranger gets the same answer, and nothing is left behind", async () => {
  const world = await openTestWorld();
  await withOrganiser(world);
  expect(await askToSignIn(world, { ...ask, email: "stranger@example.com" })).toEqual({ ok: true });
  expect(await world.db.prisma.letter.count()).toBe(0);
  expect(await world.db.prisma.signInToken.count()).toBe(0);
  const jobs = await world.db.pool.query("select 1 from graphile_worker._private_jobs");
  expect(jobs.rowCount).toBe(0);
});

test("a member who was shut out gets no link", async () => {
  const world = await openTestWorld();
  const id = await withOrganiser(world);
  await world.db.prisma.organiser.update({ where: { id }, data: { disabledAt: world.clock.now() } });
  expect(await askToSignIn(world, { ...ask, email: "lin@example.com" })).toEqual({ ok: true });
  expect(await world.db.prisma.signInToken.count()).toBe(0);
});

test("something that is not an address is told so", async () => {
  const world = await openTestWorld();
  expect(await askToSignIn(world, { ...ask, email: "林老师" })).toEqual({
    ok: false,
    reason: "not-an-email",
  });
});

test("the sixth letter to one address within fifteen minutes is refused, known or not", async () => {
  const world = await openTestWorld();
  await withOrganiser(world);
  for (const email of ["lin@example.com", "stranger@example.com"]) {
    for (let n = 0; n < 5; n += 1) expect(await askToSignIn(world, { ...ask, email })).toEqual({ ok: true });
    expect(await askToSignIn(world, { ...ask, email })).toMatchObject({ ok: false, reason: "too-many" });
  }
});

test("looking at a link uses nothing up; pressing the button opens a session", async () => {
  const world = await openTestWorld();
  const token = await linkToken(world, await withOrganiser(world));
  expect(await lookAtSignInLink(world, { token })).toEqual({ works: true });
  expect(await lookAtSignInLink(world, { token })).toEqual({ works: true });
  const outcome = await signIn(world, { token });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(await requireOrganiser(world, visit(outcome.sessionToken))).toMatchObject({ name: "林老师" });
});

test("a link works once", async () => {
  const world = await openTestWorld();
  const token = await linkToken(world, await withOrganiser(world));
  expect((await signIn(world, { token })).ok).toBe(true);
  expect(await signIn(world, { token })).toEqual({ ok: false, reason: "link-is-dead" });
  expect(await lookAtSignInLink(world, { token })).toEqual({ works: false });
});

test("of eight presses at the same moment one opens a session", async () => {
  const world = await openTestWorld();
  const token = await linkToken(world, await withOrganiser(world));
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => signIn(world, { token })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.db.prisma.session.count()).toBe(1);
});

test("a link lives for ten minutes", async () => {
  const world = await openTestWorld();
  const id = await withOrganiser(world);
  const [early, late] = [await linkToken(world, id), await linkToken(world, id)];
  world.clock.advance(10 * 60_000 - 1);
  expect((await signIn(world, { token: early })).ok).toBe(true);
  world.clock.advance(1);
  expect((await signIn(world, { token: late })).ok).toBe(false);
});

test.each(["", "wrong", "a".repeat(43), "'; drop table organiser; --"])(
  "a wrong token %j opens nothing",
  async (token) => {
    const world = await openTestWorld();
    await withOrganiser(world);
    expect(await signIn(world, { token })).toEqual({ ok: false, reason: "link-is-dead" });
  },
);

test("a session ends by signing out, for every copy of its cookie", async () => {
  const world = await openTestWorld();
  const sessionToken = await signedIn(world);
  await signOut(world, visit(sessionToken));
  expect(await requireOrganiser(world, visit(sessionToken))).toBeNull();
});

test("a session ends after thirty idle days, and a visit starts the count anew", async () => {
  const world = await openTestWorld();
  const sessionToken = await signedIn(world);
  world.clock.advance(29 * day);
  expect(await requireOrganiser(world, visit(sessionToken))).not.toBeNull();
  world.clock.advance(29 * day);
  expect(await requireOrganiser(world, visit(sessionToken))).not.toBeNull();
  world.clock.advance(30 * day);
  expect(await requireOrganiser(world, visit(sessionToken))).toBeNull();
});

test("a member who is shut out loses the session at once", async () => {
  const world = await openTestWorld();
  const sessionToken = await signedIn(world);
  await world.db.prisma.organiser.updateMany({ data: { disabledAt: world.clock.now() } });
  expect(await requireOrganiser(world, visit(sessionToken))).toBeNull();
});

test("a session's secret is not in the database", async () => {
  const world = await openTestWorld();
  const sessionToken = await signedIn(world);
  const rows = await world.db.prisma.session.findMany();
  expect(rows.map(({ idHash }) => Buffer.from(idHash).toString("base64url"))).not.toContain(sessionToken);
});
