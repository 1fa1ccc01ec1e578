/** Checks of the figures in sentences: against the tables, and against each other. */
import { Decimal } from 'decimal.js';
import type { Check, Fact, Passage, Row, Side, TableKind } from '../document.ts';
import { matchKey } from './clean.ts';
import { cellIn, checkOf, sideOf, tableOf, totalRow, type Unreconciled } from './reconcile-side.ts';

/** Which cell of the template a subject of its fixed sentences repeats. `row` null: the total. */
type Address = {
  readonly subject: RegExp;
  readonly kind: TableKind;
  readonly side?: '收入' | '支出';
  readonly row: RegExp | null;
  readonly column: string;
};

const addresses: readonly Address[] = [
  { subject: /^(?:预算收入|预算收支安排)$/, kind: 'balance', side: '收入', row: null, column: '预算数' },
  { subject: /^一般公共预算(?:拨款)?收入$/, kind: 'balance', side: '收入', row: /^一般公共预算拨款/, column: '预算数' },
  {
    subject: /^(?:政府性)?基金预算(?:拨款)?收入$/,
    kind: 'balance',
    side: '收入',
    row: /^政府性基金预算拨款/,
    column: '预算数',
  },
  {
    subject: /^国有资本经营预算(?:拨款)?收入$/,
    kind: 'balance',
    side: '收入',
    row: /^国有资本经营预算拨款/,
    column: '预算数',
  },
  { subject: /^财政专户(?:核拨|管理资金)收入$/, kind: 'balance', side: '收入', row: /^财政专户/, column: '预算数' },
  { subject: /^单位资金(?:收入)?$/, kind: 'balance', side: '收入', row: /^单位资金/, column: '预算数' },
  { subject: /^上年结转(?:结余)?$/, kind: 'balance', side: '收入', row: /^上年结转/, column: '预算数' },
  { subject: /^支出预算$/, kind: 'balance', side: '支出', row: null, column: '预算数' },
  { subject: /^基本支出$/, kind: 'expenditure', row: null, column: '基本支出' },
  { subject: /^项目支出$/, kind: 'expenditure', row: null, column: '项目支出' },
  { subject: /^人员经费$/, kind: 'basic', row: null, column: '人员经费' },
  { subject: /^(?:日常)?公用经费$/, kind: 'basic', row: null, column: '公用经费' },
  { subject: /^机关运行经费$/, kind: 'basic', row: null, column: '公用经费' },
  { subject: /^“三公”经费$/, kind: 'three-public', row: /小计$/, column: '合计' },
  { subject: /^因公出国\(境\)费$/, kind: 'three-public', row: /^因公出国\(境\)费$/, column: '合计' },
  { subject: /^公务用车购置及运(?:行)?维(?:护)?费$/, kind: 'three-public', row: /^公务用车购置及运/, column: '合计' },
  { subject: /^公务用车购置费$/, kind: 'three-public', row: /^公务用车购置费$/, column: '合计' },
  { subject: /^公务用车运(?:行)?维(?:护)?费$/, kind: 'three-public', row: /^公务用车运/, column: '合计' },
  { subject: /^公务接待费$/, kind: 'three-public', row: /^公务接待费$/, column: '合计' },
  { subject: /^上年末固定资产金额$/, kind: 'assets', row: /^资产总额$/, column: '价值' },
];

function rowAt(document: Unreconciled, address: Address): Row | undefined {
  const table = tableOf(document, address.kind, address.side);
  if (address.row === null) return totalRow(table);
  return table?.rows.find((row) => address.row?.test(matchKey(row.name)));
}

const factSide = (facts: readonly Fact[], label: string): Side =>
  sideOf(
    label,
    facts.map((fact) => ({ row: fact.row, column: '数值' })),
  );

const unitOf = (fact: Fact): string => fact.row.cells[0]?.unit ?? '';

const isGoal = (passage: Passage | undefined): boolean => passage === undefined || passage.kind !== 'sentence';

function checkFact(document: Unreconciled, fact: Fact, address: Address): Check[] {
  const row = rowAt(document, address);
  const cell = cellIn(row, address.column);
  if (row === undefined || cell === undefined || cell.unit !== unitOf(fact)) return [];
  const [, short = ''] = fact.row.source.ref.split('/');
  return [
    checkOf({
      id: `table-sentence:${short}`,
      kind: 'table-sentence',
      what: `文字说明的「${fact.subject}」应与表中相等`,
      left: factSide([fact], `文字说明 ${fact.subject}`),
      right: sideOf(`${row.source.section.join(' ')} ${row.name} ${address.column}`, [{ row, column: address.column }]),
    }),
  ];
}

/** The fixed sentences of the template repeat cells of its tables. */
function checkAgainstTables(document: Unreconciled): Check[] {
  const passages = new Map(document.passages.map((passage) => [passage.source.ref, passage]));
  return document.facts
    .filter((fact) => fact.change === undefined && !isGoal(passages.get(fact.passage)))
    .flatMap((fact) => {
      const address = addresses.find(({ subject }) => subject.test(matchKey(fact.subject)));
      return address === undefined ? [] : checkFact(document, fact, address);
    });
}

/** What opens a list of parts; a bracket need not be one. */
type Opener = '其中' | '包括' | '（';
type Group = { readonly whole: Fact; readonly parts: Fact[]; readonly by: Opener };

