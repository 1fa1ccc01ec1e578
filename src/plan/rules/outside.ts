/** Questions the disclosure cannot answer, told before anything is looked up: chat, other years, places, departments. */
import type { Thing } from '../../catalog/catalog.ts';
import type { Question, Token } from '../../understand/question.ts';
import { type Context, choose, isTarget, isUnknownNoun, type Rule } from '../context.ts';
import type { Plan } from '../plan.ts';
import { statedOf, statedOfSeveral, statedOfThisYear } from '../stated-years.ts';

/** Greetings, thanks, “what can you do”: only when nothing else is asked. */
export const chat: Rule = ({ question }) => {
  const [topic] = question.chat;
  if (topic === undefined || question.refusals.length > 0) return null;
  const asksMore = question.tokens.some(({ role }) =>
    ['content', 'column', 'threshold', 'number', 'year', 'operation'].includes(role.kind),
  );
  return asksMore || question.operations.size > 0 ? null : { kind: 'chat', topic: question.chat.at(-1) ?? topic };
};

/** “How do I register as unemployed?” asks for a procedure, whatever the rest names. */
const HOW_DO_I = /^\s*how (?:do|can|could|should) (?:i|we)\b/u;

/** 我爸明年满六十一个月能领多少: what one person will get. */
const OF_RELATIVES =
  /(?:[我俺咱](?:们?家)?(?:爸|妈|爹|娘|父|母|爷|奶|姥|公公|婆婆|老公|老婆|媳妇|丈夫|妻子|儿子|闺女|女儿|孩子)|本人).*(?:能|可以|该|会)(?:领|拿|发|补|赔|得)(?:到|着)?手?(?:多少|几)/u;

/** 张三, 我妈: somebody in particular, whose own money or day of payment no budget tells. */
const SOMEBODY =
  '(?:张三|李四|王五|赵六|小明|小红|[我俺咱](?:们?家)?(?:爸|妈|爹|娘|父亲|母亲|爷爷?|奶奶?|姥爷|姥姥|公公|婆婆|老公|老婆|媳妇|老伴|丈夫|妻子|儿子|闺女|女儿|孩子|哥|姐|弟|妹))';

/** 张三的退休金多少: what one person draws, said right after who it is. */
const OWN_MONEY = new RegExp(
  `${SOMEBODY}(?:的|他|她|现在|退休了?|每月|每个月|一个月|一月|一年|这个?月|本月)*(?:退休金|退休费|养老金|养老钱|工资|奖金|津贴|待遇).*(?:多少|几)`,
  'u',
);

const DAY_ASKED = '(?:什么时候|啥时候?|何时|几号|哪天|哪一天|多会儿?)[^，,。?？]{0,4}(?:发|到|领|打|给)';

/** 我妈退休了养老金什么时候发, 这个月养老金几号到账: the day of one payment, and no rule for all of them. */
const OWN_PAYMENT = new RegExp(`(?:${SOMEBODY}|这个?月|本月|上个?月|下个?月).*${DAY_ASKED}`, 'u');

/** 按乡镇拆开各是多少: amounts are printed for the department, undivided by place. */
const BY_PLACE =
  /(?:按|照|分|到)(?:各|每个)?(?:乡镇|镇街|村街|街道|村|镇)(?:[^，,。?？]{0,3}(?:拆|分|列)|.*各(?:是|有)?(?:多少|几))/u;

/** Words that hold less of the thing asked about than this are no facet of it. */
const LEAST_OF_FACET = 0.7;

/** 审批人, after 金额、用途: what is asked of the thing named before is no word of the document, so nothing is known of it. */
export const unknownFacet: Rule = (context) => {
  const { question } = context;
  if (question.earlier === '' || !question.tokens.some(isNoun)) return null;
  if (question.tokens.some(({ role }) => !SAYS_LITTLE.has(role.kind))) return null;
  const best = question.whole?.candidates[0];
  return best !== undefined && best.coverage >= LEAST_OF_FACET
    ? null
    : { kind: 'decline', reason: 'not-in-document', about: question.text.trim(), nearest: [] };
};

/** Also of one character, where the tagger cut it off: 审批|人. */
const isNoun = (token: Token): boolean =>
  isUnknownNoun(token) || (token.role.kind === 'unknown' && /^n/u.test(token.role.tag));

const SAYS_LITTLE: ReadonlySet<Token['role']['kind']> = new Set<Token['role']['kind']>([
  'unknown',
  'filler',
  'break',
  'connector',
]);

