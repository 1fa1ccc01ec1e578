/** Questions answered in the document's words: offices, purposes, documents, everything else in its text. */
import { pieces, squeeze } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Project } from '../../document/document.ts';
import type { Question, Token } from '../../understand/question.ts';
import { wordsAskedInText } from '../asked-words.ts';
import { type Context, choose, hasFigure, isTarget, OUTRIGHT, type Rule } from '../context.ts';
import { lengthAsked } from '../durations.ts';
import type { Plan } from '../plan.ts';
import { largestProjects, linkedProjects } from '../sets.ts';
import { decline } from './outside.ts';
import { asksDocument } from './statements.ts';

/** 冀人社规[2019]1号, 《事业单位工作人员考核规定》. */
const NAMES_DOCUMENT = /号|《/u;

/** 按哪个文件: the indicator with the document it follows; all of a project's where none is named. */
export const basis: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('basis')) return null;
  const target = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'indicator');
  if (target.kind !== 'none' && target.best.held >= 0.8 && target.best.precision >= 0.4) {
    const refs = target.things
      .flatMap((thing) => thing.refs)
      .filter((ref) => /[《》号]/u.test(catalog.indicators.get(ref)?.basis ?? ''));
    if (refs.length > 0) return { kind: 'quote', refs: refs.slice(0, 6), lead: '' };
  }
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  if (choice.kind === 'none' || choice.best.coverage < 0.6) return null;
  const projects = choice.things.flatMap((thing) => catalog.projects.get(thing.project ?? 0) ?? []);
  const refs = projects.slice(0, 3).flatMap((project) => {
    const named = project.indicators.filter((indicator) => /[《》号]/u.test(indicator.basis));
    const distinct = [
      ...new Map(named.map((indicator) => [squeeze(indicator.basis), indicator.row.source.ref])).values(),
    ];
    const prose = [...(project.purpose === null ? [] : [project.purpose]), ...project.goals];
    return [
      ...prose.filter(({ text }) => NAMES_DOCUMENT.test(text)).map(({ source }) => source.ref),
      ...distinct.slice(0, 3),
    ];
  });
  return refs.length === 0 ? null : { kind: 'quote', refs, lead: '' };
};

/** 表彰公务员也归你们吗: clauses that leave out what is named, 不含公务员. */
export const excluded: Rule = ({ catalog, question }) => {
  if (!question.operations.has('office') && !/归|管不|管吗|不管|负责吗|不负责|除外/u.test(question.text)) return null;
  const words = question.tokens
    .filter((token) => token.role.kind === 'content' || token.role.kind === 'unknown')
    .flatMap((token) => [token.text, token.role.kind === 'content' ? token.role.words : token.text]);
  const refs = catalog.document.passages
    .filter((passage) => {
      const left = /不含([^）)]+)/u.exec(passage.text)?.[1];
      return (
        left !== undefined && words.some((word) => word.length >= 2 && (left.includes(word) || word.includes(left)))
      );
    })
    .map((passage) => passage.source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs: refs.slice(0, 3), lead: '' };
};

/** 归谁管: the office whose duty it is. */
export const office: Rule = (context) => {
  const { question } = context;
  const asked = question.operations.has('office') || asksWho(context);
  if (!asked && !tellsSituation(question)) return null;
  if (!asked && ASKS_MORE.test(question.text)) return decline(context, 'not-in-document');
  const text = searchText(meaningIn(question), typedWords(context));
  return {
    kind: 'search',
    search: {
      text,
      within: { kind: 'duty' },
      ...holdingWords(context, asked || ANSWERED_BY_DUTY.test(question.text)),
    },
    purpose: 'office',
    about: question.text.slice(0, 60),
  };
};

/** 破产关门了职工怎么安排, 规矩谁来定: whose duty it is answers it. */
const ANSWERED_BY_DUTY = /怎么(?!样)|咋|如何|谁/u;

/** 三支一扶待遇怎么样: a passage that does not speak of 待遇 does not answer. */
function holdingWords(context: Context, duty = false): { holding?: string[] } {
  const { catalog, question } = context;
  const holding = duty ? [...englishWords(context), ...bareWords(context)] : wordsAskedInText(catalog, question);
  return holding.length > 0 ? { holding } : {};
}