/** Opens and closes the groups of a sentence at its marks: 其中, 包括, （…）, ；. */
function applyMark(open: readonly Group[], mark: string, last: Fact | null): Group[] {
  const inner = open.at(-1);
  if (mark === '）') {
    const at = open.findLastIndex((group) => group.by === '（');
    return at < 0 ? [...open] : open.slice(0, at);
  }
  if (mark === '；') return inner?.by === '包括' ? open.slice(0, -1) : [...open];
  if (last === null) return [...open];
  const by = mark === '其中' || mark === '包括' ? mark : '（';
  // （其中：…） opens once, and closes with its bracket.
  return [...open, { whole: last, parts: [], by }];
}

/** Wholes and their parts inside one sentence: “支出预算…万元，其中基本支出…万元；项目支出…万元”. */
function groupsOf(passage: Passage, facts: readonly Fact[]): Group[] {
  const groups = new Set<Group>();
  let open: Group[] = [];
  let last: Fact | null = null;
  let next = 0;
  const values = facts.map((fact) => fact.row.cells[0]?.printed ?? '');
  for (const match of passage.text.matchAll(/其中|包括|[（）；]|\d+(?:,\d{3})*(?:\.\d+)?/g)) {
    const [token] = match;
    if (!/^\d/.test(token)) {
      open = applyMark(open, token, last);
      for (const group of open) groups.add(group);
    } else if (token.replaceAll(',', '') === values[next]) {
      const fact = facts[next] ?? null;
      next += 1;
      if (fact === null) continue;
      open.at(-1)?.parts.push(fact);
      last = fact;
    }
  }
  return [...groups];
}

/** A list that ends with 等 does not name every part. */
const isOpenList = (passage: Passage, parts: readonly Fact[]): boolean => {
  const last = parts.at(-1);
  return last !== undefined && passage.text.includes(`${last.row.cells[0]?.printed ?? ''}${unitOf(last)}等`);
};

function checkGroup(passage: Passage, group: Group): Check[] {
  const { whole, parts } = group;
  const comparable =
    parts.length > 1 && [whole, ...parts].every((fact) => fact.change === undefined && unitOf(fact) === unitOf(whole));
  if (!comparable || isOpenList(passage, parts)) return [];
  const [, short = ''] = whole.row.source.ref.split('/');
  const check = checkOf({
    id: `sentence:${short}`,
    kind: 'sentence',
    what: `文字说明的「${whole.subject}」应等于其中各项之和`,
    left: factSide([whole], `文字说明 ${whole.subject}`),
    right: factSide(parts, `${parts.map((fact) => fact.subject).join('、')}之和`),
  });
  // A bracket that does not add up is a remark, not a list of parts.
  return group.by === '（' && !check.agrees ? [] : [check];
}

/** Increases count up, decreases down; written as the sentence words it. */
function signed(facts: readonly Fact[], label: string): Side {
  const unit = facts[0] === undefined ? '' : unitOf(facts[0]);
  const terms = facts.map((fact) => ({
    sign: fact.change?.direction === 'decrease' ? '-' : '',
    value: fact.row.cells[0]?.value ?? '0',
  }));
  const total = terms.reduce((sum, { sign, value }) => sum.plus(`${sign}${value}`), new Decimal(0));
  const expression = terms
    .map(({ sign, value }, at) => (sign === '-' ? (at === 0 ? '-' : ' - ') : at === 0 ? '' : ' + ') + value)
    .join('');
  return {
    label,
    value: total.toFixed(2),
    unit,
    refs: facts.map((fact) => fact.row.source.ref),
    ...(facts.length > 1 ? { expression } : {}),
  };
}

/** A change that is followed by 其中 is the sum of the changes behind it, the next sentence under the heading included. */
function checkChanges(passages: readonly Passage[], facts: readonly Fact[]): Check[] {
  const changes = facts.filter((fact) => fact.change !== undefined);
  const [whole, ...parts] = changes;
  const first = passages.find((passage) => passage.source.ref === whole?.passage);
  if (whole === undefined || parts.length < 2 || first === undefined) return [];
  const after = first.text.slice(first.text.indexOf(whole.row.cells[0]?.printed ?? ''));
  if (!/其中/.test(after)) return [];
  const [, short = ''] = whole.row.source.ref.split('/');
  return [
    checkOf({
      id: `sentence:${short}`,
      kind: 'sentence',
      what: `文字说明的「${whole.subject}」的增减应等于其中各项增减之和（减少为负）`,
      left: signed([whole], `${whole.subject} 增减`),
      right: signed(parts, `${parts.map((fact) => fact.subject).join('、')}增减之和`),
    }),
  ];
}

function checkInside(document: Unreconciled): Check[] {
  const byPassage = groupFacts(document.facts);
  const groups = document.passages.flatMap((passage) =>
    groupsOf(passage, byPassage.get(passage.source.ref) ?? []).flatMap((group) => checkGroup(passage, group)),
  );
  const sections = [...new Set(document.passages.filter((passage) => passage.kind === 'sentence').map(sectionOf))];
  const changes = sections.flatMap((section) => {
    const passages = document.passages.filter((passage) => sectionOf(passage) === section);
    return checkChanges(
      passages,
      passages.flatMap((passage) => byPassage.get(passage.source.ref) ?? []),
    );
  });
  return [...groups, ...changes];
}

const sectionOf = (passage: Passage): string => passage.source.section.join(' > ');

function groupFacts(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) groups.set(fact.passage, [...(groups.get(fact.passage) ?? []), fact]);
  return groups;
}

/** All checks of sentences. */
export const reconcileSentences = (document: Unreconciled): Check[] => [
  ...checkAgainstTables(document),
  ...checkInside(document),
];
