import type { common as source } from "../zh-CN/common.ts";

export const common = {
  productName: "Qingju",
  tagline: "A whole evening, run from one phone",
  skipToContent: "Skip to content",
  otherLanguage: "中文",
  findTicket: "Find my ticket",
  terms: "Terms",
  privacy: "Privacy",
  conduct: "House rules",
  optional: "optional",
  errorsTitle: (a) =>
    a.count === 1 ? "One thing needs another look" : `${a.count} things need another look`,
  notFoundTitle: "There is no page here",
  notFoundText: "A few letters of the link may be missing, or the event was taken down.",
  forbiddenTitle: "This page is not open to you",
  forbiddenText: "Please go back and open it again with the button in your letter.",
  tooManyTitle: "One moment",
  tooManyText: "That was a lot of requests. Try again in a few minutes; nothing is lost.",
  refusedTitle: "That did not work",
  refusedText: "Nothing was changed. Go back, open the page again and try once more.",
  brokenTitle: "Something went wrong on our side",
  brokenText: "We have a note of it. Please try again in a while; money paid and seats kept are safe.",
  reference: (a) => `Reference ${a.id}`,
  goHome: "See upcoming events",
} satisfies typeof source;
