/** 公车运维费咋是0啊: why a figure is what it is. */
import type { Catalog } from '../../catalog/catalog.ts';
import { alsoPrinted, choose, isBudgeted, LEAST_EXPLAINED, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import { reasonsStated } from './statements.ts';

/** Sentences that name the thing and a reason: 增减变化的主要原因是…控制公务接待费支出. */
const reasonsFor = (catalog: Catalog, name: string): string[] =>
  catalog.document.passages
    .filter((passage) => /原因|主要为/u.test(passage.text) && passage.text.includes(name))
    .map((passage) => passage.source.ref)
    .slice(0, 2);

/** 公车运维费咋是0啊: the figure with the reason the document gives, or that it gives none; else the sentence on why it changed. */
export const reasonOf: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('reason')) return null;
  const choice = choose(catalog, question.whole ?? undefined, isBudgeted);
  const [thing] = choice.kind === 'one' && choice.best.coverage >= LEAST_EXPLAINED ? choice.things : [];
  if (thing === undefined || reasonsFor(catalog, thing.name).length === 0) {
    const stated = reasonsStated(context);
    if (stated.length > 0) return { kind: 'quote', refs: stated, lead: '' };
  }
  if (choice.kind !== 'one' || thing === undefined) return null;
  const quantity = quantityOf(catalog, thing);
  const told = reasonsFor(catalog, thing.name);
  return quantity
    ? tablePlanOf(
        { kind: 'show', quantities: [quantity] },
        { also: alsoPrinted(catalog, choice.things), passages: told, assumed: told.length > 0 ? [] : ['no-reason'] },
      )
    : null;
};
