/** Which row contains which: by subject code, by numbering, by the totals of the template. */
import type { Ref } from '../document.ts';
import { matchKey } from './clean.ts';
import { readNumbering } from './numbering.ts';
import type { RowDraft } from './row-draft.ts';

/** Coded tables: the longest shorter code (3, 5, 7 digits) that is printed, else the 合计 row without a code. */
export function parentsByCode(rows: readonly RowDraft[]): (Ref | undefined)[] {
  const byCode = new Map(rows.flatMap((row) => (row.code === undefined ? [] : [[row.code, row.ref] as const])));
  const total = rows.find((row) => row.code === undefined)?.ref;
  return rows.map((row) => {
    if (row.code === undefined) return undefined;
    for (let length = row.code.length - 1; length > 0; length -= 1) {
      const parent = byCode.get(row.code.slice(0, length));
      if (parent !== undefined) return parent;
    }
    return total;
  });
}

/**
 * One half of a balance table: items belong to 本年…合计, numbered lines under an unnumbered one (年初…结转) to it,
 * and both to …总计.
 */
export function parentsOfBalance(rows: readonly RowDraft[]): (Ref | undefined)[] {
  const subtotalAt = rows.findIndex((row) => /合计$/.test(matchKey(row.label)));
  const total = rows.find((row) => /总计$/.test(matchKey(row.label)))?.ref;
  const subtotal = rows[subtotalAt]?.ref;
  let carried: Ref | undefined;
  return rows.map((row, at) => {
    if (row.ref === total) return undefined;
    if (at === subtotalAt) return total;
    if (at < subtotalAt) return subtotal ?? total;
    if (readNumbering(row.label) !== null) return carried ?? total;
    carried = row.ref;
    return total;
  });
}

/** 三公: 合计 › 小计 › 一、二、三、 › 其中 and what follows it. */
export function parentsOfThreePublic(rows: readonly RowDraft[]): (Ref | undefined)[] {
  const total = rows.find((row) => matchKey(row.label) === '合计')?.ref;
  let subtotal = total;
  let item: Ref | undefined;
  return rows.map((row) => {
    const key = matchKey(row.label);
    if (row.ref === total) return undefined;
    if (key.endsWith('小计')) {
      subtotal = row.ref;
      item = undefined;
      return total;
    }
    if (readNumbering(row.label) === null) return item ?? total;
    item = row.ref;
    return subtotal;
  });
}

/** 国有资产: numbered items under 资产总额, 其中 under the item before it. */
export function parentsOfAssets(rows: readonly RowDraft[]): (Ref | undefined)[] {
  const total = rows.find((row) => readNumbering(row.label) === null && !isPart(row))?.ref;
  let item: Ref | undefined;
  return rows.map((row) => {
    if (row.ref === total) return undefined;
    if (isPart(row)) return item ?? total;
    item = row.ref;
    return total;
  });
}

/** True for a line that names only a part of the one above it: 其中：办公用房. */
const isPart = (row: Pick<RowDraft, 'label'>): boolean => /^\s*其中/.test(row.label);
