/** On which document a target or a project stands. */
import { squeeze } from '../../base/text-pieces.ts';
import { choose, type Rule } from '../context.ts';

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
