/** Letters of a night: the ballot, its result, thanks, and a week later. */
export const nightLetters = {
  ballot: {
    subject: (a: { title: string }) => `心动票还没交：${a.title}`,
    preview: (a: { time: string }) => `${a.time} 收票，收票前都能改`,
    title: "还差你的心动票",
    lead: {
      end: (a: { title: string }) => `《${a.title}》的聊天结束了。趁记得清楚，把心动票填完吧。`,
      morning: (a: { title: string }) => `早上好。《${a.title}》的心动票还在等你。`,
    },
    progress: "已决定",
    progressValue: (a: { decided: number; of: number }) => `${a.of} 位里的 ${a.decided} 位`,
    closes: "收票时间",
    privacy: "你选了谁，只有你自己知道；只有互选时，两个人才会同时知道。过了收票时间就不能再填了。",
    button: "填完并交票",
  },
  result: {
    subject: (a: { title: string }) => `结果出来了：${a.title}`,
    preview: "每个人都在同一时刻收到结果",
    match: {
      title: "有人和你互相选择了",
      lead: (a: { title: string }) => `在《${a.title}》里，你们选择了彼此：`,
      next: "打开结果页，就能看到对方愿意给你的联系方式。先开口的人，往往最难忘。",
      button: "看看怎么联系",
    },
    kind: {
      title: "谢谢你那晚的真诚",
      lead: (a: { title: string }) => `《${a.title}》的票数完了。这一次没有互选成功。`,
      next: "合拍这件事，很看那一晚坐在对面的是谁。愿意认真聊天的人，下一次仍然值得被遇见。",
      credit: (a: { percent: number }) =>
        `你交了票，所以我们送你一份心意：下一场减 ${a.percent}%。在下面的页面里挑一场，就会得到你的专属优惠码。`,
      button: "打开结果页",
    },
  },
  thanks: {
    subject: (a: { title: string }) => `那晚怎么样？${a.title}`,
    preview: "点几颗星，留一句话，半分钟就好",
    title: "谢谢你来",
    lead: (a: { title: string }) => `谢谢你来《${a.title}》。那一晚过得怎么样？`,
    next: "点几颗星，再留一句话，半分钟就好。你的话会让下一场更好。",
    button: "说说那一晚",
  },
  metAgain: {
    subject: (a: { title: string }) => `一周过去了：${a.title}`,
    preview: "只有一个问题",
    title: "后来，又见面了吗？",
    lead: (a: { title: string }) => `《${a.title}》过去一周了。你和那晚认识的人，后来又见过面吗？`,
    next: "点一下就好。答案只用来数数，不会告诉别的客人。",
    button: "回答这一个问题",
  },
};
