const partsOfDay = [
  { until: 5, name: "凌晨" },
  { until: 12, name: "上午" },
  { until: 13, name: "中午" },
  { until: 18, name: "下午" },
  { until: 24, name: "晚" },
];

const kinds: Readonly<Record<string, string>> = {
  matchmaking: "相亲局",
  careers: "求职局",
  friends: "交友局",
  meetup: "聚会",
};

export const event = {
  kind: (a: { kind: string }) => kinds[a.kind] ?? "聚会",
  ages: (a: { min: number; max: number | null }) =>
    a.max === null ? `${a.min} 岁以上` : `${a.min}–${a.max} 岁`,
  heads: (a: { counts: readonly number[] }) => `${a.counts.join(" + ")} 人`,
  coverTime: (a: { hour: number; minute: number }) => {
    const part = partsOfDay.find(({ until }) => a.hour < until)?.name ?? "晚";
    const hour = a.hour > 12 ? a.hour - 12 : a.hour;
    if (a.minute === 0) return `${part} ${hour} 点`;
    return a.minute === 30 ? `${part} ${hour} 点半` : `${part} ${hour}:${String(a.minute).padStart(2, "0")}`;
  },
  coverLabel: (a: { title: string; day: string }) => `《${a.title}》的封面：${a.day}`,

  whenTitle: "时间和地点",
  addressLater: "详细地址付款后可见",
  openMap: "打开地图",
  addToCalendar: "加到日历",

  sidesTitle: "选一侧",
  oneSideTitle: "报名",
  seatsLeft: (a: { left: number }) => `还有 ${a.left} 席`,
  sideFull: "已经满了",
  mayFreeUp: (a: { count: number }) => `暂时满了，可能放出 ${a.count} 席`,
  barLabel: (a: { side: string; sold: number; held: number; capacity: number }) =>
    `${a.side}：共 ${a.capacity} 席，已报名 ${a.sold} 席，占座中 ${a.held} 席`,
  registerSide: (a: { side: string }) => `报名：${a.side}`,
  register: "报名",
  registerFor: (a: { price: string }) => `报名 ${a.price}`,
  afterPublishing: "发布后开放",
  pricesNote: (a: { currency: string }) =>
    a.currency === "CNY"
      ? "价格以人民币（CNY）计，页面上写多少就付多少。"
      : `价格以 ${a.currency} 计，页面上写多少就付多少。`,
  from: (a: { price: string }) => `${a.price} 起`,
  free: "免费",

  hostTitle: "谁在组局",
  registration: (a: { no: string }) => `统一社会信用代码 ${a.no}`,
  eventsHeld: (_: { count: number }) => "场已办",
  attendance: "到场率",
  firstEvening: "这是第一场，记录从今晚开始。",
  recordNote: "以上由平台记录计算，组局人不能填写。",
  contact: "联系组局人",

  aboutTitle: "关于这场局",
  programmeTitle: "当晚流程",
  bringTitle: "带上什么",

  refundTitle: "退款",
  refundCaption: "你主动取消时退回票款的比例",
  refundUntil: (a: { moment: string }) => `${a.moment} 之前`,
  refundAfter: "更晚",
  refundPercent: (a: { percent: number }) => `退 ${a.percent}%`,
  refundNone: "不退",
  refundHost: "组局人取消",
  refundHostFull: "全额退回",

  questionsTitle: "常见问题",
  questions: [
    {
      q: "一个人来会尴尬吗？",
      a: "大多数人都是一个人来的。到门口报名字就好，会有人带你入座，聊什么、聊多久都有安排。",
    },
    {
      q: "谁能看到我的信息？",
      a: "其他客人看不到你的姓名、邮箱、电话和生日。组局人只用它们核对报名、联系你和在门口签到。",
    },
    {
      q: "临时来不了怎么办？",
      a: "按上面的退款阶梯退回票款，从付款的地方原路退。报名后的票页上写着此刻能退多少、怎么联系组局人。",
    },
    {
      q: "付款安全吗？",
      a: "付款在 Stripe 的收银台完成，支持银行卡、支付宝和微信支付。我们看不到也不保存你的卡号。",
    },
    {
      q: "没有账号，以后怎么找票？",
      a: "票会发到你的邮箱，点信里的链接就能打开。找不到了，用页脚的“找回我的票”。",
    },
  ],

  noticeSoldOutTitle: "暂时满了",
  noticeSoldOut: "每一侧都坐满了。排个候补：有座位时按先来后到写信给你，座位为你留着。",
  noticeClosedTitle: "报名已经截止",
  noticeClosed: "这场局的名单定下来了。下一场见。",
  noticePausedTitle: "报名先停一停",
  noticePaused: "组局人暂停了报名，通常很快恢复。过一会儿再来看看。",
  noticePastTitle: "这场局已经结束",
  noticePast: "谢谢来过的每一位。看看接下来还有什么局。",
  noticeCancelledTitle: "这场局取消了",
  noticeCancelled:
    "很抱歉，这场局不办了。已付的票款会全额原路退回，不用你做任何事；退款到账后会再给你发一封信。还没付款的占座已作废，不会扣款。",
  otherEvents: "看看其他活动",
  myTicket: "找回我的票",
  statusShort: {
    "on-sale": "报名中",
    "sold-out": "暂时满了",
    closed: "已截止",
    paused: "暂停报名",
    past: "已结束",
    cancelled: "已取消",
  },

  homeTitle: "最近的局",
  homeIntro: "小桌、真人、一晚上。看中哪一场，两步就能报上名。",
  homeDescription: "轻局：线下相亲局和小型聚会。看得到谁在组局、还剩几席、怎么退款。",
  homeEmptyTitle: "下一场还在筹备",
  homeEmpty: "这会儿没有开放报名的局。过几天再来看看，或先找回你已有的票。",
  shareAlt: (a: { title: string; day: string }) => `《${a.title}》，${a.day}`,
  calendarNote: (a: { url: string }) => `报名和详情：${a.url}`,
};
