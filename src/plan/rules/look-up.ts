/** The figure of what is named, and the figure whose reason is asked. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Candidate, Mention, Question } from '../../understand/question.ts';
import { unique } from '../amounts.ts';
import {
  alsoPrinted,
  type Context,
  cellAt,
  choose,
  explainedBy,
  goesOnWith,
  hasAmount,
  hasFigure,
  isBudgeted,
  isCoded,
  isOwnTarget,
  isTarget,
  labelOf,
  NAMED,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { type Operand, operands } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';
import { speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';

/** More figures than this are asked back for rather than listed. */
const MOST_LISTED = 10;

/** … of what the turn before named when this one names nothing: its words may have been of a duty, too. */
const LEAST_INHERITED = 0.3;

/** Weight of a mention that is one common pair of characters. */
const LITTLE = 3;
/** A figure is only shown when this much of the question is explained by it. */
const LEAST_EXPLAINED = 0.65;

/** … of a line of which less than a whole name was said. */
const MOSTLY_EXPLAINED = 0.8;

/** More, where less than a whole name was said: 绩效 beside other words is no 绩效工资. */
const leastExplained = ({ thing, precision }: Candidate): number =>
  isBudgeted(thing) && thing.kind !== 'project' && precision < NAMED ? MOSTLY_EXPLAINED : LEAST_EXPLAINED;

/** A target that says how much for one: what a goal is worth is no standard. */
const isRate = (thing: Thing): boolean =>
  isTarget(thing) &&
  thing.measure !== 'count' &&
  (thing.measure === 'money' || /标准|单价|利率|金额|成本/u.test([thing.name, ...thing.detail].join(' ')));

/** Wordings of so much for one; 补多少 by itself may mean the whole sum as well. */
const FOR_ONE =
  /标准|每|人均|平均|一[个名位]?[人月年天日]|单价|封顶|上限|下限|最[高低多少]|档|[一每][张册本份件套]|\b(?:per|each|monthly|cap|rate|standard)\b/u;

/** Share of the name of a notice that calls it: what is left is who is told of it. */
const MOST_OF_NAME = 0.45;

/** A project; where it is asked what is 补, one whose name says so. */
const isGrant = ({ question }: Context, { kind, name }: Thing): boolean =>
  kind === 'project' && (!question.text.includes('补') || name.includes('补'));

/** 省里给居民养老补多少: the money of a notice is meant where most of its name and nothing of a standard was said. */
function sumRatherThanStandard(context: Context): boolean {
  const { catalog, question } = context;
  if (!question.operations.has('standard') || FOR_ONE.test(question.text)) return false;
  return (
    question.mentions.length > 0 &&
    question.mentions.every((mention) => {
      const choice = choose(catalog, mention, (thing) => isGrant(context, thing));
      return choice.kind !== 'none' && choice.best.coverage >= 0.95 && choice.best.precision >= MOST_OF_NAME;
    })
  );
}

/** The operands of a look-up: projects where projects are spoken of and one is named as well as anything else. */
function meant(context: Context): Operand[] {
  const { catalog, question } = context;
  const found = operands(context, hasAmount(context));
  if (question.operations.has('standard') || (question.operations.has('goal') && !question.wanted.has('money'))) {
    if (sumRatherThanStandard(context))
      return operands(context, (thing) => isGrant(context, thing), question.mentions.length > 1);
    const targets = operands(context, question.operations.has('standard') ? isRate : isTarget);
    const [target] = targets;
    if (target && target.choice.kind !== 'none' && target.choice.best.held >= 0.75) return targets;
  }
  if (!speaksOfProjects(context)) return found;
  const named = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  const other = choose(catalog, question.whole ?? undefined, hasFigure);
  if (named.kind === 'none') return found;
  if (other.kind !== 'none' && isOwnTarget(named.best, other.best)) return found;
  const asWell = other.kind === 'none' || named.best.coverage >= other.best.coverage - 0.05;
  return asWell ? operands(context, (thing) => thing.kind === 'project') : found;
}

