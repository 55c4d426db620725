/** The words of the demo's evenings, and its guests. */
export const saturday = {
  texts: [
    {
      locale: "zh-CN" as const,
      title: "周六晚，十二对",
      summary: "静安一间关起门来的小酒馆，二十四个人，六轮对话，聊得来再留联系方式。",
      about:
        "没有台上主持，也没有才艺展示。六轮一对一，每轮八分钟，之后自由走动。\n\n入场会核对年龄；现场只叫称呼，联系方式由你自己决定给谁。",
      bring: "身份证件（入场核对年龄），一双站得住的鞋。酒水含两杯，不喝酒也有好喝的。",
      programme: [
        { at: "19:00", what: "签到，第一杯" },
        { at: "19:20", what: "六轮对话，每轮八分钟" },
        { at: "20:30", what: "自由走动，小食与第二杯" },
        { at: "21:30", what: "散场" },
      ],
    },
    {
      locale: "en" as const,
      title: "Saturday evening, twelve pairs",
      summary:
        "A small bar in Jing'an with its door closed: twenty-four people, six conversations, numbers only if you both like.",
      about:
        "No stage and no talent show. Six one-to-one conversations of eight minutes, then everyone moves freely.\n\nAges are checked at the door; on the night we use first names, and you decide who gets your number.",
      bring:
        "An ID (ages are checked at the door) and shoes you can stand in. Two drinks are included, with or without alcohol.",
      programme: [
        { at: "19:00", what: "Welcome and a first drink" },
        { at: "19:20", what: "Six conversations of eight minutes" },
        { at: "20:30", what: "Free talk, snacks and a second drink" },
        { at: "21:30", what: "Good night" },
      ],
    },
  ],
};

export const smallTable = {
  texts: [
    {
      locale: "zh-CN" as const,
      title: "周四小桌，六个人",
      summary: "一张桌子，六把椅子，一顿慢慢吃的晚饭。可以带一位朋友来。",
    },
    {
      locale: "en" as const,
      title: "Thursday small table, six people",
      summary: "One table, six chairs and a slow dinner. You may bring a friend.",
    },
  ],
};

export const lastMonth = {
  texts: [
    {
      locale: "zh-CN" as const,
      title: "秋天的第一局",
      summary: "十六个人，一张长桌，一顿慢慢吃的晚饭。",
      about: "第一场局，谢谢每一位来的人。",
      programme: [{ at: "18:30", what: "入座" }],
    },
    {
      locale: "en" as const,
      title: "The first evening of autumn",
      summary: "Sixteen people, one long table, a slow dinner.",
      about: "Our first evening. Thank you to everyone who came.",
      programme: [{ at: "18:30", what: "Seated" }],
    },
  ],
};

export const nextDraft = {
  texts: [
    {
      locale: "zh-CN" as const,
      title: "周日下午，桌游与咖啡",
      summary: "还在筹备：二十个人，四张桌子，不用会玩。",
    },
  ],
};

/** Who has paid already: eight men and nine women. */
export const guests = {
  men: ["周屿", "陈牧远", "许知行", "沈一舟", "Daniel Wu", "顾言", "陆川", "韩予安"],
  women: ["苏晚", "林知夏", "叶青禾", "宋遥", "江念", "Mia Zhang", "程一诺", "何清欢", "唐棠"],
};
