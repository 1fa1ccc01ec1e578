/** The figure of what is named. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Candidate, Mention, Question } from '../../understand/question.ts';
import { unique } from '../amounts.ts';
import { isAnotherFigure } from '../another-figure.ts';
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
  LEAST_EXPLAINED,
  labelOf,
  MOSTLY_EXPLAINED,
  NAMED,
  printedOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { type Operand, operands } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';
import { speaksOfProjects } from '../sets.ts';
import { isGrant, isRate, sumRatherThanStandard } from '../standards.ts';
import { decline } from './outside.ts';

/** More figures than this are asked back for rather than listed. */
const MOST_LISTED = 10;

/** … of what the turn before named when this one names nothing: its words may have been of a duty, too. */
const LEAST_INHERITED = 0.3;

/** Weight of a mention that is one common pair of characters. */
const LITTLE = 3;
/** More, where less than a whole name was said: 绩效 beside other words is no 绩效工资. */
const leastExplained = ({ thing, precision }: Candidate): number =>
  isBudgeted(thing) && thing.kind !== 'project' && precision < NAMED ? MOSTLY_EXPLAINED : LEAST_EXPLAINED;

/** 最多准花几万, 不能超过多少: a limit, which a target of cost says. */
const AT_MOST =
  /最(?:多|高)(?:只|能|准|可以|可|允许|让|给)?(?:花|用|付|支|投|掏)|(?:别|不能|不得|不许|不准|不可)超过|(?:控制|压)在/u;

/** 每人多少钱: what a project may cost in all, in tens of thousands, is not so much for one. */
const rateAsked = ({ catalog, question }: Context): ((thing: Thing) => boolean) =>
  question.text.includes('每') ? (thing) => isRate(thing) && !/万\s*元/u.test(printedOf(catalog, thing)) : isRate;

/** 证书一本几块，这个项目总共多少: the project of what was asked before. */
const THE_PROJECT = /[这该那]个?项目|整个项目/u;

/** The operands of a look-up: projects where projects are spoken of and one is named as well as anything else. */
function meant(context: Context): Operand[] {
  const { catalog, question } = context;
  const found = operands(context, hasAmount(context));
  if (question.operations.has('standard') || (question.operations.has('goal') && !question.wanted.has('money'))) {
    if (sumRatherThanStandard(context))
      return operands(context, (thing) => isGrant(context, thing), question.mentions.length > 1);
    const targets = operands(context, question.operations.has('standard') ? rateAsked(context) : isTarget);
    const [target] = targets;
    if (target && target.choice.kind !== 'none' && target.choice.best.held >= 0.75) return targets;
  }
  if (AT_MOST.test(question.text)) {
    const limits = operands(context, isRate);
    const [limit] = limits;
    if (limit && limit.choice.kind !== 'none' && limit.choice.best.coverage >= LEAST_EXPLAINED) return limits;
  }
  if (!speaksOfProjects(context)) return found;
  if (question.mentions.every(({ again }) => again) && THE_PROJECT.test(question.text)) {
    const project = question.whole?.candidates[0]?.thing.project;
    return operands(context, (thing) => thing.kind === 'project' && thing.project === project);
  }
  // 居民养老那个通知: what is no notice is not meant.
  if (/通知|\bnotices?\b/u.test(question.text)) {
    const notices = operands(context, ({ kind, name }) => kind === 'project' && name.includes('通知'));
    if (notices.some(({ choice }) => choice.kind !== 'none')) return notices;
  }
  const named = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  const other = choose(catalog, question.whole ?? undefined, hasFigure);
  if (named.kind === 'none') return found;
  // 个人贷款放几笔: what is counted is told by a target, and no project is.
  if (other.kind !== 'none' && (isOwnTarget(named.best, other.best) || isCountOf(question, other.best.thing)))
    return found;
  const asWell = other.kind === 'none' || named.best.coverage >= other.best.coverage - 0.05;
  return asWell ? operands(context, (thing) => thing.kind === 'project') : found;
}

/** Whether a target counts what is asked for: loans, people, times. */
const isCountOf = ({ wanted }: Question, thing: Thing): boolean =>
  isTarget(thing) && !wanted.has('money') && wanted.has(thing.measure);

/** A question for people, time or a count is not answered with an amount of money, nor the other way round. */
function isOfWantedKind({ question }: Context, operand: Operand): boolean {
  const { wanted, operations } = question;
  if (operand.choice.kind === 'none') return true;
  const { measure } = operand.choice.best.thing;
  // 一共有多少: a rate is no total.
  if (measure === 'percent' && operations.has('total') && !wanted.has('percent')) return false;
  if (wanted.size === 0) return true;
  // 几辆车: the row holds a count beside its value.
  if (wanted.has('count') && operand.quantities.length > 1 && operand.choice.best.thing.kind === 'line') return true;
  if (wanted.has(measure)) return true;
  // How many are told by a number, what is aimed at may be told in words.
  if (measure === 'words')
    return (
      operations.has('goal') ||
      ((wanted.size > 1 || !wanted.has('time')) && !wanted.has('people') && !wanted.has('count'))
    );
  // 几个名额: people are counted, too.
  if (wanted.has('count') && measure === 'people') return true;
  if (wanted.has('time') && operand.choice.best.thing.detail.some((text) => /\d+\s*(?:日|号|天|月)/u.test(text)))
    return true;
  return (
    (wanted.has('percent') && operations.has('share')) ||
    (measure === 'percent' && operations.has('change')) ||
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
  /什么|啥|怎么|怎样|如何|咋|哪个文件|哪[家位所里儿]|在哪|依据|谁|\b(?:how(?! much| many| big| large| about)|why|who|which|where)\b/u;

/** 是不是每个村都得有, 发不发: yes or no, which an amount does not tell. */
const ASKS_WHETHER =
  /是不是|是否|(.)不\1|[会能得需可].{0,8}[吗么]|(?<!\b(?:what|how|who|which|where|when|why|much|many|\w+'s) )\b(?:does|do|is|are|can|must) (?:the|they|it|every|each)\b/u;

/** Whether a figure is asked for, or a thing is named without asking anything of it. */
function wantsFigure({ question }: Context): boolean {
  const asked = (names: readonly OperationName[]): boolean => names.some((name) => question.operations.has(name));
  if (question.wanted.size > 0 || question.unit !== null || asked(FIGURE_OPERATIONS)) return true;
  if (asked(WORD_OPERATIONS)) return false;
  if (asked(TARGET_OPERATIONS)) return true;
  const whether = ASKS_WHETHER.test(question.text) && question.numbers.length === 0 && question.thresholds.length === 0;
  return !whether && !ASKS_WORDS.test(question.text);
}

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
  if (isAnotherFigure(context, first)) return null;
  // 扩面、运维、制证拢共几万: some of what is to be added up is no answer.
  if (question.operations.has('sum') || (question.operations.has('total') && question.mentions.length > 2))
    if (found.length < question.mentions.length || (question.operations.has('sum') && found.length > 1)) return null;
  const ofKind = found.filter((operand) => isOfWantedKind(context, operand));
  const quantities = unique(ofKind.flatMap((operand) => operand.quantities));
  if (quantities.length === 0) return null;
  // 那占比呢: a percentage may be a target of its own; an amount is no share.
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

/** “补贴多少钱”: one common word that many names hold and none is. */
function saysLittle({ mention, choice }: Operand): boolean {
  if (choice.kind !== 'several' || mention.weight >= LITTLE || choice.best.precision >= 0.95) return false;
  return mention.candidates.filter(({ coverage }) => coverage >= 0.95).length > MOST_LISTED;
}

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
