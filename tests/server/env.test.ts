import { expect, test } from "vitest";
import { readSettings } from "#app/adapters/settings.server.ts";

const complete = {
  MODE: "production",
  PUBLIC_URL: "https://qingju.example.com",
  DATABASE_URL: "postgresql://localhost/qingju",
  APP_SECRET: "x".repeat(40),
  STRIPE_SECRET_KEY: "sk_live_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  RESEND_API_KEY: "re_abc",
  MAIL_FROM: "hello@qingju.example.com",
};

function problems(env: Record<string, string | undefined>): string[] {
  const read = readSettings(env);
  return read.ok ? [] : read.problems.map(({ name, message }) => `${name} ${message}`).sort();
}

test("every missing variable is named at once", () => {
  const names = problems({}).map((line) => line.split(" ")[0]);
  expect(names).toEqual(Object.keys(complete).sort());
});

test("an empty variable is a missing one", () => {
  expect(problems({ ...complete, APP_SECRET: "" })).toEqual(["APP_SECRET is missing"]);
});

test("a malformed variable is named without its value", () => {
  const said = problems({ ...complete, STRIPE_SECRET_KEY: "pk_live_secret", PORT: "many" });
  expect(said.map((line) => line.split(" ")[0])).toEqual(["PORT", "STRIPE_SECRET_KEY"]);
  expect(said.join()).not.toContain("pk_live_secret");
});

test("a complete environment is accepted", () => {
  expect(problems(complete)).toEqual([]);
});

test("production refuses the stand-ins, and a live key refuses them in any mode", () => {
  const standIn = { STRIPE_API_URL: "http://127.0.0.1:3001" };
  expect(problems({ ...complete, ...standIn })[0]).toContain("MODE");
  expect(problems({ ...complete, ...standIn, MODE: "demo" }).join()).toContain("STRIPE_SECRET_KEY");
});

test("production wants https", () => {
  expect(problems({ ...complete, PUBLIC_URL: "http://qingju.example.com" }).join()).toContain("PUBLIC_URL");
});
