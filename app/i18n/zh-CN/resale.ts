export const resale = {
  /** Before confirming. */
  quoteTitle: "座位等着再卖出",
  quote: (a: { paid: string }) => `座位再卖出，退你全部 ${a.paid}；没有卖出，不退款。`,
  quoteHow: (a: { until: string }) =>
    `现在取消，按退款阶梯已经没有退款。但座位会一直等到活动开始（${a.until}）：这一侧的空位先卖完，再轮到让出来的座位，有人付款就全额退给你，并写信告诉你。`,
  quoteOrder: "先让出的先退。让出后门票码马上失效，不能再要回来。",
  confirm: "让出座位，等转售",

  /** In the letter about giving up. */
  waiting: "座位正等着再卖出：卖出了，你付的钱全额退回并写信告诉你；活动开始前没有卖出，就不退款。",
  refundWhenSold: "卖出后退回",

  closed: {
    subject: (a: { title: string }) => `座位没有转售出去：${a.title}`,
    title: "这次没有人接手",
    lead: (a: { title: string }) => `《${a.title}》已经开始，你让出的座位没有再卖出。`,
    nothing: "按让出时说好的，这次没有退款。谢谢你提前告诉我们。",
    paid: "付过",
    button: "看这笔订单",
  },
  closedText: "座位在开始前没有再卖出，按让出时说好的，这次没有退款。",
};
