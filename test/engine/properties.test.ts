/** The engine against a naive oracle that knows nothing of parents: only which innermost cells a figure is made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRows } from '../../src/engine/row-index.ts';
import { runPlan } from '../../src/engine/run-plan.ts';
import type { CellAddress, Quantity, TablePlan } from '../../src/plan/plan.ts';
import { buildDocument, buildRow, buildTable } from '../support/build-document.ts';

const COLUMNS = { 合计: null, 基本支出: '合计', 人员经费: '基本支出', 公用经费: '基本支出', 项目支出: '合计' } as const;
const COLUMN_NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** A row of a generated table: the row above it, and its figures in cents (null: printed blank). */
type GeneratedRow = { readonly parent: number | null; readonly cents: readonly (bigint | null)[] };

const amount = fc.option(fc.bigInt({ min: -99_999n, max: 9_999_999n }), { freq: 5 });

const tableOf = fc.array(
  fc.record({ parent: fc.option(fc.nat({ max: 11 })), cents: fc.array(amount, { minLength: 5, maxLength: 5 }) }),
  { minLength: 2, maxLength: 12 },
);

/** Each row stands under an earlier one, or under none. */
const grown = tableOf.map((rows) =>
  rows.map(({ parent, cents }, position) => ({ cents, parent: parent !== null && parent < position ? parent : null })),
);

/** A table and a choice of its cells, each as row and column number. */
const chosen = grown.chain((rows) =>
  fc.tuple(
    fc.constant(rows),
    fc.array(fc.tuple(fc.nat({ max: rows.length - 1 }), fc.nat({ max: COLUMN_NAMES.length - 1 })), {
      minLength: 1,
      maxLength: 5,
    }),
  ),
);

const print = (cents: bigint): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

function indexOf(rows: readonly GeneratedRow[], order: { rows?: boolean; columns?: boolean } = {}) {
  const turn = <Item>(items: readonly Item[], isTurned = false) => (isTurned ? items.toReversed() : items);
  const built = rows.map(({ parent, cents }, position) => {
    const printed = COLUMN_NAMES.map((name, column) => [
      name,
      cents[column] == null ? '' : `${print(cents[column])}万元`,
    ]);
    const cells = Object.fromEntries(turn(printed, order.columns)) as Record<string, string>;
    return buildRow({
      ref: `t.${position}`,
      name: `行${position}`,
      cells,
      ...(parent === null ? {} : { parent: `t.${parent}` }),
    });
  });
  const columns = Object.fromEntries(turn(Object.entries(COLUMNS), order.columns));
  return indexRows([buildDocument({ tables: [buildTable(turn(built, order.rows), columns)] })]);
}

const addressOf = (row: number, column: number): CellAddress => ({
  row: `t.${row}`,
  column: COLUMN_NAMES[column] ?? '',
});

const quantitiesOf = (cells: readonly (readonly [number, number])[]): Quantity[] =>
  cells.map(([row, column]) => ({ label: `行${row}列${column}`, cells: [addressOf(row, column)] }));

/** The innermost cells a cell is made of: rows without rows under them, columns without columns under them. */
function innermost(rows: readonly GeneratedRow[], [row, column]: readonly [number, number]): Set<string> {
  const rowsUnder = (top: number): number[] => {
    const children = rows.flatMap(({ parent }, position) => (parent === top ? [position] : []));
    return children.length === 0 ? [top] : children.flatMap(rowsUnder);
  };
  const columnsUnder = (top: string): string[] => {
    const children = COLUMN_NAMES.filter((name) => COLUMNS[name] === top);
    return children.length === 0 ? [top] : children.flatMap(columnsUnder);
  };
  return new Set(
    rowsUnder(row).flatMap((leaf) => columnsUnder(COLUMN_NAMES[column] ?? '').map((name) => `${leaf} ${name}`)),
  );
}

const distinct = (cells: readonly (readonly [number, number])[]) =>
  cells.filter(([row, column], position) => cells.findIndex(([r, c]) => r === row && c === column) === position);

const holdsTwice = (rows: readonly GeneratedRow[], cells: readonly (readonly [number, number])[]): boolean => {
  const parts = distinct(cells).flatMap((cell) => [...innermost(rows, cell)]);
  return new Set(parts).size < parts.length;
};

