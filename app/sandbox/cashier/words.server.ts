export type CashierLanguage = "zh" | "en";

const zh = {
  title: "演练收银台",
  notice: "演练收银台，不会产生真实扣款。",
  pay: "应付金额",
  items: "购买内容",
  methods: "选择付款方式",
  methodsNote: "每个按钮演练一种结果。",
  card: "用银行卡支付（成功）",
  declined: "用银行卡支付（被拒）",
  alipay: "用支付宝支付",
  wechat: "用微信支付",
  pending: "款项稍后到账",
  abandon: "放弃付款，返回商家",
  declinedTitle: "银行卡被拒绝",
  declinedText: "发卡行没有同意这笔付款，没有扣款。可以换一种方式再试，这次下单仍然有效。",
  wechatTitle: "微信扫码支付",
  wechatText: "真实付款时，请用微信扫描二维码。这里是演练图案，扫描不会付款。",
  wechatAlt: "演练用的二维码图案",
  wechatPaid: "我已支付",
  wechatCancel: "取消，换一种方式",
  paidTitle: "已经付款",
  paidText: "这笔演练付款已完成。",
  waitingTitle: "款项在途",
  waitingText: "付款已提交，款项尚未到账。请选择它的结果。",
  arrives: "款项到账",
  fails: "款项未到账",
  failedTitle: "款项没有到账",
  failedText: "这笔付款没有成功，没有扣款。",
  expiredTitle: "付款页面已过期",
  expiredText: "这个付款页面已经失效，没有扣款。请回到商家重新下单。",
  unknownTitle: "没有这个付款页面",
  unknownText: "地址可能不完整，请回到商家重新打开。",
  back: "返回商家",
  quantity: "数量",
  expires: "付款截止",
  email: "邮箱",
} satisfies Record<string, string>;

const en: typeof zh = {
  title: "Practice cashier",
  notice: "Practice cashier. No real money moves here.",
  pay: "Amount to pay",
  items: "What you are buying",
  methods: "Choose how to pay",
  methodsNote: "Each button plays one outcome.",
  card: "Pay by card (succeeds)",
  declined: "Pay by card (is declined)",
  alipay: "Pay with Alipay",
  wechat: "Pay with WeChat Pay",
  pending: "Money arrives later",
  abandon: "Leave without paying",
  declinedTitle: "The card was declined",
  declinedText:
    "The bank refused this payment and nothing was charged. Try another way: your order is still open.",
  wechatTitle: "Scan with WeChat",
  wechatText:
    "In a real payment you would scan this code with WeChat. This one is a picture for practice and pays nothing.",
  wechatAlt: "Picture of a QR code, for practice",
  wechatPaid: "I have paid",
  wechatCancel: "Cancel and choose another way",
  paidTitle: "Already paid",
  paidText: "This practice payment is complete.",
  waitingTitle: "Money on its way",
  waitingText: "The payment was submitted and the money has not arrived yet. Choose how it ends.",
  arrives: "The money arrives",
  fails: "The money does not arrive",
  failedTitle: "The money did not arrive",
  failedText: "This payment did not succeed and nothing was charged.",
  expiredTitle: "This payment page has expired",
  expiredText: "It can no longer be paid, and nothing was charged. Go back to the shop and order again.",
  unknownTitle: "There is no such payment page",
  unknownText: "The address may be incomplete. Open it again from the shop.",
  back: "Back to the shop",
  quantity: "Quantity",
  expires: "Pay before",
  email: "Email",
};

export type CashierWords = typeof zh;

export const cashierWords = { zh, en } satisfies Record<CashierLanguage, CashierWords>;

/** The language of a session: Chinese for any `zh…` locale and where none was said, else English. */
export function cashierLanguage(locale: string | null): CashierLanguage {
  return locale === null || locale === "auto" || locale.startsWith("zh") ? "zh" : "en";
}
