import type { legal as source } from "../zh-CN/legal.ts";

export const legal = {
  version: (a) => `Version ${a.version}`,
  lastWord: "Questions? The organiser’s contact is on the event page.",
  texts: {
    terms: {
      title: "Terms",
      intro: "Please read this once before you register. It is what you and the organiser agree on.",
      sections: [
        {
          title: "Registration and seats",
          lines: [
            "After you register, your seat is kept for 32 minutes; once the payment page is open, until that page ends, two hours at most. If nothing is paid by then the seat goes back and nothing is charged.",
            "When the payment succeeds the seat is yours and the ticket goes to your mailbox. You pay the price the page showed.",
            "A seat is for one person, at least 18 on the day of the event and within the ages the event names.",
          ],
        },
        {
          title: "Refunds",
          lines: [
            "The refund terms that stood on the page when you registered apply; later changes do not touch you.",
            "If the organiser cancels the event, everything goes back.",
            "If a payment arrives too late and no seat is left, everything goes back; if one seat is paid twice, the second payment goes back.",
            "Money goes back the way it came: usually 5–10 working days for a card, sooner for Alipay and WeChat Pay.",
          ],
        },
        {
          title: "On the night",
          lines: [
            "Please come on time and show your ticket code. If the time or the place changes, a letter tells you.",
            "Who breaks the house rules can be asked to leave, without a refund.",
            "The organiser cannot promise that you meet the right person, but does promise the programme, the numbers and the venue the page describes; if that fails, please get in touch.",
          ],
        },
        {
          title: "When something is wrong",
          lines: [
            "Contact the organiser first; the address is on the event page and on your ticket. Your rights as a consumer are untouched by these terms.",
          ],
        },
      ],
    },
    privacy: {
      title: "Privacy",
      intro: "We ask only for what a registration needs, and use it only to run the evening.",
      sections: [
        {
          title: "What, and why",
          lines: [
            "A name, for the door. An email, for the ticket, reminders and refund news. A date of birth, to check the age on the day. A mobile number, if you give one, for when we cannot find you that night.",
            "Which texts you agreed to and when, and the record of the order and its payments: for refunds, the books and disputes.",
            "Stripe handles the payment; your card number never reaches us.",
          ],
        },
        {
          title: "Who sees it",
          lines: [
            "The organiser and the team at the door. Other guests never see your name, email, number or birthday.",
            "If you came by a partner's link, your order keeps which one; the partner sees counts and amounts and not who you are. Clicks are not recorded.",
            "Resend carries the letters and Stripe the payments, each with what that takes and no more. We do not sell your details and show no advertising.",
          ],
        },
        {
          title: "What you say and choose that night",
          lines: [
            "Whom you wish to meet, ages, what brings you and your answers are used only if you agree to each, only to arrange who meets whom, and are deleted 30 days after the evening. Your name for the night and your contact go after 90 days; only a match sees the contact.",
            "A choice on the ballot is known to the two of you if it is mutual, and to nobody else, the organiser included. Choices that were not returned are deleted 30 days after the evening.",
            "Only the organiser and the team read a report. A block is told to nobody and holds at later evenings, too.",
            "Evenings you missed, and whether you may not come any more, are kept by a keyed digest of your email address and count at other evenings; a missed one for a year.",
            "You can download, withdraw or delete what is yours on your page of the night, by yourself.",
          ],
        },
        {
          title: "How it is kept",
          lines: [
            "Name, email, number and birthday are encrypted at rest; links and codes in letters are wiped once delivered.",
            "Against abuse, keyed digests of the network address and of a browser number are kept for a short while; they cannot be turned back.",
            "One necessary cookie remembers how many seats this browser holds. Nothing tracks you.",
          ],
        },
        {
          title: "Your rights",
          lines: [
            "You may see, correct, export or delete your details, and withdraw a consent: write to the organiser, who answers within 15 working days. Records the law tells us to keep are the exception.",
            "Withdrawing does not undo what was done before.",
          ],
        },
      ],
    },
    conduct: {
      title: "House rules",
      intro: "That everyone feels at ease is the only rule of the evening.",
      sections: [
        {
          title: "Please do",
          lines: [
            "Listen well and speak kindly. If someone does not want a subject, take another.",
            "Respect a no: do not press for contact details, do not follow, do not touch unless it is welcome.",
            "Be truthful about your age, whether you are single, and why you came.",
            "Drink little. If it was too much, stop; the organiser will call you a car.",
          ],
        },
        {
          title: "Please do not",
          lines: [
            "Harass, insult or discriminate against anyone.",
            "Photograph or record people without their consent, or pass on what belongs to them.",
            "Sell, recruit, preach, or come to spy for someone else.",
          ],
        },
        {
          title: "When it feels wrong",
          lines: [
            "Tell the organiser on the spot; it is dealt with at once and kept confidential.",
            "Who breaks these rules is asked to leave, without a refund, and is not welcome again. In danger, call the police first (110 in China).",
          ],
        },
      ],
    },
  },
} satisfies typeof source;
