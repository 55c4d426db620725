/** What guests are told when their event is cancelled or moves: letters and the order's page. */
export const eventChange = {
  cancelled: {
    subject: (a: { title: string }) => `活动取消：${a.title}`,
    title: "这场活动取消了",
    lead: (a: { title: string }) => `很抱歉，《${a.title}》不办了。让你空出来的这个晚上，我们很过意不去。`,
    full: (a: { amount: string }) => `你付的 ${a.amount} 全额退回，不用你做任何事。`,
    free: "你的票没有付款，什么都不用做。",
    unpaid: "你还没有付款，座位已经放开，不会扣款。",
    arriving: "你的付款还在路上。钱一到，我们就全额退回，不用你做任何事。",
    disputed: "你的银行正在处理这笔付款的争议，钱由银行退给你，我们不再另外退。",
    wasOn: "原定时间",
    refund: "退款金额",
    later: "退款完成后，我们会再写一封信告诉你。",
    calendar: "附件会把这场活动从你的日历里拿掉。",
    button: "查看退款进度",
    buttonPlain: "查看这次报名",
  },
  moved: {
    subject: (a: { title: string }) => `活动改期：${a.title}`,
    preview: (a: { when: string }) => `新的时间：${a.when}`,
    title: "活动改期了",
    lead: (a: { title: string }) => `《${a.title}》换了时间。给你添麻烦了，座位照样为你留着。`,
    held: (a: { title: string }) => `《${a.title}》换了时间。你的座位还为你留着，付款前请看一眼新的时间。`,
    before: "原来的时间",
    now: "新的时间",
    offerTitle: "新的时间来不了？",
    offer: (a: { until: string; amount: string }) =>
      `${a.until} 之前在票页上取消，${a.amount} 全额退回，不问原因。`,
    offerWaitingTitle: "不用再等人接手",
    offerWaiting: (a: { until: string; amount: string }) =>
      `因为改期，${a.until} 之前在订单页上取消，${a.amount} 全额退回，不管座位卖没卖出。`,
    waiting: (a: { title: string }) => `《${a.title}》换了时间。你让出的座位还在等人接手。`,
    waitingOn: "没有别的要做：座位在新的开始时间前有人接手，就全额退回。",
    noOffer: "来不了的话，在票页上取消，按购票时的退款阶梯退。",
    calendar: "附件会把你日历里的这场活动改到新的时间。票和门票码不变。",
    button: "打开我的票",
    buttonHeld: "打开我的报名",
    buttonWaiting: "打开我的订单",
  },
  order: {
    movedTitle: "这场活动改期了",
    movedFrom: (a: { when: string }) => `原来是 ${a.when}`,
    movedTo: (a: { when: string }) => `现在是 ${a.when}`,
    offer: (a: { until: string; amount: string }) =>
      `新的时间来不了，${a.until} 之前取消，${a.amount} 全额退回。`,
    offerWaiting: (a: { until: string; amount: string }) =>
      `你的座位还在等人接手。因为改期，${a.until} 之前不用再等：${a.amount} 全额退回。`,
    offerLink: "取消并全额退款",
  },
};
