import type { QuestionProblem } from "#app/domain/night/night-question.ts";
import type { WishesPreset } from "#app/domain/night/wishes.ts";

const presets: Record<WishesPreset, { label: string; text: string }> = {
  "other-sides": { label: "另一侧", text: "男生见女生、求职者见企业；只有一侧时互相都见" },
  "own-side": { label: "同一侧", text: "只在自己这一侧里见面" },
  everyone: { label: "所有人", text: "各人想见谁由自己的资料决定，没填就都可以" },
};
const problems: Record<QuestionProblem, string> = {
  missing: "写一个问题，中文、英文或两种都写",
  "too-long": "问题最多 60 个字，选项最多 24 个字",
  "too-few-options": "至少要两个选项",
  "same-option": "有两个选项一样",
  "language-missing": "写了哪种语言的问题，每个选项就都要有那种语言；没写的语言，选项也空着",
};

/** The organiser's page about whom guests meet and what they are asked. */
export const nightQuestions = {
  presets,
  problems,
  title: "资料和问题",
  moreText: "来宾开场前被问什么，没填的人和谁见面",
  toNight: "回到当晚",
  toldTitle: "来宾的资料",
  told: ({ told, guests }: { told: number; guests: number }) => `${guests} 位来宾，${told} 位填了资料`,
  toldText: "你只看得到有多少人填了，看不到填了什么。没填的人按下面的安排来。",
  presetTitle: "没填资料的人，和谁见面",
  presetSave: "保存安排",
  questionsTitle: ({ count, most }: { count: number; most: number }) => `问题（${count} / ${most}）`,
  questionsText: "来宾在第二小屏回答，都可以跳过。问得少，答的人才多：三四个刚好。",
  none: "还没有问题。",
  noneText: "从题库里挑几个，或者自己写。",
  up: "上移",
  down: "下移",
  remove: "去掉",
  removed: "去掉后，之前的回答不再算数。",
  edit: "改一改",
  fromLibrary: "题库",
  own: "自己写的",
  onlyZh: "只有中文",
  onlyEn: "只有英文",
  libraryTitle: "题库",
  parts: { life: "生活", together: "相处", work: "工作" },
  add: "加入",
  addNamed: ({ question }: { question: string }) => `加入：${question}`,
  full: ({ most }: { most: number }) => `最多 ${most} 个问题，去掉一个再加。`,
  ownTitle: "自己写一个",
  questionZh: "问题（中文）",
  questionEn: "问题（英文）",
  optionZh: ({ n }: { n: number }) => `选项 ${n}（中文）`,
  optionEn: ({ n }: { n: number }) => `选项 ${n}（英文）`,
  optionsHint: "2 到 6 个选项，空着的不算。只写一种语言也可以。",
  moreOptions: "更多选项",
  create: "加上这个问题",
  save: "保存修改",
  done: {
    preset: "安排已保存",
    added: "问题已加入",
    saved: "修改已保存",
    moved: "顺序已改",
    removed: "问题已去掉",
  },
  refused: { full: "问题已经满了，去掉一个再加", twice: "这个问题已经在里面了" },
};