/** 养老基金预警: where nothing is known but the document's own words, the duty that answers holds each of them. */
function bareWords({ catalog, question }: Context): string[] {
  // 刚毕业，想去乡镇基层干两年: a verb of a story says as much.
  const says = ({ role }: Token): boolean =>
    role.kind === 'content' || role.kind === 'column' || (role.kind === 'unknown' && role.tag === 'v');
  if (question.tokens.some(says)) return [];
  const bare = question.tokens.filter(
    ({ text, role }) => role.kind === 'unknown' && /^n/u.test(role.tag) && text.length > 1,
  );
  return bare.map(({ text }) => text).filter((word) => catalog.rarity.has(word));
}

/** enterprise wage policy: what English words that the document knows stand for must be said by the duty that answers. */
function englishWords({ catalog, question }: Context): string[] {
  // A clause before or behind tells more than what the duty is of.
  if (question.language !== 'en' || question.tokens.some(({ role }) => role.kind === 'break')) return [];
  const said = question.tokens.filter(({ text }) => text.trim() !== '');
  const isName = (token: Token | undefined): boolean =>
    token?.role.kind === 'content' && /^[a-z -]+$/iu.test(token.text);
  return said.flatMap(({ text, role }, at) => {
    if (!/^[a-z]+$/iu.test(text)) return [];
    if (role.kind === 'content') return !role.duty && isName(said[at - 1]) ? [role.words] : [];
    const words = role.kind === 'unknown' && isName(said[at + 1]) ? (role.words ?? '') : '';
    return pieces(words).some((piece) => catalog.rarity.has(piece)) ? [words] : [];
  });
}

/** 试用期最长多久, 加班工资怎么算: more is asked than whose duty it is, and no duty tells it. */
const ASKS_MORE =
  /多久|多长|(?:怎么|怎样|如何|咋)(?:算|发|写|转|参加|报名?|领|补|交|考|评|认定)|要不要|流程|条件|标准|赔偿吗|有没有|在哪[里儿]?(?:举办|办公)?$/u;

/** What is asked of a thing that is named; a situation alone asks who deals with it. */
const FIGURE_OR_WORDS = [
  'amount',
  'total',
  'share',
  'ratio',
  'goal',
  'standard',
  'schedule',
  'purpose',
  'reason',
  'basis',
  'list',
  'count',
] as const;

/** 讨薪, 被开除了不服咋办: a situation of life that a duty covers, and no figure asked. */
function tellsSituation(question: Question): boolean {
  const named = question.tokens.filter(({ role }) => role.kind === 'content' || role.kind === 'column');
  const figure = question.wanted.size > 0 || FIGURE_OR_WORDS.some((name) => question.operations.has(name));
  return !figure && named.length > 0 && named.every(({ role }) => role.kind === 'content' && role.duty);
}

/** 谁 of a duty; 谁 of a project is answered by the project's own prose. */
function asksWho(context: Context): boolean {
  return context.question.operations.has('who') && projectsMeant(context).length === 0;
}

/** Projects named by themselves, or by one of their indicators or figures; none when more than a handful fit. */
function projectsMeant({ catalog, question }: Context): number[] {
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.project !== undefined);
  if (choice.kind === 'none' || choice.best.coverage < 0.6) return [];
  const numbers = [...new Set(choice.things.flatMap((thing) => thing.project ?? []))];
  return numbers.length <= 6 ? numbers : [];
}

/** Whether one target is meant rather than the goals of a project. */
function namesTarget({ catalog, question }: Context): boolean {
  if (question.wanted.size > 0) return true;
  if (question.mentions.some(({ candidates: [best] }) => best && isTarget(best.thing) && best.precision >= OUTRIGHT))
    return true;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'indicator');
  if (choice.kind === 'none') return false;
  return choice.best.held >= 0.85 && choice.best.precision >= (question.whole?.goesOn ? 0.15 : 0.4);
}

/** A subject, line or total that is called by its whole name; projects and their targets have purposes of their own. */
function namedLine({ question }: Context): Thing | null {
  const best = question.whole?.candidates.find(({ thing }) => thing.project === undefined);
  return best !== undefined && best.precision >= OUTRIGHT && hasFigure(best.thing) ? best.thing : null;
}