/** A question for people, time or a count is not answered with an amount of money, nor the other way round. */
function isOfWantedKind({ question }: Context, operand: Operand): boolean {
  const { wanted, operations } = question;
  if (wanted.size === 0 || operand.choice.kind === 'none') return true;
  const { measure } = operand.choice.best.thing;
  // 几辆车: the row holds a count beside its value.
  if (wanted.has('count') && operand.quantities.length > 1 && operand.choice.best.thing.kind === 'line') return true;
  if (wanted.has(measure)) return true;
  if (measure === 'words') return !(wanted.size === 1 && wanted.has('time'));
  // 几个名额: people are counted, too.
  if (wanted.has('count') && measure === 'people') return true;
  if (wanted.has('time') && operand.choice.best.thing.detail.some((text) => /\d+\s*(?:日|号|天|月)/u.test(text)))
    return true;
  return (
    (wanted.has('percent') && operations.has('share')) ||
    (measure === 'money' && !wanted.has('people') && (operations.has('amount') || operations.has('standard')))
  );
}

/** Operations after which a figure is the answer, whatever else is asked. */
const FIGURE_OPERATIONS = ['amount', 'total', 'sum', 'share', 'difference', 'compare', 'convert'] as const;

/** Operations after which the document's words are. */
const WORD_OPERATIONS = [
  'reason',
  'purpose',
  'definition',
  'who',
  'when',
  'condition',
  'measures',
  'basis',
  'office',
] as const;

/** Operations after which a figure is, unless words are asked for. */
const TARGET_OPERATIONS = ['goal', 'standard', 'count', 'list', 'existence'] as const;

/** Wordings that ask for words: how, who, under which circumstances, by which document. */
const ASKS_WORDS =
  /什么|啥|怎么|怎样|如何|咋|哪个文件|依据|谁|\b(?:how(?! much| many| big| large)|why|who|which|where)\b/u;