/** Topics that a disclosure of this kind never holds. */
export const refused: Rule = (context) => {
  const [reason] = context.question.refusals;
  // Whose duty the final accounts are is told, what stands in them is not.
  const isDuty = reason === 'outturn' && context.question.operations.has('office');
  if (reason !== undefined && !isDuty) return decline(context, reason);
  const { text } = context.question;
  if (OF_RELATIVES.test(text) || OWN_MONEY.test(text)) return decline(context, 'personal-case');
  if (OWN_PAYMENT.test(text)) return decline(context, 'payment-date');
  if (BY_PLACE.test(text)) return decline(context, 'per-unit');
  return HOW_DO_I.test(text) ? decline(context, 'how-to-apply') : null;
};

/** A thing of whose name next to nothing was said does not make its year the one that is meant. */
const LEAST_NAMED = 0.05;

/** 2023年结转: what is carried over from the year before is of this year's budget. */
const isCarriedFrom = ({ tokens }: Question, asked: number, year: number): boolean =>
  asked === year - 1 &&
  tokens.every(
    ({ role, end }, at) =>
      role.kind !== 'year' || role.year !== asked || (tokens[at + 1]?.start === end && isCarryOver(tokens[at + 1])),
  );

const isCarryOver = (token: Token | undefined): boolean =>
  token?.role.kind === 'column' && token.role.column.includes('结转');

/** 工伤去年就认定了，评等级是哪个股: a year told on the way to asking whose duty it is; duties are of no year. */
const asksWhoseDuty = ({ operations, wanted, mentions }: Question): boolean =>
  operations.has('office') && wanted.size === 0 && !operations.has('amount') && mentions.length > 1;

