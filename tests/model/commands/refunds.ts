import fc from "fast-check";
import { retryRefund } from "#app/use-cases/payment/retry-refund.server.ts";
import { any, crash, happening } from "../command.ts";
import { count, mayDie, pick } from "../stage.ts";

const manner = happening({
  name: "refunds go",
  weight: 2,
  can: () => true,
  args: fc.record({ how: fc.constantFrom("succeeded", "pending", "failed") }),
  async run(_, stage, { how }) {
    await stage.world.sandbox.control.refundBehaviour({ default: how });
  },
});

const outcome = happening({
  name: "a pending refund",
  weight: 2,
  args: fc.record({ k: any, result: fc.constantFrom("succeeded", "failed") }),
  async run(_, stage, { k, result }) {
    const { control } = stage.world.sandbox;
    const { refunds } = await control.state();
    const refund = pick(refunds.filter(({ status }) => status === "pending").reverse(), k);
    if (!refund) return;
    await control.settleRefund(refund.id, result);
    count(stage, `pending refund ${result}`);
  },
});

const tryAgain = happening({
  name: "try a failed refund again",
  weight: 2,
  args: fc.record({ k: any, crash }),
  async run(_, stage, { k, crash: plan }) {
    const { eventId, organiserId } = stage.event;
    const failed = await stage.world.db.prisma.refund.findMany({
      where: { eventId, state: "failed" },
      orderBy: { createdAt: "asc" },
    });
    const refund = pick(failed, k);
    if (!refund) return;
    const world = stage.process.world();
    const again = await mayDie(stage, plan, () =>
      retryRefund(world, { eventId, organiserId, refundId: refund.id }),
    );
    if (again?.ok) count(stage, "refund tried again");
  },
});

export const refunding = [manner, outcome, tryAgain];
