/** The unit words that may follow a numeral, with the one form each is kept as. */

/** Counted things: printed form → canonical unit. Measure words as Chinese budgets and their readers use them. */
const COUNT_UNITS: ReadonlyMap<string, string> = new Map([
  ...pairs('人', ['人', '名', '位', '个人']),
  ...pairs('人次', ['人次', '个人次']),
  ...pairs('个月', ['个月', '个自然月']),
  ...pairs('工作日', ['工作日', '个工作日']),
  ...pairs('天', ['天']),
  ...pairs('小时', ['小时', '个小时', '个钟头', '钟头']),
  ...pairs('分钟', ['分钟']),
  ...pairs('平方米', ['平方米', '平米', 'm2']),
  ...pairs('百分点', ['百分点', '个百分点', '个点']),
  ...'个项次场件笔年册本份张套台辆户家岁届倍间条只批类处所起例宗档期股科'
    .split('')
    .map((word) => [word, word] as const),
]);

/** English nouns after a numeral → canonical unit. */
const ENGLISH_UNITS: ReadonlyMap<string, string> = new Map([
  ...pairs('人', ['people', 'person', 'persons', 'staff', 'employees', 'workers', 'retirees']),
  ...pairs('个', ['projects', 'project', 'items', 'item']),
  ...pairs('天', ['days', 'day']),
  ...pairs('个月', ['months', 'month']),
  ...pairs('年', ['years', 'year']),
  ...pairs('次', ['times']),
  ...pairs('辆', ['vehicles', 'vehicle', 'cars', 'car']),
  ...pairs('件', ['cases', 'case']),
  ...pairs('场', ['events', 'fairs']),
]);

/** Words that begin like a unit and are none: 个别, 人社局, 年度, 项目经理 … The unit in front of these is not read. */
const NOT_A_UNIT: ReadonlyMap<string, string> = new Map([
  ['个', '别|性'],
  ['个人', '社|才|力|均|员|民|事|账|所得'],
  ['个点', '子'],
  ['人', '社|才|力|均|员|民|事|大'],
  ['名', '额|称|单'],
  ['位', '数|置'],
  ['天', '津|然'],
  ['年', '度|级|底|末|初|中|终'],
  ['件', '数'],
  ['本', '级|年|次|预算|单位|部门'],
  ['份', '额'],
  ['张', '家|店'],
  ['台', '账|湾'],
  ['家', '庭|属'],
  ['类', '别|似'],
  ['处', '理|室|置|罚'],
  ['所', '有|属|以|需|得|在'],
  ['期', '末|初|间|限'],
  ['科', '目|技|研|学'],
  ['股', '份|级'],
  ['次', '要'],
  ['档', '案'],
  ['条', '件|例'],
  ['批', '准|复'],
  ['只', '有|是|能'],
  ['例', '如|外'],
]);

function pairs(canonical: string, printed: readonly string[]): [string, string][] {
  return printed.map((word) => [word, canonical]);
}

const byLength = (words: Iterable<string>): string[] => [...words].sort((left, right) => right.length - left.length);

const chinese = byLength(COUNT_UNITS.keys())
  .map((word) => {
    const not = NOT_A_UNIT.get(word);
    return not === undefined ? word : `${word}(?!${not})`;
  })
  .join('|');

const COUNT = new RegExp(`^ ?(?:(${chinese})| ?(${byLength(ENGLISH_UNITS.keys()).join('|')})(?![a-z]))`, 'u');

export type UnitFound = {
  /** Length of the unit word, a space before it included. */
  readonly length: number;
  readonly unit: string;
};

/** The counted unit at the start of a text (what follows a numeral), or null. */
export function countUnitAt(text: string): UnitFound | null {
  const match = COUNT.exec(text);
  if (match === null) return null;
  const unit = COUNT_UNITS.get(match[1] ?? '') ?? ENGLISH_UNITS.get(match[2] ?? '');
  return unit === undefined ? null : { length: match[0].length, unit };
}
