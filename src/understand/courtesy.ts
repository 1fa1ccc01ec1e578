/** Politeness around a question: it asks nothing, and its words must not be read as something asked (请问哪个 is not 问哪个). */
import type { Token } from './question.ts';

/** 请问, 麻烦问一下, at the start of the text or of a clause, with the mark after it. */
const REQUEST = /(?<=^|[\s,。!?;])(?:请问|请教|麻烦问|想请问|想请教|请帮忙问)(?:一下儿?|下)?[\s,:]*/gu;

/** Please tell me: …, could you tell me …; not “tell me about”, which asks for an overview. */
const ENGLISH_REQUEST =
  /^(?:(?:could|can|would) you )?(?:please |kindly )?(?:tell me|let me know|advise)(?: please)?(?: ?[:,] ?| (?=what|how|which|who|where|when|why|whether|if\b))/u;

/** 领导让我把, 办公室叫我们报一下: who wants to know says nothing of what is asked. */
const ERRAND =
  /(?<=^|[\s,。!?;])(?:[^\s,。!?;]{0,4}(?:领导|主任|局长|科长|股长|处长|市长|县长|书记|老板|上头|上面|办公室|财政|审计|人大|委员|记者|同事|客户)(?:那边|今天|刚才|又|非)?)?(?:让|叫|催|要求|安排|吩咐)(?:我|咱|俺)们?(?:把|将|给|来)?(?=[^\s,。!?;]{4})/gu;

/** The text without words of request; a text of nothing else stays. */
export function withoutRequest(text: string): string {
  const rest = text.replace(REQUEST, '').replace(ERRAND, '').replace(ENGLISH_REQUEST, '');
  return rest.trim() === '' ? text : rest;
}

/** Roles that ask or name something. */
const INFORMS: ReadonlySet<Token['role']['kind']> = new Set<Token['role']['kind']>([
  'content',
  'column',
  'operation',
  'threshold',
  'number',
  'year',
  'years',
  'month',
  'refusal',
]);

/** Words that ask, though no other word beside them is known: 主要减在哪块, 乡镇的呢. */
const ASKS =
  /多少|几|单位|哪|什么|啥|谁|吗|怎|咋|如何|为何|是不是|有没有|呢[?。!,\s]*$|(?<![好是])的[。!,\s]*$|\b(?:where|what|how|which|when|why|is|are|does|do|can|right)\b/u;

/** Takes greetings and thanks out where anything else was said, with the marks that are left at the beginning and at the end. */
export function withoutCourtesy(tokens: readonly Token[]): Token[] {
  const courteous = ({ role }: Token): boolean =>
    role.kind === 'chat' && (role.topic === 'greeting' || role.topic === 'thanks');
  const rest = tokens.filter((token) => !courteous(token));
  if (rest.length === tokens.length) return withoutLastMark(tokens);
  const text = rest.map((token) => token.text).join('');
  if (!rest.some(({ role }) => INFORMS.has(role.kind)) && !ASKS.test(text)) return [...tokens];
  const begins = rest.findIndex(({ role }) => role.kind !== 'break');
  return withoutLastMark(rest.slice(Math.max(begins, 0)));
}

/** A mark at the end parts nothing, nor does the department's name behind one: with them and without them the same is asked. */
function withoutLastMark(tokens: readonly Token[]): Token[] {
  const last = tokens.findLastIndex(({ role }) => role.kind !== 'break');
  const isAddressed = last > 1 && tokens[last]?.role.kind === 'issuer' && tokens[last - 1]?.role.kind === 'break';
  if (isAddressed) return withoutLastMark(tokens.slice(0, last));
  return last < 0 ? [...tokens] : tokens.slice(0, last + 1);
}
