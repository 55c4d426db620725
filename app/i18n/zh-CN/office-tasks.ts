import type { TaskDeed, TaskKind } from "#app/domain/payment/task.ts";

type Amount = { amount: string };

export const officeTasks = {
  title: "待处理",
  intro: "这些事要你拿主意。处理完就从这里消失，做过什么都记在客人的“经过”里。",
  none: "没有要你处理的事。",
  noneText: "付款、退款和信件都在自己走。有事会出现在这里，争议还会写信给你。",
  waiting: (a: { count: number }) => `${a.count} 件事等你处理`,
  all: "全部待处理",
  short: {
    "amount-mismatch": "收到的金额和订单对不上",
    "refund-failed": "退款没有成功",
    "refund-stuck": "退款一直没有结果",
    "refunded-elsewhere": "在支付平台后台退了一部分",
    disputed: "付款有争议",
    "dispute-lost": "争议败诉，门票怎么办",
    "letter-failed": "一封信没有寄成",
    "letter-uncertain": "一封信不确定是否送到",
  } satisfies Record<TaskKind, string>,
  withAmount: (a: { text: string; amount: string }) => `${a.text}（${a.amount}）`,
  since: (a: { time: string }) => `${a.time} 起`,
  inStripe: "银行有了结果，这里会自动更新，还会写信给你。",
  kinds: {
    "amount-mismatch":
      "收到的金额或币种和订单对不上，没有发票。退回这笔钱，或者自己和客人说好后了结（钱留在账上）。",
    "refund-failed": "退款没有成功，钱还在账上。再退一次，或者用别的办法退给客人后了结。",
    "refund-stuck": "退款超过一天没有结果。再问一次支付平台，或者自己去后台核对。",
    "refunded-elsewhere":
      "有人在支付平台后台退了一部分。账已经同步，门票还有效：留着门票，或者把其余的钱也退掉并作废门票。",
    disputed:
      "付款人向银行提出了争议，钱和争议费已被扣住，结果出来前不能退款。请在期限前去 Stripe 后台提交材料。",
    "dispute-lost": "争议败诉，钱和争议费都没有了。门票还有效：让客人照常来，或者作废门票、放回座位。",
    "letter-failed": "一封信没有寄成。核对邮箱后再寄一次，或者用别的办法告诉客人。",
    "letter-uncertain": "一封信不确定有没有送到。怕重复就先问客人；需要的话再寄一次。",
  } satisfies Record<TaskKind, string>,
  lostNoTicket: "争议败诉，钱和争议费都没有了。这位客人已经没有门票，知道就好。",
  amount: (a: Amount) => `金额 ${a.amount}`,
  letter: (a: { kind: string }) => `信：${a.kind}`,
  deeds: {
    retry: "再退一次",
    "pay-back": "把钱退给客人",
    keep: "门票留着",
    void: "作废门票，放回座位",
    resend: "再寄一次",
    dealt: "我处理好了",
  } satisfies Record<TaskDeed, string>,
  payBackRest: "退掉其余并作废门票",
  note: "怎么处理的（只有团队看得到，不要写客人的隐私）",
  dealtOpen: "我处理好了…",
  story: {
    details: "改了称呼或手机号",
    person: "票转给了另一个人，旧门票码作废",
    address: "换了邮箱，门票码换新",
    part: "退回一部分，门票照旧",
    resold: "让出的座位再次卖出，全额退回",
    "not-resold": "开始前没有再卖出，不退款",
    opened: "付款人的银行提出争议，暂停退款",
    won: "争议胜诉",
    lost: "争议败诉，钱归付款人",
    voided: "争议败诉，门票作废，座位放回",
  },
  letterFailed: (a: { kind: string }) => `一封信没有寄成：${a.kind}`,
  letterUncertain: (a: { kind: string }) => `一封信不确定是否送到：${a.kind}`,
  storyRefund: (a: { amount: string; state: string; reason: string }) =>
    `退款 ${a.amount}：${a.state}（${a.reason}）`,
  letterSent: (a: { kind: string }) => `寄出一封信：${a.kind}`,
  done: "处理好了。",
  refusals: {
    closed: "这件事刚刚已经有人处理了。",
    "not-possible": "现在做不了：订单刚刚有变动，看看下面的最新情况。",
    disputed: "付款有争议，结果出来前不能退款。",
    unavailable: "暂时连不上支付平台，什么都没有改。过一会儿再试。",
    "no-note": "写一句是怎么处理的。",
  },
  partOpen: "退一部分，门票留着…",
  partText: (a: { left: string }) =>
    `还可以退 ${a.left}。门票照旧有效，退款成功后客人收到一封信。手续费不会退给你。`,
  partAmount: "退多少",
  partReason: "为什么",
  partReasons: { goodwill: "表示歉意", promised: "说好的优惠", overpaid: "多收了", other: "其他" },
  partButton: "退这一部分",
  partDone: (a: Amount) => `${a.amount} 正在按原路退回，门票照旧有效。`,
  partProblems: {
    "not-an-amount": "写一个金额，比如 100 或 99.50",
    "too-little": "至少退一分钱",
    "too-much": (a: { left: string }) => `最多还能退 ${a.left}`,
    "no-reason": "选一个原因",
  },

  checkTitle: "和 Stripe 对账",
  checkText: "每小时自动核对最近三天的付款、退款、争议和余额，漏掉的补上。",
  checkNever: "还没有核对过。",
  checkRunning: (a: { time: string }) => `${a.time} 开始，正在核对…`,
  checkDone: (a: { time: string; looked: number }) => `${a.time} 核对了 ${a.looked} 笔`,
  checkMended: (a: { count: number }) => `补上了 ${a.count} 处`,
  checkClean: "全部一致。",
  checkUnavailable: (a: { time: string }) => `${a.time} 没有连上 Stripe，下一次再核对。`,
  checkFindings: (a: { count: number }) => `有 ${a.count} 处对不上：`,
  checkButton: "现在核对",
  checkAsked: "已经开始核对，过几秒刷新看结果。",
  checkTooMany: "刚刚核对过，过几分钟再来。",
  findings: {
    "unknown-session": "Stripe 的一个付款页指向这里没有的订单",
    "unknown-charge": "Stripe 收到一笔这里没有的钱",
    "unknown-refund": "Stripe 的一笔退款找不到对应的付款",
    "unknown-dispute": "Stripe 的一个争议找不到对应的付款",
    "slow-payment": "一笔付款十多天了还在途中，座位一直留着",
    "not-booked": "Stripe 的一笔进出没有记进账本",
    differs: "账本里的金额和 Stripe 不一样",
  },

  /** To the guest, after a lost dispute. */
  voided: {
    subject: (a: { title: string }) => `门票已作废：${a.title}`,
    title: "你的门票已经作废",
    lead: (a: { title: string }) =>
      `《${a.title}》的票款已经由银行退给付款人，所以这张门票不再有效，座位也放开了。`,
    next: "不用再做什么，我们不会另外收费或退款。如果这是误会，或者你还想来，直接回复这封信就好。",
    calendar: "附上的日历文件会把这场局从你的日历里划掉。",
    button: "看这笔订单",
    text: "票款已经由银行退给付款人，所以门票作废、座位放开。如果是误会，写信告诉我们。",
  },

  dispute: {
    subjects: {
      opened: (a: { title: string }) => `有付款争议：${a.title}`,
      won: (a: { title: string }) => `争议胜诉：${a.title}`,
      lost: (a: { title: string }) => `争议败诉：${a.title}`,
    },
    titles: { opened: "一笔付款被争议了", won: "争议胜诉，钱回来了", lost: "争议败诉" },
    leads: {
      opened: (a: { amount: string; title: string }) =>
        `《${a.title}》的一笔付款（${a.amount}）被付款人的银行追回。钱和争议费已经从余额里扣住，结果出来前这个订单不能退款。`,
      won: (a: { amount: string; title: string }) =>
        `《${a.title}》的争议结束了：银行把 ${a.amount} 还了回来。争议费不一定会退。`,
      lost: (a: { amount: string; title: string }) =>
        `《${a.title}》的争议结束了：${a.amount} 归付款人，争议费也不退。`,
    },
    next: {
      opened: "请在 支付平台后台的期限前提交材料：订单、门票、入场记录、退款规则。",
      won: "订单照旧，之前压着的退款会自己继续。",
      lost: "门票现在还有效。让客人照常来，还是作废门票，请你决定。",
    },
    lostNoTicket: "这位客人已经没有门票，不用再做什么。",
    amount: "金额",
    button: "去看这个订单",
  },
};
