/** What the bot says of itself, in both languages. What it says of the budget comes from replies and pages. */
import type { Language } from '../../answer/reply.ts';
import type { Notice, Verdict } from '../channel.ts';
import type { CommandName } from './commands.ts';
import type { UnusualKind } from './parse.ts';

type Said = {
  readonly greeting: (titles: readonly string[]) => readonly string[];
  readonly help: readonly string[];
  readonly privacy: (days: number) => readonly string[];
  readonly forgetButton: string;
  readonly forgotten: string;
  readonly language: string;
  readonly languageChosen: string;
  readonly sourceUsage: string;
  readonly unknownSource: string;
  readonly unknownCommand: string;
  readonly oldButton: string;
  readonly unusual: Readonly<Record<UnusualKind, string>>;
  readonly notice: Readonly<Record<Notice, string>>;
  readonly judged: (verdict: Verdict | null) => string;
  readonly sources: (titles: readonly string[]) => string;
  readonly page: (page: number) => string;
  readonly asked: (question: string) => string;
  readonly back: string;
  readonly previous: string;
  readonly next: string;
  readonly position: (page: number, pages: number) => string;
  readonly cut: string;
  /** Descriptions of the commands: at most 256 characters. */
  readonly commands: Readonly<Record<CommandName, string>>;
  /** The overview behind /summary. */
  readonly summary: string;
};

const named = (titles: readonly string[]): string => titles.map((title) => `《${title}》`).join('、');

const zh: Said = {
  greeting: (titles) => [
    `您好！我回答${named(titles)}里的内容：金额、项目、进度、绩效指标、科室职责、名词解释。`,
    '直接用平常的话问就行，每个回答都附上它出自哪张表的哪一行、哪一条。文件里没有的，我会直说没有。',
    '试试下面的问题，或发 /projects 翻看项目，/help 看更多用法。',
  ],
  help: [
    '怎么问：直接打字，比如“项目支出有多少”“那占比呢”“换成亿元”。可以接着上一句问。',
    '回答下面的 [1] [2] 打开出处所在的表格行；带选项的，点一下就回答。👍 👎 告诉我们答得对不对，再点一次收回。',
    '/summary 概要　/projects 项目　/tables 表格　/offices 科室　/chapters 正文',
    '/source 编号 打开一处出处　/lang 菜单语言　/privacy 保存了什么',
    '群里请 @我、回复我，或用命令。在任何聊天里输入 @我的名字 加问题，也能直接得到答案。',
    '我不回答：其他年份、其他单位、个人的事、怎么办理、电话地址、预测和评价。',
  ],
  privacy: (days) => [
    `保存什么：您的问题、我的回答和 👍 👎，用于核对和改进，${days} 天后自动删除。`,
    '您的账号只以加密散列保存，看不出是谁；不保存姓名、电话、头像、群里没有叫我的话。',
    '请不要把身份证号、银行卡号等个人信息发给我。',
    '点下面的按钮，立即删除与您有关的全部记录。',
  ],
  forgetButton: '🗑 删除我的记录',
  forgotten: '与您有关的记录已全部删除。',
  language: '菜单用哪种语言？（回答总是跟随您提问的语言）',
  languageChosen: '好的，菜单用中文。',
  sourceUsage: '用法：/source 出处编号。编号在每个出处的页面里，比如从 /tables 打开一行。',
  unknownSource: '没有这个编号的出处。请从 /tables、/projects 或回答下面的按钮打开。',
  unknownCommand: '没有这个命令。/help 有全部命令；也可以直接提问。',
  oldButton: '这个按钮太旧了，请重新问一次。',
  unusual: {
    photo: '我还看不懂图片。请把想问的打成文字，比如“三公经费是多少”。',
    voice: '我还听不懂语音。请把想问的打成文字，比如“基本支出有多少钱”。',
    sticker: '收到表情了 🙂 想了解预算，直接打字问我就行，比如“花钱最多的项目”。',
    file: '我不读文件。请把想问的打成文字；我只回答已公开的部门预算。',
    place: '我不看位置。请把想问的打成文字，比如“有哪些科室”。',
    contact: '我不保存联系人。请把想问的打成文字。',
    forwarded: '这是转发来的内容，我不确定要回答哪一句。请把问题自己打一遍。',
    other: '我只看得懂文字。请把想问的打出来。',
  },
  notice: {
    'too-many': '您问得有点快，请歇一分钟再问，我还在这里。',
    busy: '现在问的人很多，这条我没能处理。请过一会儿再发一次。',
    failed: '抱歉，这条我处理时出了错，已经记录下来。请换个说法再问一次。',
  },
  judged: (verdict) =>
    verdict === null ? '已收回' : verdict === 'up' ? '谢谢！' : '谢谢，我们会核对这条回答。再点一次可收回。',
  sources: (titles) => `来源（${named(titles)}）`,
  page: (page) => `第${page}页`,
  asked: (question) => `问：${question}`,
  back: '⬆️ 返回',
  previous: '◀️',
  next: '▶️',
  position: (page, pages) => `（${page}/${pages}）`,
  cut: '……（这一页太长，其余请看原文）',
  commands: {
    start: '我能做什么',
    summary: '这份预算的概要',
    projects: '全部项目',
    tables: '全部表格',
    offices: '内设机构和职责',
    chapters: '正文：职责、说明、名词解释',
    source: '打开一处出处',
    help: '怎么问',
    privacy: '保存了什么，怎样删除',
    lang: '菜单语言 / language',
  },
  summary: '介绍一下这份预算',
};

