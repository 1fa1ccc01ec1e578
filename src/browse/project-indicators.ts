/** A project's indicators as a table: what is counted, the target as printed, and why it is set so. */
import type { Indicator, Project } from '../document/document.ts';
import { cellAlone } from './figures.ts';
import type { Opened } from './opened.ts';
import type { Block } from './page.ts';
import { byCount } from './paging.ts';

const INDICATORS_A_PAGE = 6;

export const indicatorPages = ({ indicators }: Project): readonly (readonly Indicator[])[] =>
  byCount(indicators, INDICATORS_A_PAGE);

/** The table of some indicators, one of them marked where the page was opened for it. */
export function indicatorTable({ words }: Opened, indicators: readonly Indicator[], marked?: string): Block {
  const columns = [words.class, words.group, words.indicator, words.target, words.description, words.basis];
  return {
    kind: 'table',
    unit: '',
    columns: columns.map((name) => ({ name, blank: false })),
    rows: indicators.map((indicator) => ({
      locator: indicator.row.source.locator,
      cells: [
        indicator.class,
        indicator.group,
        indicator.name,
        cellAlone(indicator.row.cells[0], words.emptyCell),
        indicator.description || words.emptyCell,
        indicator.basis || words.emptyCell,
      ],
      marked: indicator.row.source.ref === marked,
      ref: indicator.row.source.ref,
    })),
  };
}
