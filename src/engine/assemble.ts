/** Puts the parts of a result together: figures in the order they are said, remarks and refs once each. */
import type { Ref } from '../document/document.ts';
import { type Amount, convertAmount } from './amount.ts';
import type { Calculation, Cells, Figure, Remark } from './cells.ts';
import { uniqueBy } from './collect.ts';
import type { Reading } from './read-quantity.ts';

/** A piece of a result; `refs` adds rows that were read without being a figure. */
export type Part = {
  readonly figures?: readonly Figure[];
  readonly calculations?: readonly Calculation[];
  readonly remarks?: readonly Remark[];
  readonly refs?: readonly Ref[];
};

/** Joins parts in order. Calculations, remarks and refs that come up again are said once. */
export function assemble(parts: readonly Part[]): Cells {
  const figures = parts.flatMap((part) => part.figures ?? []);
  const remarks = parts.flatMap((part) => part.remarks ?? []);
  return {
    figures,
    calculations: uniqueBy(
      parts.flatMap((part) => part.calculations ?? []),
      ({ expression, unit }) => JSON.stringify([expression, unit]),
    ),
    remarks: uniqueBy(remarks, (remark) => JSON.stringify(remark)),
    refs: [
      ...new Set(parts.flatMap((part) => [...(part.figures ?? []).flatMap(({ refs }) => refs), ...(part.refs ?? [])])),
    ],
  };
}

/**
 * A reading as a figure, converted to `unit` when it is money; the conversion is then shown, and the figure derived.
 * A cell with a comparator keeps its printed text, for the converted number alone would lose the bound.
 */
export function showReading(reading: Reading, unit?: string): Part {
  const { label, amount, refs, role, calculations, remarks } = reading;
  const printed = reading.printed === undefined ? {} : { printed: reading.printed };
  if (amount === null) {
    return { figures: [{ label, value: null, unit: unitOf(reading), ...printed, refs, role }], remarks };
  }
  const converted = convertAmount(amount, unit);
  const isConverted = converted.calculations.length > 0;
  return {
    figures: [{ label, ...converted.amount, ...printed, refs, role: isConverted ? 'derived' : role }],
    calculations: [...calculations, ...converted.calculations],
    remarks,
  };
}

/** A calculated amount as a figure, converted to `unit` when it is money. */
export function showDerived(
  derived: { readonly label: string; readonly amount: Amount; readonly refs: readonly Ref[] },
  unit?: string,
): Part {
  const { label, amount, refs } = derived;
  const converted = convertAmount(amount, unit);
  return {
    figures: [{ label, ...converted.amount, refs, role: 'derived' }],
    calculations: converted.calculations,
  };
}

/** Refs of several readings, each once. */
export const refsOf = (readings: readonly Reading[]): readonly Ref[] => [
  ...new Set(readings.flatMap(({ refs }) => refs)),
];

const unitOf = ({ cells }: Reading): string => cells[0]?.cell.unit ?? '';
