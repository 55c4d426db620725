export const registration = {
  title: (a: { title: string }) => `报名《${a.title}》`,
  heading: "报名",
  back: "返回活动页",
  stepNote: "填完这一页就去付款，一共两步。",
  stepNoteFree: "填完这一页就好，不用付款。",

  side: "你在哪一侧",
  name: "怎么称呼你",
  nameHint: "签到时叫这个名字，用昵称也可以。",
  email: "邮箱",
  emailHint: "票和提醒都发到这里，请再看一眼有没有拼错。",
  phone: "手机号",
  phoneHint: "只在当晚找不到你时用。",
  birthDate: "出生日期",
  birthHint: (a: { ages: string }) => `这场局面向 ${a.ages}，按活动当天的年龄算。别人看不到。`,
  year: "年",
  month: "月",
  day: "日",
  yearExample: "1996",
  monthExample: "4",
  dayExample: "12",

  consentsTitle: "请分别确认",
  consent: { terms: "我同意", privacy: "我同意按说明使用我的信息：", conduct: "我会遵守" },
  consentLink: { terms: "《参加条款》", privacy: "《隐私说明》", conduct: "《现场公约》" },

  submit: "报名并支付",
  submitFree: "报名",
  submitting: "正在为你占座…",
  confirmPrice: "按新价格报名并支付",
  holdNote: "提交后座位为你留 32 分钟。付款在 Stripe 收银台完成，支持银行卡、支付宝和微信支付。",

  reasons: {
    missing: "这一项还没填",
    "too-long": "太长了，请短一点",
    "not-an-email": "这看起来不是一个邮箱地址",
    "not-a-phone": "这看起来不是一个手机号，可以留空",
    "not-a-date": "这个日期好像不对",
    "under-18": "活动当天要满 18 岁才能参加",
    "outside-age-band": "你的年龄不在这场局的范围里",
    "unknown-side": "请重新选一侧",
    "must-agree": "需要你的同意才能报名",
    malformed: "这一页放太久了，请再提交一次",
  },
  missing: {
    name: "请写一个称呼",
    email: "请写邮箱，票会发到那里",
    birthDate: "请写出生日期",
    side: "请选你在哪一侧",
  },
  tooLongName: "称呼请控制在 60 个字以内",
  outsideAges: (a: { ages: string }) => `这场局面向 ${a.ages}，按活动当天的年龄算`,
  agree: {
    terms: "请先读过并同意《参加条款》",
    privacy: "请先读过并同意《隐私说明》",
    conduct: "请先读过并答应遵守《现场公约》",
  },

  soldOutTitle: "这一侧刚刚坐满了",
  soldOut: "没有扣款。没付款的占座到时间会放出来，过一会儿再来看看，或换一侧。",
  priceChangedTitle: "价格变了",
  priceChanged: (a: { price: string }) =>
    `你填表的时候，前一档的座位被订完了，现在是 ${a.price}。还没有扣款；愿意的话再按一次下面的按钮。`,
  tooManyTitle: "已经占了好几个座",
  tooMany:
    "你手上还有没付款的座位。请先付款或放弃它们（用页脚的“找回我的票”，链接会发到邮箱），也可以过半小时再来。",

  chatTitle: "在聊天软件里付不了款？",
  chatText:
    "这里的浏览器可能打不开支付页。点右上角的“···”，选“在浏览器打开”；或复制下面的链接，到手机浏览器里继续。",
  chatLink: "这一页的链接",

  findTitle: "找回我的票",
  findIntro: "写下报名时用的邮箱，我们把票的链接再发一次。",
  findSubmit: "发给我",
  findSending: "正在发送…",
  findDoneTitle: "看看你的邮箱",
  findDone: "如果这个邮箱报过名，几分钟内会收到一封带链接的信。没收到？看看垃圾箱，或换一个邮箱再试。",
  findAgain: "换一个邮箱",
  findTooManyTitle: "刚刚试了好几次",
  findTooMany: (a: { minutes: number }) =>
    `请过 ${a.minutes} 分钟再试。已发出的信仍然有效，先看看邮箱和垃圾箱。`,
};
