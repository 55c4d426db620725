import type { seatAnswers as source } from "../zh-CN/seat-answers.ts";

export const seatAnswers = {
  queueTitle: "Others were waiting for this side before you",
  queue:
    "Nothing was charged. Seats that come free go to the people in the queue first; join the waitlist and we write to you when it is your turn.",
  balanceTitle: "This side waits for the other one to catch up",
  balance:
    "Nothing was charged. To keep the sides about equal, this one pauses for now; as people register on the other side, seats open here.",
  codeTitle: "This code cannot be used",
  code: "Nothing was charged. Please check how it is spelt, and whether it has ended, is used up, or is for another side; or leave it empty and pay the usual price.",
  approvalTitle: "The organiser looks at this side first",
  approval: "Nothing was charged. Please apply first; once you are accepted, we send you a link to pay.",
} satisfies typeof source;
