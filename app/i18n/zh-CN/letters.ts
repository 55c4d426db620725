export const letters = {
  hello: (a: { name: string }) => `${a.name}，你好：`,
  helloNobody: "你好：",
  sentBy: (a: { business: string }) => `这封信由“${a.business}”用轻局发出。`,
  answer: "有什么想问的，直接回这封信就好。",
  keepLink: "信里的链接只属于你，请不要转发。",
  when: "时间",
  where: "地点",
  map: "打开地图",
  bring: "带什么",
  zoneNote: (a: { zone: string }) => `（${a.zone}）`,
  codeHint: "到门口出示二维码，或者报出这几个字。",
  codeAlt: (a: { code: string }) => `门票二维码，内容是 ${a.code}`,
  openOrder: "打开我的票",
  linkHint: "按钮点不开？把下面这行地址复制到浏览器：",
  paid: "已付",
  free: "组局人赠票，不用付款",
  side: "座位",

  ticket: {
    subject: (a: { title: string }) => `你的门票：${a.title}`,
    preview: (a: { when: string; code: string }) => `${a.when}，门票码 ${a.code}`,
    title: "座位是你的了",
    lead: (a: { title: string }) => `《${a.title}》的门票在这里。到时候见。`,
    calendar: "日历文件附在信里，点开就能加到手机日历。",
    ladderTitle: "要是来不了",
    ladderUntil: (a: { moment: string; percent: number }) =>
      a.percent === 100 ? `${a.moment} 前取消：全额退` : `${a.moment} 前取消：退 ${a.percent}%`,
    ladderAfter: "再晚取消：不退款",
    ladderNow: "现在取消不能退款",
    ladderOrganiser: "如果活动由我们取消，全额退给你。",
    ladderHow: "在票页上就能取消，不用找人。",
  },

  signIn: {
    subject: (a: { business: string }) => `登录 ${a.business} 的办公室`,
    preview: (a: { minutes: number }) => `链接 ${a.minutes} 分钟内有效，只能用一次`,
    title: "点一下，就登录",
    lead: "按下面的按钮，在打开的页面上再按一次“登录”。",
    button: "去登录",
    valid: (a: { minutes: number }) => `链接 ${a.minutes} 分钟内有效，只能用一次。`,
    notYou: "不是你要登录？不用管这封信，什么都不会发生。",
  },

  refundDone: {
    subject: (a: { title: string }) => `已退款：${a.title}`,
    preview: (a: { amount: string }) => `${a.amount} 已原路退回`,
    title: "钱退给你了",
    leads: {
      guest: (a: { amount: string; title: string }) => `《${a.title}》的 ${a.amount} 已经退出。`,
      organiser: (a: { amount: string; title: string }) =>
        `我们取消了你在《${a.title}》的座位，${a.amount} 已经退出。`,
      event: (a: { amount: string; title: string }) =>
        `很抱歉，《${a.title}》取消了。你付的 ${a.amount} 已经退出。`,
      resold: (a: { amount: string; title: string }) =>
        `你在《${a.title}》让出的座位有人接手了。你付的 ${a.amount} 已经退出。`,
      move: (a: { amount: string; title: string }) =>
        `《${a.title}》换座的差价 ${a.amount} 已经退出，门票照旧有效。`,
      "move-late": (a: { amount: string; title: string }) =>
        `《${a.title}》的换座没有进行，你补的 ${a.amount} 已经退出。`,
      part: (a: { amount: string; title: string }) =>
        `我们退回了《${a.title}》的一部分票款：${a.amount}。你的门票照旧有效。`,
    },
    amount: "退款金额",
    goesTo: "退到哪里",
    goesToCard: "你付款时用的那张银行卡",
    goesToAlipay: "你付款时用的支付宝账户",
    goesToWechat: "你付款时用的微信支付账户",
    goesToOther: "你付款时用的账户",
    goesToPayer: "最初付款的那个账户（票转手前的付款人）",
    howLong: "多久到账",
    howLongCard: "通常 5–10 个工作日，看发卡行快慢",
    howLongWallet: "通常几分钟内，最多 3 个工作日",
    longer: "过了这个时间还没看到，回信告诉我们，我们去查。",
    thanks: "谢谢你，希望下次能见到你。",
    button: "看这笔订单",
  },

  reminder: {
    subjectDay: (a: { title: string; day: "today" | "tomorrow" | "later"; time: string }) =>
      a.day === "tomorrow"
        ? `明天 ${a.time} 见：${a.title}`
        : a.day === "today"
          ? `今天 ${a.time} 见：${a.title}`
          : `快到了：${a.title}`,
    subjectSoon: (a: { title: string; time: string }) => `${a.time} 开始：${a.title}`,
    preview: (a: { when: string; place: string }) => `${a.when}，${a.place}`,
    titleDay: { today: "今天见", tomorrow: "明天见", later: "快见面了" },
    titleSoon: "马上就开始了",
    leadDay: (a: { title: string }) => `《${a.title}》快到了，座位给你留着。`,
    leadSoon: (a: { title: string }) => `《${a.title}》就在眼前，路上慢慢来。`,
    cannotCome: "临时来不了？在票页上告诉我们，座位可以让给别人。",
    cannotComeLink: "来不了",
    code: "打开门票码",
  },

  late: {
    subject: (a: { title: string }) => `这笔款全额退给你：${a.title}`,
    preview: (a: { amount: string }) => `${a.amount} 全额退回，你什么都不用做`,
    title: "钱会全部退给你",
    said: {
      "seat-gone": {
        lead: (a: { amount: string; title: string }) =>
          `收到你为《${a.title}》付的 ${a.amount} 时，为你留的座位已经到时间放开，也没有空位了。这笔款全额退给你，你什么都不用做。`,
        next: "想再试试？常有人改主意，空出来的座位会回到活动页上。",
      },
      "already-a-seat": {
        lead: (a: { amount: string; title: string }) =>
          `《${a.title}》里，你用这个邮箱已经有一个座位，它好好的。又收到的 ${a.amount} 全额退给你，你什么都不用做。`,
        next: "想带朋友一起来？请朋友用自己的邮箱报名，一人一票，入场更快。",
      },
      "newer-order": {
        lead: (a: { amount: string; title: string }) =>
          `收到你为《${a.title}》付的 ${a.amount} 时，那个订单已经过期，而你另有一个新的订单，它不受影响。这笔款全额退给你，你什么都不用做。`,
        next: "新的订单要是还没付款，回到付款的那一页接着付就好。",
      },
      "order-closed": {
        lead: (a: { amount: string; title: string }) =>
          `收到你为《${a.title}》付的 ${a.amount} 时，这个订单已经取消了。这笔款全额退给你，你什么都不用做。`,
        next: "还想来的话，到活动页看看有没有座位。",
      },
    },
    refundLater: "退款走完后，我们再写信告诉你。",
    buttonEvent: "看活动页",
  },

  find: {
    subject: "你的票都在这里",
    preview: (a: { count: number }) => `找到 ${a.count} 个订单`,
    title: "找到了",
    lead: "这个邮箱下的订单如下，点开就能看到。",
    notYou: "不是你要找的？不用管这封信。",
    states: {
      applied: "已申请，等答复",
      approved: "申请已通过",
      held: "等你付款",
      processing: "付款处理中",
      paid: "已付款",
      cancelled: "已取消",
      refunding: "退款中",
      refunded: "已退款",
    },
  },

  calendar: {
    description: (a: { business: string; code: string; link: string }) =>
      `由“${a.business}”主办\n门票码：${a.code}\n我的票：${a.link}`,
  },

  desk: {
    title: "信件样张",
    note: "样张里的人和事都是虚构的。",
    names: {
      "night-ballot": "心动票提醒",
      "night-result": "互选结果",
      "night-thanks": "感谢与评价",
      "night-met-again": "一周后的问候",
      ticket: "门票",
      "sign-in": "登录",
      "refund-done": "已退款",
      "reminder-24h": "提前一天提醒",
      "reminder-2h": "提前两小时提醒",
      "late-refunded": "迟到的款退回",
      "find-ticket": "找回我的票",
      "order-cancelled": "已取消",
      "seat-cancelled": "一个座位取消了",
      "transfer-offer": "转票邀请",
      "transfer-done": "票已转出",
      "new-address": "确认新邮箱",
      "address-changed": "邮箱已更换",
      "event-cancelled": "活动取消",
      "ticket-voided": "门票作废",
      "resale-closed": "座位没有转售出去",
      "dispute-news": "付款争议",
      "event-moved": "活动改期",
      "waitlist-joined": "排上候补",
      "waitlist-offer": "为候补留座",
      "waitlist-expired": "留座时间过了",
      "waitlist-closed": "候补结束",
      "waitlist-moved": "候补：活动改期",
      "partner-news": "给渠道伙伴",
      "safety-report": "有客人求助",
      "missed-evening": "没来的人",
      "venue-news": "给场地：预订",
      "booking-news": "场地答复：预订",
      "go-no-go": "成局日",
      "application-received": "申请已收到",
      "application-waiting": "申请通过，等座位",
      "application-approved": "申请通过，请付款",
      "application-declined": "没能安排上",
      "application-ended": "申请已结束",
      "side-moved": "换到另一侧",
      "side-offer": "补差价换座",
      "side-offer-over": "换座没有进行",
    },
    phone: "手机",
    wide: "电脑",
    text: "纯文本",
    subject: "标题",
  },
};
