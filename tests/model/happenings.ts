import type { Happening } from "./command.ts";
import { applying } from "./commands/approval.ts";
import { cancelling } from "./commands/cancel.ts";
import { disputing } from "./commands/disputes.ts";
import { arranging } from "./commands/evening.ts";
import { changingHands } from "./commands/hands.ts";
import { moving } from "./commands/moves.ts";
import { paying } from "./commands/pay.ts";
import { refunding } from "./commands/refunds.ts";
import { registering } from "./commands/register.ts";
import { passing } from "./commands/time.ts";
import { queueing } from "./commands/waitlist.ts";

/** Everything that can happen to an evening; a new feature adds its own here. */
export const happenings: readonly Happening[] = [
  ...registering,
  ...paying,
  ...passing,
  ...cancelling,
  ...refunding,
  ...queueing,
  ...disputing,
  ...applying,
  ...moving,
  ...changingHands,
  ...arranging,
];
