/** What a seat costs, told to whoever wants one. */
export const prices = {
  seats: (a: { from: number; to: number }) => (a.from === a.to ? `${a.from} 号座` : `${a.from}–${a.to} 号座`),
  ladderLabel: (a: { side: string }) => `${a.side}的阶梯价`,
  now: "现在",
  earlyUntil: (a: { until: string }) => `早鸟价到 ${a.until} 为止`,
  earlyThen: (a: { price: string }) => `之后 ${a.price}`,
  ladderNote: "座位从小号开始卖，卖完一档到下一档，对每个人都一样。",
  listPrice: (a: { price: string }) => `原价 ${a.price}`,

  codeTitle: "优惠码",
  codeAdd: "有优惠码？",
  codeApply: "使用",
  codeApplied: (a: { code: string }) => `${a.code} 已经用上，下面就是优惠后的价格。`,
  codeOnlySide: (a: { side: string }) => `只给${a.side}。`,
  codeRemove: "不用了，就把它清空再按“使用”。",
  refused: {
    "no-such-code": "没有找到这个优惠码，检查一下有没有打错",
    over: "这个优惠码已经过期了",
    "not-yet": "这个优惠码还没开始",
    "used-up": "这个优惠码已经用完了",
    "not-for-side": "这个优惠码不给你选的这一侧",
    "too-many": "试得太多了，过十分钟再试；不用优惠码也可以直接报名",
  },

  paid: "实付",
  toPay: "应付",
  list: "原价",
  withCode: (a: { code: string }) => `优惠码 ${a.code}`,
};
