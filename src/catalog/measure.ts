import type { Cell } from '../document/document.ts';
import type { Measure } from './catalog.ts';

/** What a cell counts, by its printed unit: 万元 and 元/人/月 are money, 人 and 名 people, 天 and 月 time. */
export function measureOf(cell: Cell | undefined): Measure {
  if (cell === undefined) return 'none';
  if (cell.value === null && /季|月底|年底/u.test(cell.printed)) return 'time';
  // 10-180元不等: no one number, and money all the same.
  if (cell.value === null && /\d\s*元/u.test(cell.printed)) return 'money';
  if (cell.value === null && cell.printed !== '' && cell.unit === '') return 'words';
  if (/元/u.test(cell.unit)) return 'money';
  if (cell.unit.includes('%')) return 'percent';
  if (/人|名|户/u.test(cell.unit)) return 'people';
  if (/天|日|月|年|季/u.test(cell.unit)) return 'time';
  return 'count';
}
