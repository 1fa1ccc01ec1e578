/**
 * Words that say nothing about what a question is about. Two groups, kept apart because they are left out for different
 * reasons: function words of the language, and the scaffolding of asking an office (归谁管, 找哪个科室).
 * Written for this program from the closed classes of Chinese grammar (particles, pronouns, prepositions, conjunctions,
 * auxiliaries, common adverbs, measure words, verbs of the speaker's attitude); no published list is copied.
 *
 * What one does with any office (申请, 办理, 流程) belongs to the second group: 低保怎么申请 is about 低保, which the
 * document may not know, and not about the 申请 that it does.
 */
const FUNCTION_WORDS = `
的 地 得 之 了 着 过 吗 呢 吧 啊 呀 嘛 哦 啦 么 哈 哇 喔 诶 唉 哎 嗯 所 等 们
我 你 您 他 她 它 我们 你们 您们 他们 她们 它们 咱 咱们 俺 自己 人家 大家 有人 别人 本人
这 那 这个 那个 这些 那些 这里 那里 这儿 那儿 这样 那样 这么 那么 这块 那块 这种 那种 这事 此 该 本 其 某 每 各
谁 啥 什么 哪 哪个 哪些 哪里 哪儿 哪家 怎 怎么 怎样 怎么样 咋 咋样 咋整 如何 为何 为什么 为啥 多少 几 几个 几时 何 何时 多久 多大 啥时候 什么时候 是否 能否 可否
在 从 到 往 向 对 对于 关于 为 为了 给 跟 和 与 同 及 以 以及 由 由于 被 把 将 让 叫 使 按 按照 根据 依 依照 通过 随 除 除了 比 于 至 自 用 拿 靠 替 当 因 因为
或 或者 还是 而 而且 并 并且 但 但是 可是 不过 如果 要是 假如 若 虽然 所以 因此 然后 于是 那么 就是 即 则 既
是 有 没 没有 无 不 不是 会 能 能够 可 可以 可能 要 想 想要 需 需要 应 应该 应当 得 必须 敢 肯 愿意
就 都 也 还 又 再 才 只 很 太 挺 更 最 越 真 真的 好 已 已经 正 正在 曾 将要 一直 一般 一下 一些 一点 有点 大概 到底 究竟 其实 现在 目前 刚 刚才 马上
个 些 点 次 种 项 件 条 位 名 块 份 笔 上 下 里 中 内 外 前 后 间 时 时候 里面 上面 下面
去 来 做 搞 弄 干 办 打 说 讲 问 看 找 算 知道 请 请问 麻烦 帮 帮忙 谢谢 您好 你好 想问 告诉 介绍 说说 讲讲 看看
怀疑 觉得 认为 感觉 以为 希望 打算 听说 担心
一 二 两 三 作为 事 事情 东西 情况 问题 方面 意思
a an the of for to in on at by with from and or is are was were be been do does did can could will would should
i you he she it we they my your our their me us this that these those what which who whom whose where when why how much many
please tell about there here
`;

const ASKING_WORDS = `
归 管 归口 负责 负责人 主管 分管 牵头 承办 处理 归属 股 局 科 处 科室 股室 处室 部门 单位 机构 局里 单位里 哪个局 手续 怎么办 咋办
申请 办理 流程 条件 材料 时间 电话 地址 地点 咨询 窗口
office section department bureau handles handle runs run responsible charge
`;

const list = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Left out of questions and documents alike. */
export const functionWords: ReadonlySet<string> = new Set(list(FUNCTION_WORDS));

/** Left out of questions only: in a document 负责 or 部门 is part of what is said. */
export const askingWords: ReadonlySet<string> = new Set(list(ASKING_WORDS));