/** 是不是每个村都得有, 发不发: yes or no, which an amount does not tell. */
const ASKS_WHETHER =
  /是不是|是否|(.)不\1|(?<!\b(?:what|how|who|which|where|when|why|much|many|\w+'s) )\b(?:does|do|is|are|can|must) (?:the|they|it|every|each)\b/u;

/** Whether a figure is asked for, or a thing is named without asking anything of it. */
function wantsFigure({ question }: Context): boolean {
  const asked = (names: readonly OperationName[]): boolean => names.some((name) => question.operations.has(name));
  if (question.wanted.size > 0 || question.unit !== null || asked(FIGURE_OPERATIONS)) return true;
  if (asked(WORD_OPERATIONS)) return false;
  if (asked(TARGET_OPERATIONS)) return true;
  const whether = ASKS_WHETHER.test(question.text) && question.numbers.length === 0 && question.thresholds.length === 0;
  return !whether && !ASKS_WORDS.test(question.text);
}

/** 一天补多少, 标准: so much a person or a day is no budget. */
const asksStandardOfBudget = (context: Context, operand: Operand): boolean =>
  context.question.operations.has('standard') &&
  !sumRatherThanStandard(context) &&
  !/预算|经费|一年|全年|这一?项|科目/u.test(context.question.text) &&
  operand.choice.kind !== 'none' &&
  isBudgeted(operand.choice.best.thing);

/** 局里的人均工资: one word that stands in what a target belongs to; beside a project's name its own words are enough. */
const isStandardOfNothing = ({ operations, mentions }: Question, thing: Thing): boolean =>
  operations.has('standard') && mentions.length === 1 && isTarget(thing);

/** 什么级别: what the table of units tells of a unit; an amount of money does not. */
function asksOfUnits({ catalog, question }: Context): boolean {
  const columns = catalog.document.tables
    .filter(({ kind }) => kind === 'units')
    .flatMap((table) => table.columns.map(({ name }) => name.slice(-2)));
  return question.tokens.some(
    ({ role }) => role.kind === 'content' && !role.exact && columns.some((ending) => role.words === `机构${ending}`),
  );
}

/** Nothing of its name was said, only of what stands beside it: the budget of another thing than the one asked for. */
const isOnlyNear = ({ question }: Context, { choice, mention }: Operand): boolean =>
  choice.kind !== 'none' &&
  (isBudgeted(choice.best.thing) || isStandardOfNothing(question, choice.best.thing)) &&
  choice.best.precision < 0.05 &&
  !isCoded(choice.best, mention) &&
  mention.again !== true;

/** Words for a sum of money that make another one of the word before them: 取暖补贴 is no 取暖费. */
const SUM_OF_MONEY = /^(?:补贴|津贴|补助|奖金|奖励|基金|贷款|保险|工资|罚款|税|待遇)$/u;

/** A line that is called by a word, and right after that word stands what it is not called. */
function isAnotherSum({ choice, mention }: Operand): boolean {
  if (choice.kind === 'none' || !isBudgeted(choice.best.thing) || choice.best.thing.kind === 'project') return false;
  const names = choice.things.flatMap((thing) => [thing.name, ...thing.names]).join(' ');
  return mention.tokens.some(
    (token, at) =>
      token.role.kind === 'unknown' &&
      SUM_OF_MONEY.test(token.text) &&
      mention.tokens[at - 1]?.end === token.start &&
      !names.includes(token.text),
  );
}

/** Words that say what kind of figure is meant, each with what a thing of that kind is called. */
const KINDS_SAID: readonly (readonly [said: RegExp, called: RegExp])[] = [
  [/满意/u, /满意/u],
  [/(?<![效利税费功频汇])率/u, /率|比例|比率|达到|程度/u],
  [/人次|批次/u, /次|批/u],
];

/** The words of a question that name something, as they were said. */
const namingWords = ({ tokens }: Question): string =>
  tokens
    .filter(({ role }) => role.kind === 'content' || role.kind === 'unknown')
    .map(({ text }) => text)
    .join(' ');

/** 那个项目的满意度, 接待批次: what is found holds the other words, and is no satisfaction and no number of times. */
function isOfAnotherKind({ catalog, question }: Context, { choice, mention, columns }: Operand): boolean {
  if (choice.kind === 'none' || columns.length > 0 || mention.again === true) return false;
  const said = `${namingWords(question)} ${/批次|人次/u.exec(question.text)?.[0] ?? ''}`;
  const called = choice.things.flatMap((thing) => [thing.name, ...thing.names, ...thing.detail]).join(' ');
  const percent = choice.things.some((thing) => /%/u.test(printedOf(catalog, thing)));
  return KINDS_SAID.some(([word, name]) => word.test(said) && !name.test(called) && !(percent && word.test('率')));
}

/** What is carried in from the year before, and what is carried out of this one. */
const CARRIED_IN = /上年|年初|期初/u;
const CARRIED_OUT = /年末|年终|年底|期末|下年/u;

/** 年终结转 is no 上年结转: the two ends of a year are told apart by one word. */
function isOtherEndOfYear({ question }: Context, { choice, columns }: Operand): boolean {
  const named = choice.kind === 'none' ? [] : choice.things.flatMap((thing) => [thing.name, ...thing.names]);
  const met = [...named, ...columns].join(' ');
  const only = (one: RegExp, other: RegExp): boolean =>
    one.test(question.text) && !other.test(question.text) && other.test(met) && !one.test(met);
  return only(CARRIED_OUT, CARRIED_IN) || only(CARRIED_IN, CARRIED_OUT);
}

/** 6月的水费: the tables hold a year's amounts; only projects are planned by the month. */
const isOfPartOfYear = ({ question }: Context, { choice }: Operand): boolean =>
  choice.kind !== 'none' &&
  isBudgeted(choice.best.thing) &&
  choice.best.thing.kind !== 'project' &&
  question.months.some((month) => month < WHOLE_YEAR);
const WHOLE_YEAR = 12;

const isPercent = (catalog: Catalog, { cells: [at] }: Quantity): boolean =>
  at !== undefined && cellAt(catalog, at)?.unit === '%';

/** The figure of what is named. */
export const lookUp: Rule = (context) => {
  const { catalog, question } = context;
  if (!wantsFigure(context)) return null;
  // One amount does not answer what takes two.
  if (question.operations.has('difference') || question.operations.has('ratio')) return null;
  const found = meant(context);
  const first = found[0];
  if (first === undefined || first.choice.kind === 'none') return null;
  if (
    (!isCoded(first.choice.best, first.mention) &&
      explainedBy(first.choice.best) <
        (question.namesSomething && !goesOnWith(first.choice.best, first.mention)
          ? leastExplained(first.choice.best)
          : LEAST_INHERITED)) ||
    !isOfWantedKind(context, first)
  )
    return null;
  // A percentage may be a target of its own; of what is budgeted it takes a whole as well.
  if (question.operations.has('share') && isBudgeted(first.choice.best.thing)) return null;
  if (asksStandardOfBudget(context, first) || isOnlyNear(context, first) || isAnotherSum(first)) return null;
  if (isOfAnotherKind(context, first)) return null;
  if (asksOfUnits(context) && isBudgeted(first.choice.best.thing)) return null;
  if (isOtherEndOfYear(context, first) || isOfPartOfYear(context, first)) return null;
  // 扩面、运维、制证拢共几万: some of what is to be added up is no answer.
  if (question.operations.has('sum') || (question.operations.has('total') && question.mentions.length > 2))
    if (found.length < question.mentions.length || (question.operations.has('sum') && found.length > 1)) return null;
  const ofKind = found.filter((operand) => isOfWantedKind(context, operand));
  const quantities = unique(ofKind.flatMap((operand) => operand.quantities));
  if (quantities.length === 0) return null;
  // 那占比呢: an amount is no share.
  if (question.operations.has('share') && !quantities.some((quantity) => isPercent(catalog, quantity))) return null;
  // 500万以上的有吗: of several, some do and some do not.
  if (quantities.length > 1 && question.thresholds.some(({ unit }) => /元$/u.test(unit))) return null;
  if (found.length === 1 && (quantities.length > MOST_LISTED || saysLittle(first))) return askBack(context, first);
  const also =
    found.length === 1 && first.choice.kind === 'one' && first.columns.length === 0
      ? alsoPrinted(catalog, first.choice.things)
      : [];
  return tablePlanOf({ kind: 'show', quantities, ...(question.unit ? { unit: question.unit } : {}) }, { also });
};

/** 政府采购 of 部门政府采购预算: half of its title calls a table that holds nothing else. */
const TABLE_NAMED = 0.5;

/** 政府采购预算多少: a table that is printed empty, with the note that says so. */
export const emptyTable: Rule = ({ catalog, question }) => {
  if (!question.namesSomething || question.years.some((year) => year !== catalog.document.meta.year)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'table');
  if (choice.kind === 'none' || choice.best.precision < TABLE_NAMED || choice.best.coverage < MOSTLY_EXPLAINED)
    return null;
  const table = catalog.document.tables.find(({ title }) => title === choice.best.thing.name);
  if (
    table === undefined ||
    table.notes.length === 0 ||
    table.rows.some(({ cells }) => cells.some(({ value }) => value !== null))
  )
    return null;
  // Of several notes, those that say there is nothing.
  const telling = table.notes.filter(({ text }) => /空表|为空|^注?[：:]?\s*(?:本部门)?(?:无|没有|未)/u.test(text));
  const notes = telling.length > 0 ? telling : table.notes;
  return { kind: 'quote', refs: notes.map(({ source }) => source.ref), lead: table.title };
};

/** “补贴多少钱”: one common word that many names hold and none is. */
function saysLittle({ mention, choice }: Operand): boolean {
  if (choice.kind !== 'several' || mention.weight >= LITTLE || choice.best.precision >= 0.95) return false;
  return mention.candidates.filter(({ coverage }) => coverage >= 0.95).length > MOST_LISTED;
}

/** Sentences that name the thing and a reason: 增减变化的主要原因是…控制公务接待费支出. */
const reasonsFor = (catalog: Catalog, name: string): string[] =>
  catalog.document.passages
    .filter((passage) => /原因|主要为/u.test(passage.text) && passage.text.includes(name))
    .map((passage) => passage.source.ref)
    .slice(0, 2);

/** 公车运维费咋是0啊: the figure, and that the document gives no reason for it. */
export const reasonOf: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('reason')) return null;
  const choice = choose(catalog, question.whole ?? undefined, isBudgeted);
  if (choice.kind !== 'one' || choice.best.coverage < LEAST_EXPLAINED) return null;
  const [thing] = choice.things;
  const quantity = thing && quantityOf(catalog, thing);
  const told = thing ? reasonsFor(catalog, thing.name) : [];
  return quantity
    ? tablePlanOf(
        { kind: 'show', quantities: [quantity] },
        { also: alsoPrinted(catalog, choice.things), passages: told, assumed: told.length > 0 ? [] : ['no-reason'] },
      )
    : null;
};