const en: Said = {
  greeting: (titles) => [
    `Hello! I answer questions about ${named(titles)}: amounts, projects, schedules, performance targets, duties of offices, terms.`,
    'Just ask in your own words. Every answer shows the table row or the clause it stands in. What the document does not say, I say so.',
    'Try a question below, leaf through /projects, or see /help.',
  ],
  help: [
    'How to ask: just type, for instance “how much is project expenditure?”, then “what share is that?”. You can go on from the answer before.',
    'The buttons [1] [2] open the row an answer stands in; where I ask back, one tap answers. 👍 👎 tell us whether an answer is right; tap again to take it back.',
    '/summary · /projects · /tables · /offices · /chapters',
    '/source <ref> opens a source · /lang language of the menus · /privacy what is kept',
    'In groups: mention me, reply to me, or use a command. In any chat, type my @name and a question for an answer on the spot.',
    'I do not answer: other years or bodies, personal cases, how to apply, phone numbers, forecasts, opinions.',
  ],
  privacy: (days) => [
    `What is kept: your questions, my answers and 👍 👎, for checking and improving, deleted after ${days} days.`,
    'Your account is kept only as a keyed hash, which does not tell who you are; no name, phone, picture, or group talk that did not call me.',
    'Please send me no ID or bank numbers.',
    'The button below deletes everything kept of you at once.',
  ],
  forgetButton: '🗑 Delete what is kept of me',
  forgotten: 'Everything kept of you has been deleted.',
  language: 'Which language for the menus? (Answers always follow the language of your question.)',
  languageChosen: 'Menus are in English now.',
  sourceUsage: 'Usage: /source <ref>. The ref stands on the page of each source; open a row from /tables to see one.',
  unknownSource: 'There is no source of that ref. Open one from /tables, /projects, or a button under an answer.',
  unknownCommand: 'There is no such command. /help lists them all; or just ask.',
  oldButton: 'This button is too old. Please ask again.',
  unusual: {
    photo: 'I cannot read pictures yet. Please type your question, for instance “what are the three public expenses?”.',
    voice:
      'I cannot listen to voice messages yet. Please type your question, for instance “how much is basic expenditure?”.',
    sticker: 'Nice one 🙂 To learn about the budget, just type a question, for instance “the largest projects”.',
    file: 'I do not read files. Please type your question; I answer from the published budget only.',
    place: 'I do not look at places. Please type your question, for instance “which offices are there?”.',
    contact: 'I keep no contacts. Please type your question.',
    forwarded: 'This was forwarded, so I am not sure what to answer in it. Please type the question yourself.',
    other: 'I only understand text. Please type your question.',
  },
  notice: {
    'too-many': 'That was quick! Please give me a minute before the next question; I will be here.',
    busy: 'Many people are asking just now and I could not take this one. Please send it again in a moment.',
    failed: 'Sorry, something went wrong with this one; it has been noted. Please try other words.',
  },
  judged: (verdict) =>
    verdict === null
      ? 'Taken back'
      : verdict === 'up'
        ? 'Thank you!'
        : 'Thank you, we will check this answer. Tap again to take it back.',
  sources: (titles) => `Sources (${named(titles)})`,
  page: (page) => `page ${page}`,
  asked: (question) => `Asked: ${question}`,
  back: '⬆️ Back',
  previous: '◀️',
  next: '▶️',
  position: (page, pages) => ` (${page}/${pages})`,
  cut: '… (too long for a message: the rest is in the document)',
  commands: {
    start: 'What I can do',
    summary: 'The budget in short',
    projects: 'All projects',
    tables: 'All tables',
    offices: 'Offices and their duties',
    chapters: 'The text: duties, explanations, terms',
    source: 'Open a source by its ref',
    help: 'How to ask',
    privacy: 'What is kept, and how to delete it',
    lang: 'Language of the menus / 菜单语言',
  },
  summary: 'Give me an overview of the budget',
};

export const texts: Readonly<Record<Language, Said>> = { zh, en };
