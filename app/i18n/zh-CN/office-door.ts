type Count = { count: number };
type Time = { time: string };
type DoorFacts = { time: string; event: string };

export const officeDoor = {
  title: "验票",
  label: "门票码或姓名",
  hint: "8 位门票码，不分大小写；也可以输入名字",
  button: "验票",
  inside: (a: { inside: number; expected: number }) => `到场 ${a.inside} / ${a.expected}`,
  in: "请进",
  inAt: (a: Time) => `${a.time} 入场`,
  refusals: {
    "already-in": { title: "已经用过", text: (a: DoorFacts) => `这张票 ${a.time} 已经入场。` },
    refunded: { title: "不能入场", text: () => "这张票已经取消，钱已退或正在退。" },
    "not-valid": { title: "不能入场", text: () => "这张票已作废，或者还没有付款。" },
    "event-cancelled": { title: "活动已取消", text: () => "这一场不再验票。" },
    "other-event": { title: "不是这一场", text: (a: DoorFacts) => `这张票属于“${a.event}”。` },
    unknown: { title: "没有这张票", text: () => "核对一下门票码，或者改用名字找。" },
    "too-many": { title: "试得太快了", text: () => "等一分钟再输门票码；用名字找不受影响。" },
  },
  undone: "入场已撤销，这张票可以再用。",
  undo: "撤销入场",
  undoText: "撤销后，这张票还能再入场一次。",
  undoButton: "确定撤销",
  found: (a: Count) => `找到 ${a.count} 位`,
  more: (a: Count) => `还有 ${a.count} 位，多输一个字`,
  nobody: "没有叫这个名字、又持票的客人。",
  admit: "入场",
  admitName: (a: { name: string }) => `入场：${a.name}`,
  paused: "活动还没有发布，暂时不能验票。",
};
