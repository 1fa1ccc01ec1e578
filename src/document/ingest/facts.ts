/** Figures inside sentences: what each measures, how much, and for a change on which year. */
import type { Cell, DocumentMeta, Fact, Passage } from '../document.ts';
import { type FoundNumber, findNumbers } from './fact-numbers.ts';
import { readChange, readSubject, wordsAfter, wordsBefore } from './fact-subject.ts';

/** What a sentence hands on to the figures behind it: a change names its subject and base year only once. */
type Context = { subject: string; topic: string; baseYear: number | null; section: string };

const kinds: ReadonlySet<Passage['kind']> = new Set(['clause', 'duty', 'sentence', 'goal', 'purpose']);

function factRow(passage: Passage, found: FoundNumber, at: { order: number; subject: string }): Fact['row'] {
  const [id = '', short = ''] = passage.source.ref.split('/');
  const cell: Cell = {
    column: '数值',
    printed: found.value,
    value: found.value,
    unit: found.unit,
    ...(found.comparator === undefined ? {} : { comparator: found.comparator }),
  };
  return { source: { ...passage.source, ref: `${id}/f${short}.${at.order}` }, name: at.subject, cells: [cell] };
}

/** 每册 and 合计 say nothing alone: they are of what the sentence is about. */
function completeSubject(own: string, inherited: string, topic: string): string {
  if (own === '') return inherited;
  return /^(?:每.{1,2}|合计|总计)$/u.test(own) ? `${topic}${own}` : own;
}

function readFact(
  passage: Passage,
  found: FoundNumber,
  at: { order: number; from: number; meta: DocumentMeta; context: Context },
): Fact {
  const { meta, context } = at;
  const before = wordsBefore(passage.text, at.from, found.start);
  const change = readChange(before);
  const words = change === null ? before : change.rest;
  const after = change === null ? wordsAfter(passage.text, found.end) : '';
  const own = readSubject(words, after, meta);
  const subject = completeSubject(own, change === null ? context.subject : context.topic, context.topic);
  if (change?.baseYear != null) context.baseYear = change.baseYear;
  if (change === null || own !== '') context.subject = subject;
  // The first figure of a sentence is what it is about; a later “与…年相比减少” means that.
  if (change === null && at.order === 1) context.topic = subject;
  const baseYear = change?.baseYear ?? context.baseYear;
  return {
    row: factRow(passage, found, { order: at.order, subject }),
    subject,
    ...(change === null || baseYear === null ? {} : { change: { direction: change.direction, baseYear } }),
    passage: passage.source.ref,
  };
}

/** The figures of all sentences, in order; passages of tables, terms and notes hold none. */
export function readFacts(passages: readonly Passage[], meta: DocumentMeta): Fact[] {
  let context: Context = { subject: '', topic: '', baseYear: null, section: '' };
  return passages
    .filter((passage) => kinds.has(passage.kind))
    .flatMap((passage) => {
      const section = passage.source.section.join('>') + (passage.project ?? '');
      if (section !== context.section) context = { subject: '', topic: '', baseYear: null, section };
      let from = 0;
      return findNumbers(passage.text).map((found, index) => {
        const fact = readFact(passage, found, { order: index + 1, from, meta, context });
        from = found.end;
        return fact;
      });
    });
}
