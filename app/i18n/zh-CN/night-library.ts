import type { LibraryKey } from "#app/domain/night/question-library.ts";

/** The library's questions: the text, and its options by their ids. */
export const nightLibrary: Record<LibraryKey, { text: string; options: Readonly<Record<string, string>> }> = {
  weekend: {
    text: "理想的周末是？",
    options: { home: "在家慢慢过", outdoors: "去户外", friends: "和朋友聚", city: "看展看演出" },
  },
  rhythm: { text: "你的作息？", options: { early: "早睡早起", late: "夜猫子", "as-it-comes": "看情况" } },
  talk: {
    text: "最能聊起来的话题？",
    options: { everyday: "日常小事", ideas: "想法和观点", work: "工作", arts: "书、电影、音乐" },
  },
  travel: {
    text: "一起出门旅行？",
    options: { planned: "做好攻略", "as-it-comes": "走到哪算哪", "at-home": "更想待在家" },
  },
  pets: { text: "宠物？", options: { have: "正在养", like: "喜欢，没养", none: "不太适合养" } },
  smoking: { text: "抽烟吗？", options: { no: "不抽", sometimes: "偶尔", yes: "抽" } },
  drinking: { text: "喝酒吗？", options: { no: "不喝", sometimes: "偶尔小酌", often: "经常" } },
  money: { text: "花钱的习惯？", options: { save: "先存再花", balance: "有存有花", enjoy: "开心最重要" } },
  quarrel: {
    text: "意见不合时？",
    options: { "talk-now": "当场说开", "cool-down": "先冷静再谈", "let-go": "很少计较" },
  },
  closeness: {
    text: "喜欢多久联系一次？",
    options: { daily: "每天都聊", "some-days": "两三天一次", "when-needed": "有事再说" },
  },
  children: { text: "以后想要孩子吗？", options: { want: "想要", "do-not": "不想要", open: "可以商量" } },
  city: {
    text: "未来三年住在哪里？",
    options: { stay: "留在这座城市", move: "可能换城市", open: "还没想好" },
  },
  "work-place": {
    text: "喜欢怎样上班？",
    options: { office: "在办公室", hybrid: "一半一半", remote: "远程" },
  },
  "team-size": { text: "多大的团队？", options: { small: "十人以内", middle: "几十人", large: "上百人" } },
  start: { text: "什么时候可以开始？", options: { now: "现在", months: "三个月内", looking: "先看看" } },
};
