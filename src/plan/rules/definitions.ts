/** Questions for what a word means, takes together or belongs to: the glossary, and sentences that explain a word. */
import { pieces, squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Question } from '../../understand/question.ts';
import { type Context, choose, isCoded, NAMED, OUTRIGHT, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import type { Plan } from '../plan.ts';
import { decline } from './outside.ts';

/** 什么意思: the glossary's entries for the terms named. */
export const definition: Rule = (context) => {
  const { catalog, question } = context;
  if (INCLUDED.test(question.text) && question.wanted.size === 0) {
    const included = inTerms(context);
    if (included !== null) return included;
  }
  if (!asksDefinition(context) && !asksHowTheyDiffer(question)) return null;
  const terms = new Map(termsInColumns(context).map((thing): [string, Thing] => [thing.id, thing]));
  for (const mention of [...question.mentions, ...(question.whole ? [question.whole] : [])]) {
    const choice = choose(catalog, mention, (thing) => thing.kind === 'term');
    if (choice.kind === 'none' || choice.best.coverage < 0.6 || choice.best.precision < 0.4) continue;
    terms.set(choice.best.thing.id, choice.best.thing);
  }
  const found = [...terms.values()];
  const apart = DIFFERS.test(question.text) && found.length < 2 ? termsOfBoth(context) : undefined;
  if (apart !== undefined) return apart;
  if (found.length === 0)
    return (
      (asksDefinition(context) ? codeMeant(context) : null) ??
      (MADE_UP.test(question.text) ? inTerms(context) : null) ??
      explainedInText(context) ??
      withoutMeaning(context)
    );
  return {
    kind: 'quote',
    refs: found.flatMap((thing) => thing.refs),
    lead: found.map((thing) => thing.name).join('、'),
  };
};

/** 有什么区别: what two things are, and not by how much one is more. */
const DIFFERS =
  /(?:什么|啥|何|哪些?|哪里|怎么|有没有|有)(?:区别|差别|不同|不一样)|(?:区别|差别|差|不同)(?:是|在)(?!.*多少)|怎么区分|如何区分|\bdifferences? between\b(?!.*\b(?:much|amount|figures?)\b)/u;

/** The term that explains both; nothing is known of a difference that no term tells. Undefined where no two are named. */
function termsOfBoth(context: Context): Plan | undefined {
  const { catalog, question } = context;
  if (question.wanted.size > 0 || question.months.length > 0) return undefined;
  const names = new Set(
    question.tokens.flatMap(({ role }) =>
      role.kind === 'column' ? [role.column] : role.kind === 'content' && role.exact ? [role.words] : [],
    ),
  );
  if (names.size < 2) return undefined;
  const refs = catalog.document.passages
    .filter(({ term, text }) => term !== undefined && [...names].every((name) => text.includes(name)))
    .map(({ source }) => source.ref);
  return refs.length > 0 ? { kind: 'quote', refs: refs.slice(0, 2), lead: '' } : decline(context, 'not-in-document');
}

/** What a word means, and nothing else. */
const MEANING = /什么意思|啥意思|何意|\b(?:what (?:does|do|is meant)\b.*\b(?:mean|meant)|meaning of)\b/u;

/** 综合预算管理，即全部收入和支出都反映在预算中: a sentence that explains the words as they were said. */
function explainedInText({ catalog, question }: Context): Plan | null {
  if (!MEANING.test(question.text)) return null;
  const said = question.tokens.flatMap(({ role, text }) =>
    (role.kind === 'content' || role.kind === 'unknown') && text.length > 3 ? [squeeze(text)] : [],
  );
  const refs = catalog.document.passages
    .filter(({ text }) => said.some((words) => new RegExp(`${words}[”"」]?[，,]?(?:即|是?指)`, 'u').test(text)))
    .map(({ source }) => source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs: refs.slice(0, 1), lead: '' };
}

/** “what does the subsidy standard mean”: no term explains it, and no thing is called so whose text could. */
function withoutMeaning(context: Context): Plan | null {
  const { operations, text, whole, earlier } = context.question;
  const best = whole?.candidates[0];
  if (!operations.has('definition') || !MEANING.test(text) || earlier !== '') return null;
  return best !== undefined && best.precision >= NAMED ? null : decline(context, 'not-in-document');
}

/** 2080506是什么: a code means the subject it stands for. */
function codeMeant({ catalog, question }: Context): Plan | null {
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.code !== undefined);
  if (choice.kind === 'none' || !isCoded(choice.best, question.whole ?? undefined)) return null;
  const quantity = quantityOf(catalog, choice.best.thing);
  return quantity === undefined ? null : tablePlanOf({ kind: 'show', quantities: [quantity] });
}