/** An indicator goes by its name alone, unless that is what was asked: the project tells it apart then. */
const isShortened = (thing: Thing, { words }: Mention): boolean =>
  thing.kind === 'indicator' && squeeze(thing.name) !== squeeze(words);

/** Too many things fit: their names as options. */
function askBack(context: Context, operand: Operand): Plan {
  const { catalog } = context;
  const tied = operand.choice.kind === 'none' ? [] : operand.choice.things;
  const held = operand.mention.candidates
    .filter(({ thing, coverage }) => coverage >= 0.95 && hasFigure(thing))
    .map(({ thing }) => thing);
  const things = tied.length > MOST_LISTED ? tied : [...new Set([...tied, ...held])];
  const labels = [
    ...new Set(things.map((thing) => (isShortened(thing, operand.mention) ? thing.name : labelOf(catalog, thing)))),
  ];
  const names = labels.length >= 2 ? labels : [...new Set(things.map((thing) => labelOf(catalog, thing)))];
  if (names.length < 2) return decline(context, 'not-in-document');
  const options = names.slice(0, 6).map((label) => ({
    label,
    question:
      context.question.language === 'en'
        ? `What is the figure for ${label.replace('·', '的')}?`
        : `${label.replace('·', '的')}是多少？`,
  }));
  return { kind: 'clarify', about: context.question.text.slice(0, 60), options };
}

