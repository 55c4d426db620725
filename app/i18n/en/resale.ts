import type { resale as zh } from "../zh-CN/resale.ts";

export const resale: typeof zh = {
  quoteTitle: "Your seat waits to be sold again",
  quote: (a) => `If your seat is sold again, all ${a.paid} comes back; if not, nothing does.`,
  quoteHow: (a) =>
    `The refund terms give nothing back any more. But your seat waits until the start (${a.until}): once this side’s free seats are gone, seats that were given up are sold, and when somebody pays for yours, all you paid goes back and a letter tells you.`,
  quoteOrder: "First given up, first sold. The ticket code stops working at once and cannot be taken back.",
  confirm: "Give up my seat for resale",

  waiting:
    "Your seat waits to be sold again: if it is, all you paid goes back and a letter tells you; if nobody takes it before the start, nothing comes back.",
  refundWhenSold: "Goes back if sold",

  closed: {
    subject: (a) => `Your seat was not sold again: ${a.title}`,
    title: "Nobody took it this time",
    lead: (a) => `“${a.title}” has begun, and the seat you gave up was not sold again.`,
    nothing: "As agreed when you gave it up, nothing comes back this time. Thank you for telling us ahead.",
    paid: "You had paid",
    button: "See this order",
  },
  closedText:
    "The seat was not sold again before the start. As agreed when you gave it up, nothing comes back.",
};
