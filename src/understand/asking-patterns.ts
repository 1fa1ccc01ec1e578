/**
 * Wordings that ask for something and can be built freely: verb, place word, question word in many combinations
 * (都花到什么地方去, 能拿来干点啥, 该找哪个窗口). The fixed ones are in `knowledge/lexicon/operations.json`.
 */
import type { OperationName } from '../catalog/lexicon.ts';
import type { Stretch } from './question.ts';

export type AskingFound = Stretch & { readonly name: OperationName };

const WHAT = '(?:什么|甚么|啥|哪些?)';

/** A month or a time after 什么 asks when, not what. */
const NOT_TIME = '(?!时候|时间|时|年|月|天|日)';

const PATTERNS: readonly (readonly [OperationName, RegExp])[] = [
  [
    'schedule',
    /(?:(?:该|要|得|应该|计划)(?:花|支出?|拨付?|用|支?付)(?:掉|到|出去?|完|了)*|(?:花|(?<![总本目部全])支|拨|用|付)(?:掉|到|出去?|完|了)+)(?:几成|百分之几|百分之多少|百分几|几个点)了?/gu,
  ],
  [
    'compare',
    /(?:哪(?:一?个|一?项|边|头|笔|样)?|边(?:个|样|笔|项|边))(?:列|花|给|发|安排|占|用|批|拨|值)?得?(?:更|比较)?(?:多|少|高|低|大|小|贵|值钱)(?![少头])/gu,
  ],
  // Lower than in 2023: the year that follows says what it changed from.
  [
    'change',
    /\b(?:bigger|larger|higher|smaller|lower|greater|more|less|up|down)(?: than| on| from| against| compared (?:with|to))(?= (?:in )?(?:last year|the (?:year before|previous year)|20\d\d))/gu,
  ],
  ['top', /哪(?:一?个|一?项|一?块|一?类|一?笔|部分)?(?:的钱)?占(?:了)?(?:的是)?大头/gu],
  ['compare', /\b(?:bigger|larger|higher|smaller|lower|greater|more|less)(?: money)? than\b/gu],
  ['total', /(?<![一公总合统通拢])(?:合|总)?共(?:是|计|系|有)?(?:多少|几多|几(?=[钱元块万亿]))/gu],
  // 年中支出比例: how much of a project's money is planned by then.
  ['schedule', /(?<=(?:月底?|月末|年中|年底)前?的?)(?:计划)?支[出付]的?(?:比例|比重|占比|百分比)/gu],
  [
    'compare',
    /\bwhich (?:one )?(?:of (?:them|these|those|the (?:two|three)) )?(?:is|was|are|were|gets?|costs?|takes?|receives?)(?: the)? (?:bigg|larg|high|small|low|great|cheap)(?:er|est)\b/gu,
  ],
  ['difference', /差(?:了|着|出|个)?(?:多少|几)(?:个)?(?:钱|块钱?|元|毛|万元?|亿元?)?/gu],
  // 少的这四千多万里: how much less it is, as a whole that something is a part of.
  ['change', /(?:减少?|缩减|压减|少|降)了?的(?:这|那)?(?=[^，,。?？占]{0,10}(?:里|当?中))/gu],
  ['difference', /\bexceeds?\b(?=.*\bhow much\b)/gu],
  [
    'overview',
    /(?:打算|准备|计划|今年要?)(?:怎么|咋|如何)(?:干|做|搞|抓|推进)|(?:整体|总体)(?:上?是?)(?:怎么|咋|如何)?(?:安排|情况)的?/gu,
  ],
  [
    'overview',
    /(?:整体|总体|大体|大致|大概|简单|简要)上?(?:说|讲|谈|写|介绍|概括)(?:一?下|说|讲|了)?(?:些)?(?:什么|啥)?|(?:给我|帮我|给俺)?概括(?:一?下)?|(?<![劝传听])(?:说|讲|写)了?些(?:什么|啥)|\bsketch(?: out)?\b/gu,
  ],
  [
    'list',
    /(?:怎么|咋|如何|怎样)个?(?:构成|组成)的?|的结构(?=[?？,，。\s]|$|怎么|咋|是|如何)|(?:分|划|拆)(?:成|为|了)?几(?:点|条|块|类|个?方面|个?部分|层)|(?:列|念|报|说|写|给)(?:一?下|出|个|一遍)?(?:小?标题|条目|名目)|\b(?:structure|composition|make-?up) of\b|\b(?:split|divided?|divides) (?=between|into|among|up|by)/gu,
  ],
  [
    'purpose',
    new RegExp(
      `(?:都|主要|具体|全|究竟|到底)*(?:要|会|能|可以|拿来|拿去|用来)?(?:用|花|投|砸|使|拨|掏|开销|支)(?:在|到|于|去|往)了?${WHAT}${NOT_TIME}(?:个|儿|里)?(?:地方|方面|上面?|头上|事情?上?|去)*了?`,
      'gu',
    ),
  ],
  [
    'purpose',
    new RegExp(
      `(?:都|主要|具体|究竟|到底)*(?:是|能|可以|拿来|拿去|用来|用于|要|来)*(?:干|做|搞)(?:点|些)?(?:什么|啥|嘛|哪些)${NOT_TIME}(?:事情?|活儿?)?(?:用的?|使的?)`,
      'gu',
    ),
  ],
  [
    'purpose',
    new RegExp(
      `(?:都|主要|具体|究竟|到底)*(?:能|可以|拿来|拿去|用来|用于|要)+(?:干|做|搞)(?:点|些)?(?:什么|啥|嘛|哪些)${NOT_TIME}(?:事情?|活儿?)?`,
      'gu',
    ),
  ],
  [
    'purpose',
    /(?:都|主要|具体)*(?:发|给|补|付|拨|用|花)(?:给|在)了?(?:谁|什么人|哪些人|啥人|哪类人|哪种人)(?:身上|头上)?/gu,
  ],
  [
    'basis',
    /(?:(?:按照?|依据?|照着?|根据|凭|执行|遵循|遵照|参照)[的着是]*(?:上面|部里|省里|国家|市里|厅里)?的?(?:哪|什么|啥)一?(?:个|份|部|项|道|条)?|哪一?(?:个|份|部|项|道))(?:红头)?(?:文件|文(?!化|明)|文号|规定|办法|通知|法规)(?:来|规定|定|办|执行|走|搞|做)?的?/gu,
  ],
  [
    'definition',
    /\bwhat (?:sorts?|kinds?|types?) of (?:expenses?|costs?|spending|expenditures?|things|items|money|funds?|income|revenue) (?:falls?|comes?|counts?|goes|go|are|is)(?: (?:covered|included|counted))? (?:under|in|into|as|towards?|by)\b/gu,
  ],
  // What does … come to? What is … worth? The name stands between, however long it is.
  [
    'amount',
    /(?<=\bwhat (?:do|does|did|will|would) .*\S )(?:come|amount|run|get|cost)(?: out)?(?: (?:to|at))?(?=(?: altogether| in total| together)? ?\?*$)/gu,
  ],
  // What do they pay for …: what something costs, where its name follows.
  [
    'amount',
    /\bwhat (?:do|does|did|will|would|must|should) (?:they|you|we|the (?:bureau|department|office|government|city))(?: have to)? (?:pay|spend|budget|earmark|set aside|put aside|allocate|lay out|fork out|shell out)(?: out)? (?:for|on|to|towards?)(?= \S)/gu,
  ],
  ['amount', /(?<=\bwhat(?:'s| is| are| was| were) .*\S )(?:worth|budgeted at|put at|set at)(?= ?\?*$)/gu],
  // How is it split between A and B: how much each of them is.
  [
    'amount',
    /(?<=\b(?:money|budget|spending|expenditures?|funds?|funding|total|revenue|income|costs?)\b.*)\b(?:split|divided(?: up)?|shared(?: out)?|apportioned) between\b/gu,
  ],
  // When must it hit 90 %: the plan of payments tells when so much is spent.
  [
    'schedule',
    /(?<=\bwhen\b.*\b(?:funds?|money|budget|spending|payments?|payouts?|outlays?|disbursements?)\b.* )(?:hit|reach|get to|be at|be up to)(?= \d+(?:\.\d+)? ?%)/gu,
  ],
  // On what provincial document: whoever issued it.
  [
    'basis',
    /\b(?:what|which) (?:(?:provincial|central|national|county|municipal|city|state|ministry|government|official|policy) )*(?:documents?|notices?|circulars?|regulations?|rules?|files?|polic(?:y|ies))(?= (?:is|are|was|were|does|do|did|says?|backs?|underlies|supports?|sets?)\b)/gu,
  ],
  // What is … for?
  ['purpose', /(?<=\bwhat(?:'s| is| are| was) .*\S )for(?= ?\?*$)/gu],
  [
    'office',
    /(?:归|由|找|问|属于|属|去|到|上)(?:你们)?(?:人社)?局?里?的?(?:什么|啥|哪)一?(?:个|家|位)?(?:股室?|科室?|处室?|部门|机构|口子?|窗口|办公室)(?:管|负责|办理?|处理|受理|审批?|查|说了算|拍板)?/gu,
  ],
  // 管工伤的是哪个: what is dealt with stands between.
  [
    'office',
    /(?<=管[^，,。?？]{1,10}的)(?:是|归|在)?(?:哪|什么|啥)(?:一?个|家|位)?(?:股室?|科室?|部门|单位|口)?(?=[呀啊呢吗嘛了吧的\s?？。]*$)/gu,
  ],
  [
    'office',
    /(?:该|要|应该|得)(?:去|到|上)?(?:找|问|跟|向|朝)(?:谁|哪)(?:个|里|儿|位|家)?(?:部门|股室?|科室?|人|去)?(?:说|反映|投诉|举报|解决|处理|办|问)?/gu,
  ],
  [
    'office',
    /(?:归|由|属)?谁(?:来|在|去|给|负责|具体)*(?:管理?|办理?|审批?|审核|核准|批准?|查处?|抓|牵头|受理|处理|登记|认定|鉴定|评审|组织|监督|把关|对接|经办|拟定|制定)(?!费|到)/gu,
  ],
];

/** Finds them; each with its place, in no particular order. */
export function findAskings(text: string): AskingFound[] {
  return PATTERNS.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, name })),
  );
}