/** Targets of a project shown when none of them is named. */
const MOST_TARGETS = 5;

/** A rate is asked for, whatever it is called: 成功率. */
const RATE_SAID = /(?<![效利税费功频汇])率/u;

/** Kinds of figure that only targets have; an amount of money may be the budget itself. */
const TARGET_MEASURES = ['time', 'people', 'count', 'percent'] as const;

/**
 * 那个系统一年能出几次毛病, 年度考核的东西最晚几月交货: the project is clear and the kind of figure is, but no target by its
 * name: all of the project's targets of that kind.
 */
export const targetsOfProject: Rule = (context) => {
  const { catalog, question } = context;
  const rates = ratesOfProject(context);
  if (rates !== null) return rates;
  const words = namingWords(question);
  const satisfaction = /满意|satisf/u.test(words);
  // 满意率不问，问垫付几批: the kind of figure that is asked for goes before a rate that is only spoken of.
  const other = question.wanted.has('count') || question.wanted.has('people');
  const rate = (satisfaction || RATE_SAID.test(words)) && !other;
  const measures = TARGET_MEASURES.filter((measure) => question.wanted.has(measure) || (measure === 'percent' && rate));
  if (measures.length === 0 || question.wanted.has('money')) return null;
  const project = clearProject(question);
  if (project === undefined) return null;
  const things = catalog.things.filter(
    (thing) =>
      thing.kind === 'indicator' &&
      thing.project === project &&
      measures.some((measure) => thing.measure === measure) &&
      (!rate || thing.name.includes('满意') === satisfaction),
  );
  const quantities = things.flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_TARGETS ? null : tablePlanOf({ kind: 'show', quantities });
};

/** 居民养老县里每人每月补多少, 县里的几个标准: the standards of the project that is named, those of the unit that is said. */
function ratesOfProject({ catalog, question }: Context): Plan | null {
  const project = question.operations.has('standard') ? clearProject(question) : undefined;
  if (project === undefined) return null;
  const rates = catalog.things.filter(
    (thing) => thing.kind === 'indicator' && thing.project === project && /元/u.test(printedOf(catalog, thing)),
  );
  const monthly = /月|\bmonth/u.test(question.text);
  const things = monthly
    ? rates.filter((thing) => /月/u.test(printedOf(catalog, thing)))
    : rates.filter((thing) => isForOne(catalog, thing));
  // 奖励证书单价: of several, those that are of what is said.
  const words = question.tokens.flatMap(({ role }) => (role.kind === 'content' ? [squeeze(role.words)] : []));
  const named = things.filter(({ name, detail }) =>
    words.some((word) => squeeze([name, ...detail].join('')).includes(word)),
  );
  const quantities = (named.length > 0 ? named : things).flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_TARGETS ? null : tablePlanOf({ kind: 'show', quantities });
}

/** So much for one of something; the whole cost of a project is none. */
const isForOne = (catalog: Catalog, thing: Thing): boolean =>
  /元\/|标准|补助|补贴/u.test(`${printedOf(catalog, thing)}${thing.name}`);

const printedOf = (catalog: Catalog, { amounts: [at] }: Thing): string =>
  (at && catalog.rows.get(at.row)?.cells.find(({ column }) => column === at.column)?.printed) ?? '';

/** The one project that most of the words are of: by its name, or as what its targets belong to. */
function clearProject({ whole }: Question): number | undefined {
  const [best] = whole?.candidates ?? [];
  const number = best?.thing.project;
  if (best === undefined || number === undefined || best.held < LEAST_OF_PROJECT) return undefined;
  const other = whole?.candidates.find(({ thing }) => thing.project !== number);
  return other === undefined || other.held < best.held - CLEARLY ? number : undefined;
}

const LEAST_OF_PROJECT = 0.45;
const CLEARLY = 0.1;
