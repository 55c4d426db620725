/** What a person is told when the seat they asked for cannot be had right now. */
export const seatAnswers = {
  queueTitle: "有人比你先在等这一侧",
  queue: "没有扣款。空出来的座位先给排队的人；加入候补，轮到你时我们写信给你。",
  balanceTitle: "这一侧要等另一侧跟上",
  balance: "没有扣款。为了两侧人数相当，这一侧先停一停；另一侧有人报名后就会放出座位。",
  codeTitle: "这个优惠码用不上",
  code: "没有扣款。请看看有没有写错，是不是过了期、用完了，或只适用于另一侧；也可以留空，按原价报名。",
  approvalTitle: "这一侧要先由主办方确认",
  approval: "没有扣款。请先提交申请；通过之后，我们把付款链接发到你的邮箱。",
};
