import type { ContactField, ContactProblem } from "#app/domain/night/contact.ts";
import type { Goal } from "#app/domain/night/goals.ts";
import type { NightPurpose } from "#app/domain/night/night-consents.ts";
import type { AboutProblems } from "#app/domain/night/profile-form.ts";

const goals: Record<Goal, string> = {
  serious: "认真谈恋爱",
  marriage: "奔着结婚去",
  friends: "先交个朋友",
  "see-what-comes": "随缘看看",
  "good-talk": "好好聊一次天",
  "find-work": "找工作机会",
  "find-people": "找合适的人",
  advice: "听听建议",
  contacts: "认识同行",
};
const aboutReasons: Record<NonNullable<AboutProblems[keyof AboutProblems]>, string> = {
  "too-long": "称呼最多 16 个字",
  "no-letters": "称呼里要有字或数字",
  "not-an-age": "年龄填 18 到 99 之间的整数，或者留空",
  "ages-turned": "前一个年龄要小于后一个",
};
const contactLabels: Record<ContactField, string> = {
  wechat: "微信号",
  phone: "手机号",
  email: "邮箱",
  line: "想说的一句话",
};
const contactReasons: Record<ContactProblem, string> = {
  "not-a-wechat": "微信号是 5 到 30 个字母、数字、下划线或减号",
  "not-a-phone": "手机号看起来不完整",
  "not-an-email": "邮箱看起来不对，检查一下 @ 前后",
  "too-long": "这句话最多 80 个字",
};
const consent: Record<NightPurpose, string> = {
  wishes: "我同意用我想遇见谁、年龄范围和来意来安排当晚的见面",
  answers: "我同意用我的回答和想听到的回答来安排当晚的见面",
  contact: "我同意把上面填的联系方式给互选成功的人看",
};
const consentText: Record<NightPurpose, readonly string[]> = {
  wishes: [
    "这是敏感信息，所以单独问你。它只用来排轮次：谁和谁可以见面、先见谁。",
    "其他来宾看不到，主办人也看不到。加密保存，活动结束 30 天后删除。",
    "不填也能参加，这时按这场活动的一般安排来。随时可以撤回，撤回后马上删除。",
  ],
  answers: [
    "回答只用来排轮次：回答合得来的人更可能先见面。它预测不了心动。",
    "其他来宾看不到，主办人也看不到。加密保存，活动结束 30 天后删除。",
    "不答也能参加。随时可以撤回，撤回后马上删除。",
  ],
  contact: [
    "只有互选成功的人能看到，而且要等心动票一起揭晓之后。主办人看不到。",
    "加密保存，活动结束 90 天后删除。随时可以改、可以撤回，撤回后对方的页面上马上消失。",
    "不填也能参加：互选成功时，对方只看到你的称呼。",
  ],
};

/** What guests tell for a night, and what they can do about it. */
export const nightProfile = {
  goals,
  aboutReasons,
  contactLabels,
  contactReasons,
  consent,
  consentText,
  steps: "资料的几步",
  stepAbout: "关于你",
  stepQuestions: "几个问题",
  stepContact: "联系方式",
  allOptional: "每一项都可以不填，之后也可以改。",
  consentMeans: "这是什么意思",
  consentSince: ({ when }: { when: string }) => `你在 ${when} 同意了这一项。`,
  mustAgree: "填了上面的内容，要先同意这一句；不想同意就把它们留空",
  saveNext: "保存，下一步",
  save: "保存",
  saving: "正在保存…",
  skip: "先跳过",
  saved: "已保存",
  tooMany: "刚才改得太频繁了，过几分钟再试。",
  withdrawTitle: "不想再用这些信息",
  withdraw: {
    wishes: "撤回同意，删除我的意愿",
    answers: "撤回同意，删除我的回答",
    contact: "撤回同意，不再给任何人看",
  },
  withdrawn: "已撤回，相关内容已经删除。",
  back: "回到当晚页面",
  ownData: "我的数据：下载或删除",

  aboutTitle: "说说你，和想遇见的人",
  aboutLead: "开场前花一分钟，见面会安排得更合你的意。",
  displayName: "当晚的称呼",
  displayNameHint: ({ number }: { number: string }) =>
    `会显示给和你同桌的人，比如“小林”。不填就叫你“${number}”。`,
  wishesTitle: "想遇见",
  wishesHint: "可以选几项。不选就按这场活动的一般安排。",
  agesTitle: "年龄范围",
  agesHint: "对方在活动当天的周岁。留空就是都可以。",
  ageFrom: "从",
  ageTo: "到",
  goalsTitle: "这次来是想",
  goalsHint: "想法接近的人更可能先见面。",

  questionsTitle: "几个小问题",
  questionsLead: "回答合得来的人会更早见面。挑想答的答就好。",
  noQuestions: "这场活动没有问题要回答。",
  myAnswer: "我的回答",
  noAnswer: "不说",
  welcome: "希望听到",
  welcomeHint: "可以选几项；全选或不选，就是都可以。",

  contactTitle: "互选成功后，怎么联系你",
  contactLead: "只给互相选中的人看。想留哪项就填哪项，空着的不给任何人看。",
  contactHints: {
    wechat: "也可以是注册微信用的手机号",
    phone: "对方打得通的号码，国外的带上国家号",
    email: "可以和门票用的不一样",
    line: "比如“周六下午常在苏州河边跑步”",
  } satisfies Record<ContactField, string>,

  dataTitle: "我在这场活动里的数据",
  dataLead: "这里是关于你当晚的数据。门票和付款的记录在门票页。",
  exportTitle: "下载一份",
  exportText:
    "一个 JSON 文件：你的资料、同意记录、坐过的桌、你自己的心动票、笔记和反馈，还有你做的屏蔽和举报。别人写的关于你的内容不在里面。",
  exportButton: "下载我的数据",
  deleteTitle: "全部删除",
  deleteText:
    "删除你填的资料、联系方式、笔记、心动票和反馈，马上生效，不能恢复。坐过哪一桌、已经揭晓的互选、屏蔽和举报也关系到别人，会留下；门票不受影响。",
  deleteConfirm: "我明白删除后不能恢复",
  deleteAsk: "请先勾选这一句",
  deleteButton: "删除我当晚的数据",
  deleting: "正在删除…",
  deleted: "已经删除。你的门票还在。",

  cardTitle: "开场前，说说你想遇见谁",
  cardText: "两小屏，每项都可以跳过。说了，见面会安排得更合你的意。",
  cardButton: "填当晚的资料",
  cardDoneTitle: "当晚的资料已经填好",
  cardDoneText: "想改随时可以改，联系方式只给互选成功的人看。",
  cardDoneButton: "看看或修改",
  cardNight: "打开当晚页面",
  letterLine: "开场前花一分钟，说说你想遇见谁（可以跳过）：",
  letterLink: "填当晚的资料",
};
