export const officeCalendar = {
  title: "场地日历",
  open: "看日历",
  months: "换月份",
  gridHint: "有颜色的日子已经订出去，连布置和收拾的时间在内。",
  weekdays: ["一", "二", "三", "四", "五", "六", "日"],
  dayTaken: (a: { day: number; times: string }) => `${a.day} 日，已订 ${a.times}`,
  listTitle: "这个月的预订",
  empty: "这个月还没有预订。",
};
