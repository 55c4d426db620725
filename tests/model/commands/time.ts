import fc from "fast-check";
import { any, crash, happening } from "../command.ts";
import { count, deliver, mayDie, pick, tick, waitingNotices, work } from "../stage.ts";

const MINUTE = 60_000;

const passTime = happening({
  name: "pass time",
  weight: 3,
  can: () => true,
  args: fc.record({ minutes: fc.constantFrom(7, 7, 33, 33, 33, 180, 7 * 24 * 60) }),
  async run(_, stage, { minutes }) {
    await stage.world.passTime(minutes * MINUTE);
  },
});

const sweep = happening({
  name: "the clock strikes",
  weight: 4,
  can: () => true,
  args: fc.record({ crash }),
  async run(_, stage, { crash: plan }) {
    await mayDie(stage, plan, () => tick(stage));
  },
});

const jobs = happening({
  name: "jobs",
  weight: 4,
  can: () => true,
  args: fc.record({ crash }),
  async run(_, stage, { crash: plan }) {
    await mayDie(stage, plan, () => work(stage));
  },
});

const notices = happening({
  name: "notices",
  weight: 4,
  args: fc.record({
    how: fc.constantFrom("all", "all", "backwards", "twice", "at-once", "lose-one", "one"),
    k: any,
    crash,
  }),
  async run(_, stage, { how, k, crash: plan }) {
    const waiting = await waitingNotices(stage);
    const one = pick(waiting, k);
    if (!one) return;
    count(stage, `notices ${how}`);
    if (how === "lose-one") {
      stage.lost.add(one.id);
      return;
    }
    const order = how === "backwards" ? waiting.reverse() : how === "one" ? [one] : waiting;
    await mayDie(stage, plan, async () => {
      if (how === "at-once") await Promise.all([one, one].map((notice) => deliver(stage, notice)));
      for (const notice of order) {
        await deliver(stage, notice);
        if (how === "twice") await deliver(stage, notice);
      }
    });
  },
});

const weather = happening({
  name: "bad weather",
  can: () => true,
  args: fc.record({
    fault: fc.constantFrom(
      { kind: "reset-after", count: 1 },
      { kind: "reset-before", count: 2 },
      { kind: "status", status: 500, count: 2, afterWork: true },
      { kind: "status", status: 429, count: 1 },
      { kind: "status", status: 429, count: 2, target: "mailbox" },
      { kind: "reset-after", count: 1, target: "mailbox" },
    ),
  }),
  async run(_, stage, { fault }) {
    const { control } = stage.world.sandbox;
    await control.clearFaults();
    await control.fault({ ...fault });
    count(stage, "bad weather");
  },
});

export const passing = [passTime, sweep, jobs, notices, weather];
