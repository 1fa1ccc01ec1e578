/** Things named in the prose: offices, units, terms of the glossary, and figures inside sentences. */
import type { Document, Fact } from '../document/document.ts';
import type { Thing } from './catalog.ts';
import { measureOf } from './measure.ts';

/** Column of the one cell of a fact's row. */
const FACT_COLUMN = '数值';

/** Offices, units, terms and facts of the document. */
export function proseThings(document: Document): Thing[] {
  const offices = document.offices.map(
    (office): Thing => ({
      ...base('office', office.id, office.name),
      names: [office.name, ...office.otherNames],
      refs: office.duties,
    }),
  );
  const units = document.tables
    .filter((table) => table.kind === 'units')
    .flatMap((table) => table.rows)
    .map(
      (row): Thing => ({
        ...base('unit', row.source.ref, row.name),
        names: [row.name, row.name.replace(document.meta.region, '')],
        refs: [row.source.ref],
      }),
    );
  const terms = document.passages
    .filter((passage) => passage.term !== undefined)
    .map(
      (passage): Thing => ({
        ...base('term', passage.source.ref, passage.term ?? ''),
        detail: [],
        refs: [passage.source.ref],
      }),
    );
  const projectOf = new Map(document.passages.map((passage) => [passage.source.ref, passage.project]));
  const facts = document.facts.map((fact) => factThing(fact, projectOf.get(fact.passage)));
  return [
    ...offices,
    ...officeList(document),
    ...headingLists(document),
    ...termList(document),
    ...units,
    ...terms,
    ...facts,
  ];
}

/** All offices together, with the clause that sets them up. */
function officeList(document: Document): Thing[] {
  const clause = document.passages.find((passage) => /设下列内设机构/u.test(passage.text));
  if (clause === undefined || document.offices.length === 0) return [];
  const firstDuties = document.offices.flatMap((office) => office.duties.slice(0, 1));
  return [
    {
      ...base('table', 'offices', '内设机构'),
      names: ['内设机构', '内设科室', '内设股室', '股室', '科室'],
      refs: [clause.source.ref, ...firstDuties],
      listing: document.offices.map((office) => office.name),
    },
  ];
}

/** The terms of the glossary together. */
function termList(document: Document): Thing[] {
  const terms = document.passages.filter((passage) => passage.term !== undefined);
  if (terms.length === 0) return [];
  return [
    {
      ...base('table', 'terms', '名词解释'),
      refs: terms.map(({ source }) => source.ref),
      listing: terms.flatMap(({ term }) => term ?? []),
    },
  ];
}

/** A heading names what stands under it when it has words after its number: (一)加强组织领导. */
const NUMBERED_HEADING =
  /^(?:[（(]?[一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[、.])\s*(\p{Script=Han}{4,})/u;
/** Fewer headings are no list. */
const LEAST_HEADINGS = 3;

/** Headings that stand under one heading of the prose: the measures of 工作保障措施. Projects are listed as projects. */
function headingLists(document: Document): Thing[] {
  const lists = new Map<string, Map<string, string>>();
  for (const { source, project } of document.passages) {
    const [heading, parent] = source.section.toReversed();
    const named = NUMBERED_HEADING.exec(heading ?? '')?.[1];
    const over = NUMBERED_HEADING.exec(parent ?? '')?.[1];
    if (project !== undefined || named === undefined || over === undefined) continue;
    const list = lists.get(over) ?? new Map<string, string>();
    if (!list.has(named)) list.set(named, source.ref);
    lists.set(over, list);
  }
  return [...lists]
    .filter(([, list]) => list.size >= LEAST_HEADINGS)
    .map(([name, list]) => ({
      ...base('table', `headings-${name}`, name),
      refs: [...list.values()],
      listing: [...list.keys()],
    }));
}

function base(kind: Thing['kind'], id: string, name: string): Thing {
  return {
    id: `${kind}:${id}`,
    kind,
    name,
    names: [name],
    detail: [],
    context: [],
    amounts: [],
    refs: [],
    measure: 'none',
    nested: false,
  };
}

/** A change is called one, so that it is never taken for the amount itself: “三公”经费比上年减少. */
function nameOf({ subject, change }: Fact): string {
  if (change === undefined) return subject;
  return `${subject}比上年${change.direction === 'increase' ? '增加' : '减少'}`;
}

function factThing(fact: Fact, project: number | undefined): Thing {
  return {
    ...base('fact', fact.row.source.ref, nameOf(fact)),
    detail: [],
    // Every project's heading ends in 绩效目标表, which tells none apart.
    context: fact.row.source.section.slice(1).map((heading) => heading.replace('绩效目标表', '')),
    amounts: [{ row: fact.row.source.ref, column: FACT_COLUMN }],
    refs: [fact.row.source.ref],
    measure: measureOf(fact.row.cells[0]),
    ...(project === undefined ? {} : { project }),
  };
}