/** What a line is for: the purposes of the projects it pays, else the sentences that say what it is spent on, else nothing is said. */
function usesOf(context: Context, thing: Thing): Plan {
  const { catalog } = context;
  const ofProjects = linkedProjects(catalog, thing).flatMap((project) => project.purpose?.source.ref ?? []);
  const told = catalog.document.passages
    .filter((passage) => /用于|主要为|包括|反映/u.test(passage.text) && passage.text.includes(thing.name))
    .toSorted((left, right) => Number(/用于/u.test(right.text)) - Number(/用于/u.test(left.text)))
    .map((passage) => passage.source.ref);
  const refs = [...new Set([...told, ...ofProjects])].slice(0, 3);
  return refs.length === 0 ? decline(context, 'not-in-document') : { kind: 'quote', refs, lead: thing.name };
}

/** 用来干什么: a project's purpose and goals. */
export const purpose: Rule = (context) => {
  const { catalog, question } = context;
  // 不能超过多少, 人均的标准: a number is asked for, which the sentences of a goal are not.
  const number = question.operations.has('standard') || /多少|百分之几/u.test(question.text);
  const goal =
    question.operations.has('goal') && !question.operations.has('amount') && !number && !namesTarget(context);
  const listed =
    question.operations.has('list') &&
    !question.operations.has('amount') &&
    !question.operations.has('count') &&
    !question.operations.has('standard') &&
    !namesTarget(context);
  // 有哪些保障措施: measures are neither purposes nor goals.
  if (question.operations.has('measures')) return null;
  if (!question.operations.has('purpose') && !goal && !(listed && question.thresholds.length === 0)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  const line = question.operations.has('purpose') ? namedLine(context) : null;
  if (line !== null && (choice.kind === 'none' || choice.best.precision < OUTRIGHT)) return usesOf(context, line);
  const named =
    choice.kind === 'none' || choice.best.coverage < 0.6
      ? projectsMeant(context)
      : choice.things.flatMap((thing) => thing.project ?? []);
  const projects = named.flatMap((number) => catalog.projects.get(number) ?? []);
  const refs = projects.flatMap((project) =>
    goal
      ? project.goals.map((goal) => goal.source.ref)
      : [...(project.purpose ? [project.purpose.source.ref] : []), ...goalsOfTarget(context, project)],
  );
  return refs.length === 0
    ? null
    : { kind: 'quote', refs: [...new Set(refs)].slice(0, 6), lead: projects.map((project) => project.name).join('；') };
};

/** 丧葬费发给谁: of a project's goals, those that say what one of its targets is named for. */
function goalsOfTarget({ question }: Context, project: Project): string[] {
  const best = question.whole?.candidates[0];
  if (best?.thing.kind !== 'indicator' || best.thing.project !== project.number) return [];
  const named = pieces(best.thing.name);
  return project.goals
    .filter(({ text }) => {
      const told = new Set(pieces(text));
      return named.filter((piece) => told.has(piece)).length >= named.length * MOSTLY_TOLD;
    })
    .map(({ source }) => source.ref);
}

/** Share of a target's name that a goal says where it is about the same. */
const MOSTLY_TOLD = 0.6;

/** 那个项目什么时候花完, with nothing before it: the largest projects as options. */
export const whichProject: Rule = ({ catalog, question }) => {
  if (question.mentions.length > 0 || question.followsUp || question.operations.size === 0) return null;
  if (!/项目|\bprojects?\b/u.test(question.text)) return null;
  const options = largestProjects(catalog).map(({ name }) => ({
    label: name,
    question: `${name}${question.text.replace(/^.*?项目/u, '')}`,
  }));
  return options.length < 2 ? null : { kind: 'clarify', about: question.text, options };
};

/** 发放标准是多少呢, with nothing named: the standards of the document as options. */
export const whichStandard: Rule = ({ catalog, question }) => {
  const standard = question.operations.has('standard');
  if ((!standard && !question.operations.has('goal')) || question.followsUp || question.namesSomething) return null;
  const word = standard ? '标准' : '率';
  const names = catalog.things
    .filter(
      (thing) => thing.kind === 'indicator' && thing.name.includes(word) && (!standard || thing.measure === 'money'),
    )
    .map((thing) => thing.name);
  const options = [...new Set(names)].slice(0, 6).map((label) => ({
    label,
    question: question.language === 'en' ? `What is the figure for ${label}?` : `${label}是多少？`,
  }));
  return options.length < 2 ? null : { kind: 'clarify', about: question.text, options };
};

/** Whatever else: the passages that speak of it; a project's own prose first when the question names one. */
export const anyText: Rule = (context) => {
  const { question } = context;
  if (question.whole === null) return null;
  const words = searchText(meaningIn(question), typedWords(context));
  const projects = projectsMeant(context);
  // 职工食堂补助按哪个文件: what only speaks of it names no document.
  if (onlyFigureWanted(context) || asksDocument(question) || !SAYS_WORDS.test(words))
    return decline(context, 'not-in-document');
  const all = asksAboutAllOf(context, projects);
  if (all !== null) return all;
  return {
    kind: 'search',
    search: {
      text: words,
      within: projects.length > 0 && projects.length <= 6 ? { kind: 'project', projects } : { kind: 'anywhere' },
      ...(question.wanted.has('time') || question.operations.has('when') ? { when: true } : {}),
      ...holdingWords(context),
    },
    purpose: 'text',
  } satisfies Plan;
};

/** 养老证那笔怎么弄: beside the project's name nothing says what of it is asked; its purpose and goals tell. */
function asksAboutAllOf({ catalog, question }: Context, projects: readonly number[]): Plan | null {
  const [number, ...others] = projects;
  const project = number === undefined || others.length > 0 ? undefined : catalog.projects.get(number);
  const best = question.whole?.candidates[0];
  if (project?.purpose == null || best?.thing.kind !== 'project' || best.coverage < OUTRIGHT) return null;
  const refs = [project.purpose.source.ref, ...project.goals.map((goal) => goal.source.ref)];
  return { kind: 'quote', refs: [...new Set(refs)].slice(0, 4), lead: project.name };
}

/** Numbers alone stand in many a passage and say nothing of it. */
const SAYS_WORDS = /\p{L}/u;

/** What only a figure answers. */
const FIGURE_NAMED = /(?:率|人数|数量|金额|余额|总额|年龄)$/u;

/** A question for a figure alone is not answered by a passage that happens to share its words. */
function onlyFigureWanted({ question }: Context): boolean {
  if (['purpose', 'reason', 'condition', 'basis', 'who'].some((name) => question.operations.has(name as OperationName)))
    return false;
  if (lengthAsked(question.text) !== null) return true;
  // 逾期率, 用户数: a figure by its name.
  if (question.tokens.some(({ text, role }) => role.kind === 'unknown' && FIGURE_NAMED.test(text))) return true;
  // 高温津贴发多少: so much is asked for, and no office.
  if (question.operations.has('standard') && /多少|几(?!号)|\bhow much\b/u.test(question.text)) return true;
  return (
    (['amount', 'ratio', 'difference', 'sum', 'share', 'top', 'bottom'] as const).some((name) =>
      question.operations.has(name),
    ) || (['money', 'people', 'percent', 'count'] as const).some((measure) => question.wanted.has(measure))
  );
}

/**
 * What was typed and can be found: without the issuer's name, which stands in many passages, and without sayings that stand
 * in none, since what they mean is searched for in the document's own words.
 */
function typedWords({ catalog, question }: Context): string {
  const stands = (text: string): boolean => catalog.document.passages.some((passage) => passage.text.includes(text));
  const kept = question.tokens.filter(
    ({ role, text }) => role.kind !== 'issuer' && (role.kind !== 'content' || stands(text)),
  );
  const text = kept.map((token) => token.text).join('');
  // Passages are Chinese: English words say nothing there.
  return question.language === 'en' ? text.replace(/[a-z']+/giu, ' ') : text;
}

/** What the mentions mean; of English ones only what the lexicon says in the document's words. */
const meaningIn = ({ whole, language }: Question): string | undefined =>
  language === 'en' ? whole?.words.replace(/(?<![a-z])[a-z][a-z'-]*/giu, ' ') : whole?.words;

/** The words searched for: what the mentions mean, and what was typed where that says more. */
function searchText(meaning: string | undefined, typed: string): string {
  if (meaning === undefined || meaning.trim() === '') return typed.trim() === '' ? '?' : typed;
  return squeeze(typed).includes(squeeze(meaning)) ? typed : `${meaning} ${typed}`;
}