/** 有什么区别: of two terms, and no amounts are asked for. */
const asksHowTheyDiffer = ({ operations, wanted, text }: Question): boolean =>
  (operations.has('difference') || operations.has('compare') || DIFFERS.test(text)) &&
  wanted.size === 0 &&
  !/多少|[多少高低大小]\s*$|几|\bhow much\b|\bthan\b/u.test(text);

/** 算不算三公, 算哪块, 对应哪类: what a term takes together is asked by one of its parts. */
const INCLUDED =
  /算不算|(?<![预决结核计打换折合])算(?:在|进|到|入|作|是)?[^，。]{0,10}(?:吗|么|不)$|(?:算|归|属于|计入)(?:在|进|到|入|作|是)?哪(?:一?(?:项|类|块|部分|边)|儿|里)|(?:属不)?属于.{2,10}(?:吗|么|不)$|包不包括|含不含|(?:包括|包含).{1,10}(?:吗|么|不)$|对应.{0,4}(?:哪|什么|啥)/u;

/** 都算哪些, 包括什么: what a word takes together. */
const MADE_UP =
  /算|包括|包含|含哪|对应|includ|cover|count as|\b(?:falls?|comes?) (?:under|into|within)|\bmakes? up|\bmade up of|consist|compris|compos/u;

/** 公车运维费都算哪些开支: a term of the glossary that explains the thing within its own text. */
function inTerms({ catalog, question }: Context): Plan | null {
  const names = [
    ...question.mentions.flatMap(({ candidates }) =>
      candidates
        .slice(0, 2)
        .filter(({ precision }) => precision >= 0.6)
        .map(({ thing }) => thing.name),
    ),
    ...columnsSaid(question),
  ];
  const pairs = new Set(pieces(question.text));
  const saidOf = (text: string): number => new Set(pieces(text).filter((piece) => pairs.has(piece))).size;
  // Of several, what says most of the question first: 过路费 stands in the text of a term that shortens 运行维护费.
  const refs = catalog.document.passages
    .filter(
      (passage) =>
        passage.term !== undefined &&
        (names.some((name) => passage.text.includes(name)) || saidOf(passage.text) >= LEAST_PAIRS),
    )
    .toSorted((left, right) => saidOf(right.text) - saidOf(left.text))
    .map((passage) => passage.source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs: refs.slice(0, 2), lead: '' };
}

/** Pairs of characters of a question that stand in a term which explains it. */
const LEAST_PAIRS = 4;

const columnsSaid = ({ tokens }: Question): string[] =>
  tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));

/** Terms that a column is called by: 财政拨款收入. */
const termsInColumns = ({ catalog, question }: Context): Thing[] =>
  columnsSaid(question).flatMap((column) => termsCalled(catalog, column));

const termsCalled = (catalog: Catalog, name: string): Thing[] =>
  (catalog.byName.get(squeeze(name)) ?? []).flatMap((position) => {
    const thing = catalog.things[position];
    return thing?.kind === 'term' ? [thing] : [];
  });

/** “what is the carry-over” asks for the figure, “what does … mean” for the words. */
function asksDefinition(context: Context): boolean {
  const { question } = context;
  // 三公经费变少是什么缘故.
  if (question.operations.has('reason')) return false;
  if (MADE_OF.test(question.text) && !wantsAmount(question) && namesTermOutright(context)) return true;
  if (
    !question.operations.has('definition') &&
    !(
      question.operations.has('list') &&
      !question.operations.has('amount') &&
      /算|包括|包含|含哪|includ|cover|count/u.test(question.text)
    )
  )
    return false;
  return (
    question.language === 'zh' ||
    /mean|defin|stands? for|count|includ|explain|cover|\b(?:sorts?|kinds?|types?) of\b/u.test(question.text)
  );
}

/** 由哪几块凑成, 划成哪三类: what a term takes together. */
const MADE_OF = /由哪|(?:划|分|凑|构|组)成?(?:成|为)?哪|哪[几两二三四五六]?(?:类|块|部分|种)/u;

/** 由哪几块构成 says 几块, and asks for no money. */
const wantsAmount = ({ wanted, text }: Question): boolean => wanted.size > 0 && !/哪[几两三]?块/u.test(text);

const namesTermOutright = (context: Context): boolean =>
  termsInColumns(context).length > 0 ||
  context.question.mentions.some(({ candidates }) =>
    candidates.some(({ thing, precision }) => thing.kind === 'term' && precision >= OUTRIGHT),
  );