describe('the engine on any table', () => {
  it('adds exactly what the oracle adds, and never anything twice', () => {
    fc.assert(
      fc.property(chosen, ([rows, cells]) => {
        const result = runPlan({ kind: 'sum', quantities: quantitiesOf(cells) }, indexOf(rows));
        if (holdsTwice(rows, cells)) {
          expect(result).toMatchObject({ ok: false, failure: { code: 'parent-and-child' } });
          return;
        }
        const figures = distinct(cells).flatMap(([row, column]) => rows[row]?.cents[column] ?? []);
        const total = figures.length === 0 ? null : print(figures.reduce((sum, cents) => sum + cents, 0n));
        expect(result.ok && result.value.figures.at(-1)?.value).toBe(total);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same whatever order rows and columns are loaded in, and the same bytes twice', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom('top' as const, 'bottom' as const), ([rows, cells], order) => {
        const quantities = quantitiesOf(cells);
        const plans: TablePlan[] = [
          { kind: 'sum', quantities },
          { kind: 'show', quantities, unit: '亿元' },
          { kind: 'rank', set: '行', quantities, order, take: 2 },
          {
            kind: 'filter',
            set: '行',
            quantities,
            thresholds: [{ comparator: '≥', value: '0', unit: '万元' }],
            count: true,
          },
          { kind: 'share', parts: quantities, whole: { label: '总额', cells: [addressOf(0, 0)] } },
        ];
        for (const plan of plans) {
          const expected = JSON.stringify(runPlan(plan, indexOf(rows)));
          expect(JSON.stringify(runPlan(plan, indexOf(rows)))).toBe(expected);
          expect(JSON.stringify(runPlan(plan, indexOf(rows, { rows: true })))).toBe(expected);
          expect(JSON.stringify(runPlan(plan, indexOf(rows, { columns: true })))).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ranks as sorting whole cents does', () => {
    fc.assert(
      fc.property(grown, fc.integer({ min: 1, max: 12 }), (rows, take) => {
        const quantities = quantitiesOf(rows.map((_row, position) => [position, 0]));
        const result = runPlan({ kind: 'rank', set: '行', quantities, order: 'top', take }, indexOf(rows));
        const sizes = rows.flatMap(({ cents }) => cents[0] ?? []).sort((left, right) => Number(right - left));
        expect(result.ok && result.value.figures.map(({ value }) => value)).toEqual(sizes.slice(0, take).map(print));
      }),
    );
  });

  it('counts as comparing whole cents does', () => {
    fc.assert(
      fc.property(grown, fc.bigInt({ min: 1n, max: 9_999_999n }), (rows, bound) => {
        const quantities = quantitiesOf(rows.map((_row, position) => [position, 0]));
        const thresholds = [{ comparator: '≥' as const, value: print(bound), unit: '万元' }];
        const result = runPlan({ kind: 'filter', set: '行', quantities, thresholds, count: true }, indexOf(rows));
        const members = rows.filter(({ cents }) => cents[0] != null && cents[0] >= bound);
        expect(result.ok && result.value.figures[0]?.value).toBe(String(members.length));
      }),
    );
  });

  it('cites the rows of its figures and no others', () => {
    fc.assert(
      fc.property(chosen, ([rows, cells]) => {
        const result = runPlan({ kind: 'show', quantities: quantitiesOf(cells) }, indexOf(rows));
        const named = [...new Set(cells.map(([row]) => `t.${row}`))];
        expect(result.ok && result.value.refs).toEqual(named);
      }),
    );
  });
});

describe('shares', () => {
  it('of all parts of a whole add to about 100, and together are exactly 100', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(parts, (cents) => {
        const whole = cents.reduce((sum, part) => sum + part, 0n);
        const rows = [whole, ...cents].map((value, position) => ({
          parent: position === 0 ? null : 0,
          cents: [value],
        }));
        const shares = runPlan(
          {
            kind: 'share',
            parts: quantitiesOf(cents.map((_part, position) => [position + 1, 0])),
            whole: { label: '总额', cells: [addressOf(0, 0)] },
          },
          indexOf(rows),
        );
        const percentages = shares.ok ? shares.value.figures.filter(({ unit }) => unit === '%') : [];
        expect(percentages.at(-1)?.value).toBe('100.00');
        const sum = percentages.slice(0, -1).reduce((total, { value }) => total + Number(value), 0);
        expect(Math.abs(sum - 100)).toBeLessThanOrEqual(0.005 * cents.length + 1e-9);
      }),
    );
  });
});
