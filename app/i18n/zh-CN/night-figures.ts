type Counted = { count: number; of: number };

export const nightFigures = {
  title: "每一晚的结果",
  one: "这一晚的结果",
  oneText: "互选、交票和评分，都从记录里数出来",
  lead: "都从记录里数出来。谁选了谁，谁也看不到，你也一样。",
  none: "还没有揭晓过的夜晚。",
  noneText: "投票揭晓之后，这里会有互选、交票和评分。",
  total: (a: { count: number }) => `合计 ${a.count} 晚`,
  mutual: "互选的会面",
  matched: "至少互选一位的人",
  ballots: "交了心动票的人",
  again: "一周后又见了面",
  rating: "评分",
  counted: (a: Counted) => `${a.of} 里有 ${a.count}`,
  range: (a: { from: number; to: number }) => `像这样的夜晚，真实比例多半在 ${a.from}%–${a.to}%`,
  few: "人数太少，不算比例",
  percent: (a: { percent: number }) => `${a.percent}%`,
  stars: (a: { stars: string; count: number }) => `${a.stars} 星（${a.count} 人评）`,
  fewStars: (a: { count: number }) => (a.count === 0 ? "还没有人评" : `${a.count} 人评，太少不算平均`),
  people: (a: { people: number; dates: number }) => `${a.people} 人，${a.dates} 场会面`,
  all: "看每一晚",
  host: (a: { nights: number; from: number; to: number }) =>
    `过去 ${a.nights} 晚，${a.from}%–${a.to}% 的人至少和一位互选`,
};
