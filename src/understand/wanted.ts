import type { Measure } from '../catalog/catalog.ts';
import type { Question } from './question.ts';

/** Wordings that ask for a kind of figure. Matched anywhere; several may hold. */
const CUES: readonly (readonly [Measure, RegExp])[] = [
  [
    'money',
    /多少钱|几个钱|多少(?:个)?(?:万|亿|元|块)|几(?:万|个?亿|块|千万|百万)|毛|(?:花|拨|给|批|安排)了?多少(?![个名位]?(?:人|老人|村民|职工)|[次场张份户家])|多少(?:经费|资金|预算)|(?:经费|资金|钱|款|费用?|预算)(?:又|都|总共|一共|大概|大约|今年|一年|得|要|能|有|是|给|列|批|安排|花|投)*了?(?:多少|几)(?![个人次名场月号日天年点])|(?:发|给|拿|补|领|挣|贴)得?更?(?:多|少|高|低)(?!少)|金额(?:是|有)|(?:多少|几何)[啊呀呢哪]?[,，][^,，]{0,16}(?:钱|款|费用?|资金|预算)[?？。\s]*$|^(?:and )?(?:the |its )?(?:total )?budget[?.! ]*$|\b(?:how much|how many (?:yuan|wan|million|billion|thousand))\b/u,
  ],
  [
    'people',
    /多少(?:个|名)?(?:退休|离退休|失业|参保|领取待遇)的|多少(?:万|个|名|位|户)?(?:城乡|农村|退休|离退休|待遇|见习|参保|困难|失业)?(?:人|老人|居民|农民|职工|工人|毕业生|大学生)|几(?:个|名)?人|人数|多少名|几位|多少位|[几多少]号人|(?:多少|几)(?:个|名|位)\p{Script=Han}{0,6}?(?:代办员|人员|职工|毕业生|农民工|学生|老人|残疾人|干部|工人|对象)|几口人|(?:多少|几)个(?=(?:上岗|就业|创业)(?![补贷专资服项])|找到)|(?:人|人员|者|老人|(?:待遇|补贴|养老金|退休金)的|残疾人|[员职民]工|工人|居民|村民|学生|毕业生|农民|党员|干部|代办员)(?:一共|总共|到底|大概|现在|全市)?有(?:多少|几)(?![钱万亿元块])|(?:的人|人员|老人|职工|对象)(?:一共|总共|共|到底|大概)?(?:有)?(?:多少|几)个(?!\p{Script=Han})|\bhow many (?:people|persons?|staff|workers?|employees|retirees|agents?)\b|\bhow many [^,.?]*(?:人|退了?休|(?:retired|retirees|people|workers|residents|pensioners|jobs|employment|employees|staff|graduates|farmers|interns|trainees|agents|villagers|beneficiaries|recipients|participants|households)\b)|\bheadcount\b/u,
  ],
  [
    'percent',
    /百分之几|百分之多少|百分点|几个点|比率|率(?:是|要|得|定|达|多|有)|[几两三四五六七八九]个率|几成|多高|(?:覆盖|占|达标|合格|满意|及时|准确|成功)的?(?:人|面|比例)?(?:要|得|该|须)?(?:到|达到|占|有)(?:了|个)?(?:多少|几)(?![人个名万元块])|\b(?:rate|percent(?:age)?|percentage)\b/u,
  ],
  [
    'time',
    /几天|多少天|多久|多长|(?<![近这前后头好])几年|多少年|[几多少]个?小时|几岁|多大(?:岁数|年龄|年纪)|几个?月|几号|哪天|多长时间|几月|时限|什么时[候间]|啥时[候间]?|何时|几时|哪个?月|最晚|最迟|截止|\b(?:how long|how many (?:days|months)|which (?:day|month)|by what date|deadline|by when)\b|(?:^|[,.?;:] ?|\b(?:and|or|but|so|by|until|since|know|tell me|exactly|just) )when\b/u,
  ],
  [
    'count',
    /(?:(?<!哪)几|多少)(?:件|次|回|遍|趟|场|期|届|笔|种|所|分(?![钱之开])|张|本|份|卷|册|家|批|辆|台|户|条|批|个(?!人|月|亿|项目|钱|百分点|点))|\bhow many\b(?! (?:days|months|weeks|years|yuan|wan|million|billion|thousand)\b(?! people))/u,
  ],
];

/** 多少万老人, 领养老金的人有多少万: so many ten thousands of people, and no money. */
const TENS_OF_THOUSANDS =
  /(?<=多少|几)个?万(?=(?:个|名|位)?(?:城乡|农村|退休|离退休|待遇|见习|参保|困难|失业)?(?:人|老人|居民|农民|职工|群众|老百姓|村民))|(?<=(?:的|人|人员|老人|居民|群众)(?:一共|总共|大概|大约)?有(?:多少|几))个?万人?(?!元|块|钱)/gu;

/** The kinds of figure a wording asks for; empty when it does not tell. */
export function measuresAsked(said: string): ReadonlySet<Measure> {
  const text = said.replace(TENS_OF_THOUSANDS, '人');
  const asked = CUES.filter(([, cue]) => cue.test(text)).map(([measure]) => measure);
  // 就业人数增长几个百分点 asks for no people.
  if (/百分点|几个点|增长率|\bgrowth\b/u.test(text)) return new Set(asked.filter((one) => one !== 'people'));
  // “how much is the rate”, “how many people”: what is measured tells more than the word of asking.
  if (asked.includes('percent') && !MONEY_ITSELF.test(text)) return new Set(asked.filter((one) => one !== 'money'));
  if (asked.includes('people') && !COUNTED.test(text)) return new Set(asked.filter((one) => one !== 'count'));
  return new Set(asked);
}

/** Money is asked for by its name, not by “how much” alone. */
const MONEY_ITSELF =
  /[钱款费元金块万亿]|经费|资金|预算|\b(?:money|yuan|rmb|budget|cost|paid|pay|subsidy|fund(?:s|ing)?)\b/u;

/** Things are counted beside the people. */
const COUNTED = /[几多少][件次场笔张本份卷册家批辆台户条个]|\bhow many\b.*\bhow many\b/u;

/** The money unit a wording asks for: 换成亿元, 是多少元, in yuan; null when it leaves the printed one. */
export function unitAsked(text: string): Question['unit'] {
  return UNITS.find(([, cue]) => cue.test(text))?.[0] ?? null;
}

/** A verb of converting or writing before the unit; or the unit asked for: 是多少元, how many million yuan. */
const WRITTEN = '(?:换|折|算|写|化|改|转|列|表示|按|用|以).{0,4}?[“"「]?';
const UNITS: readonly (readonly [NonNullable<Question['unit']>, RegExp])[] = [
  ['百万元', /\b(?:how many|in) millions?\b(?! of people)|百万元/u],
  [
    '亿元',
    new RegExp(
      `(?:换|折|合|是|等于|算|约).{0,6}(?:多少|几)个?亿|${WRITTEN}亿|几个?亿|\\bin (?:hundred millions?|100 million)\\b`,
      'u',
    ),
  ],
  [
    '元',
    new RegExp(
      `(?:换|折|合|是|等于|算).{0,6}(?:多少|几)(?:元|块)(?!\\/|钱?到|至)|${WRITTEN}(?<!万|亿)元|(?:换|折|化|转|算)(?:算|合)?(?:成|为|作)块|\\bin yuan\\b`,
      'u',
    ),
  ],
  ['万元', new RegExp(`${WRITTEN}万元`, 'u')],
];