/** Another year than the document's, unless the year is part of what is named (a notice of 2023, a base year of a target). */
export const otherYear: Rule = (context) => {
  const { catalog, question } = context;
  const { year } = catalog.document.meta;
  const others = question.years.filter((asked) => asked !== year && !isCarriedFrom(question, asked, year));
  if ((others.length === 0 && !question.severalYears) || question.operations.has('change')) return null;
  if (asksWhoseDuty(question)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project' || isTarget(thing));
  const named = choice.kind === 'none' || choice.best.precision < LEAST_NAMED ? [] : choice.things;
  // The number of a document says its year in brackets: that is meant where documents are spoken of.
  const byNumber = /号|文|通知|下达/u.test(question.text);
  const said = (thing: Thing): string =>
    byNumber
      ? (catalog.projects.get(thing.project ?? 0)?.name ?? '')
      : [thing.name, ...thing.context].join(' ').replace(/[[〔(（【]\d{4}[\]〕)）】]/gu, '');
  const partOfName = named.some((thing) => others.some((other) => said(thing).includes(String(other))));
  if (partOfName || (others.every((asked) => asked === year - 1) && isCountedAtYearEnd(context))) return null;
  return noticesOf(context, others) ?? decline(context, 'other-year');
};

/** 去年报了几卷, 23年上半年的基础养老金: what the grounds of a target state of another year is quoted with it. */
export const statedYear: Rule = (context) => {
  const { catalog, question } = context;
  const others = [...new Set(question.years)].filter((asked) => asked !== catalog.document.meta.year);
  const several = question.severalYears && others.length === 0;
  const refs = several ? statedOfSeveral(context) : statedOf(context, others);
  return refs.length === 0 ? null : { kind: 'quote', refs, lead: '' };
};

/** What the grounds of a target state of the document's own year beside the target. */
export const statedNow: Rule = (context) => {
  if (context.question.wanted.size === 0) return null;
  const refs = statedOfThisYear(context);
  return refs.length === 0 ? null : { kind: 'quote', refs, lead: '' };
};

/** 2023年底有几辆车: what a department owns is told as it was at the end of the year before. */
function isCountedAtYearEnd({ catalog, question }: Context): boolean {
  const best = question.whole?.candidates[0];
  return (
    best !== undefined &&
    best.precision >= LEAST_OWNED &&
    best.thing.refs.some((ref) => catalog.tableOfRow.get(ref)?.kind === 'assets')
  );
}

/** Share of the name of what is owned that calls it. */
const LEAST_OWNED = 0.5;

/** Notices offered at most. */
const MOST_OFFERED = 6;

/** 2023年的通知呢: of several notices with that year in their names, and nothing else said, which is asked back. */
function noticesOf({ catalog, question }: Context, years: readonly number[]): Plan | null {
  const isGeneric = ({ text }: Token): boolean => /^(?:通知|项目|notices?|projects?)$/u.test(text);
  const onlyNotices = question.tokens.every(
    (token) => token.role.kind !== 'content' && (isGeneric(token) || token.role.kind !== 'unknown'),
  );
  if (!onlyNotices || !/通知|那[笔份]|\bnotices?\b/u.test(question.text)) return null;
  const projects = catalog.document.projects.filter(({ name }) =>
    years.some((year) => name.replace(/[[〔(（【]\d{4}[\]〕)）】]/gu, '').includes(String(year))),
  );
  if (projects.length < 2) return null;
  const ask = (name: string): string => (question.language === 'en' ? `How much is ${name}?` : `${name}是多少？`);
  const options = projects.slice(0, MOST_OFFERED).map(({ name }) => ({ label: name, question: ask(name) }));
  return { kind: 'clarify', about: question.text.slice(0, LONGEST_ABOUT), options };
}

/** Characters of a question that is told back. */
const LONGEST_ABOUT = 60;

/** A place or department that the document does not speak of. */
export const elsewhere: Rule = (context) => {
  const namesake = issuerElsewhere(context);
  if (namesake !== null) return { ...decline(context, 'other-body'), about: namesake };
  const { tokens } = context.question;
  for (const [at, token] of tokens.entries()) {
    const about = `${token.text}${suffixAfter(token, tokens[at + 1])}`;
    if (!isElsewhere(context, token, about) && !isAnotherBody(context.question, token)) continue;
    return { ...decline(context, /[县区市省州]$/u.test(about) ? 'other-place' : 'other-body'), about };
  }
  return null;
};

/** 故城|县: the tagger cuts the suffix off. */
const suffixAfter = (token: Token, next: Token | undefined): string =>
  next !== undefined && next.start === token.end && /^[县区市省州]$/u.test(next.text) ? next.text : '';

/** 教育局的工会经费: a body that the document names for its own tasks, where no task is asked about. */
function isAnotherBody({ operations, tokens }: Question, { role }: Token): boolean {
  // 跟教育局怎么分工.
  if (tokens.some((token) => token.role.kind === 'content' && /分工/u.test(token.role.words))) return false;
  if (role.kind !== 'content' || !/^(?!.*财政).*局$/u.test(role.words)) return false;
  const asksTask = operations.has('office') || tokens.some((token) => token.role.kind === 'content' && token.role.duty);
  const said = tokens.filter((token) => token.role.kind !== 'content').map((token) => token.text);
  // 管几个人, 还是500万: neither asks who is in charge.
  return !asksTask && !/归|管(?![几多])|负责|分工|还是(?!\d)|\b(?:or you|you)\b/u.test(said.join(''));
}

/** A place or body that the lexicon knows: before anything of the document is looked up by its address. */
export const otherPlace: Rule = (context) => {
  const reason = context.question.refusals.find((found) => found === 'other-place' || found === 'other-body');
  return reason === undefined ? null : decline(context, reason);
};

/** 廊坊市人社局: the same office of another place. */
function issuerElsewhere({ catalog, question }: Context): string | null {
  const { region, issuerAliases } = catalog.document.meta;
  for (const alias of issuerAliases) {
    const at = question.text.indexOf(alias);
    const place = at > 0 ? /\p{Script=Han}{2,3}[市县区省州]$/u.exec(question.text.slice(0, at))?.[0] : undefined;
    if (place !== undefined && !place.includes(region.replace(/[市县区]$/u, '')) && !region.includes(place))
      return `${place}${alias}`;
  }
  const { tokens } = question;
  const at = tokens.findIndex(({ role }) => role.kind === 'issuer');
  const before = tokens[at - 1];
  if (before === undefined || before.end !== tokens[at]?.start || before.role.kind !== 'unknown') return null;
  const isPlace = before.role.tag.startsWith('ns') && !region.startsWith(before.text);
  return isPlace ? `${before.text}${tokens[at]?.text ?? ''}` : null;
}

function isElsewhere({ catalog }: Context, { role }: Token, text: string): boolean {
  if (role.kind !== 'unknown' || text.length < 3) return false;
  const { region, issuer } = catalog.document.meta;
  if (region.includes(text) || issuer.includes(text)) return false;
  // jieba tags many a common word as a place (上岗, 福利, 开春), so the last character decides.
  const named = /(?:局|委员会|委|厅|法院|检察院|[县区市省州])$/u.test(text);
  if (!named) return false;
  const spokenOf = catalog.document.passages.some((passage) => passage.text.includes(text));
  return (
    !spokenOf && !catalog.things.some((thing) => [...thing.names, ...thing.detail].some((name) => name.includes(text)))
  );
}

/** A refusal, with the names nearest to what was asked. */
export function decline(
  context: Context,
  reason: Extract<Plan, { kind: 'decline' }>['reason'],
): Extract<Plan, { kind: 'decline' }> {
  const { question } = context;
  const near = (question.whole?.candidates ?? []).filter((candidate) => candidate.coverage >= 0.3).slice(0, 3);
  const text = question.whole?.words ?? '';
  return {
    kind: 'decline',
    reason,
    about: '',
    nearest: [...new Set(near.map((candidate) => candidate.thing.name))],
    ...(text ? { search: { text, within: { kind: 'duty' as const } } } : {}),
  };
}
