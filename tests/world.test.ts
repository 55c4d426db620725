import { expect, test } from "vitest";
import { openTestWorld } from "./world.ts";

test("a world with a sandbox talks to it", async () => {
  const world = await openTestWorld({ sandbox: true });
  const outcome = await world.mail.send(
    { to: "a@example.com", subject: "x", html: "<p>x</p>", text: "x" },
    "key",
  );
  expect(outcome.outcome).toBe("delivered");
});
test("a world without one says so", async () => {
  const world = await openTestWorld();
  expect(() => world.sandbox).toThrow("sandbox: true");
});
