/** 这些表的单位是元还是万元: the unit that the tables print their amounts in. */
import { isMoneyUnit } from '../../base/decimal.ts';
import type { Rule } from '../context.ts';

/** The unit of figures, and no unit of the department. */
const ASKS_UNIT =
  /(?:表|数|数字|金额|钱|预算)(?:里|上|里面)?[^，,。?？]{0,6}(?<!几[个家间]|哪[些个家]|[下所]属)单位(?!性质|规格|级别|负责|编制)|(?:计量|金额|货币|计价)单位|单位(?:是|为|用)?[^，,。?？]{0,2}(?:万元|元|块|亿)|(?:按|以|用|拿)(?:万?元|亿元?|块)(?:来)?(?:算|计|列|填|记|印|标|做单位|为单位|当单位)/u;

/** Rows cited for it. */
const MOST_ROWS = 3;

/** Where nothing of the document is named but its tables. */
export const moneyUnit: Rule = ({ catalog, question }) => {
  if (!ASKS_UNIT.test(question.text) || question.numbers.length > 0) return null;
  const namesMore = question.mentions.some(
    ({ candidates: [best] }) => best !== undefined && best.thing.kind !== 'table' && best.precision >= 0.6,
  );
  if (namesMore) return null;
  const tables = catalog.document.tables.filter(({ unit, rows }) => isMoneyUnit(unit) && rows.length > 0);
  const refs = tables.flatMap(({ rows }) => rows.slice(0, 1).map(({ source }) => source.ref)).slice(0, MOST_ROWS);
  const names = [...new Set(tables.map(({ unit }) => unit))];
  return refs.length === 0 ? null : { kind: 'list', listing: '预算表里金额的单位', refs, names, uncounted: true };
};
