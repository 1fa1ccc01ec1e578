/** Plans as one line of text, so that a test reads as the table of questions and plans that it is. */
import { assertNever } from '../../src/base/result.ts';
import { type Made, makePlan } from '../../src/plan/make-plan.ts';
import type { Plan, Quantity, SinglePlan, TablePlan } from '../../src/plan/plan.ts';
import type { Question } from '../../src/understand/question.ts';
import { knowledge } from '../support/knowledge.ts';

/** The one question a message asks; more or fewer is an error of the test. */
function questionOf(text: string): Question {
  const [only, ...more] = knowledge.understand(text, null);
  if (only === undefined || more.length > 0) throw new Error(`${text} was read as ${more.length + 1} questions`);
  return only;
}

/** The plan of a message that asks one thing, outside any conversation. */
export const madeOf = (text: string): Made => makePlan(knowledge.catalog, questionOf(text));

/** Operands by label, thresholds, months … on one line. */
export function describePlan(plan: Plan): string {
  return plan.kind === 'many' ? `${plan.lead}: ${plan.parts.map(describeSingle).join(' | ')}` : describeSingle(plan);
}

function describeSingle(plan: SinglePlan): string {
  switch (plan.kind) {
    case 'table':
      return [describeTable(plan.table), ...plan.assumed.map((assumed) => `assuming ${assumed}`)].join(', ');
    case 'quote':
      return `quote ${plan.refs.map(shortRef).join(' ')}`;
    case 'list':
      return `list ${plan.listing} (${plan.names.length})`;
    case 'search': {
      const { within } = plan.search;
      return `search ${within.kind}${within.kind === 'project' ? ` ${within.projects.join(' ')}` : ''} for ${plan.purpose}`;
    }
    case 'clarify':
      return `clarify ${plan.options.map((option) => option.label).join(' / ')}`;
    case 'decline':
      return `decline ${[plan.reason, plan.about].filter((part) => part !== '').join(' ')}`;
    case 'chat':
      return `chat ${plan.topic}`;
    default:
      return assertNever(plan);
  }
}

function describeTable(table: TablePlan): string {
  switch (table.kind) {
    case 'show':
      return `show ${labels(table.quantities)}${table.unit ? ` in ${table.unit}` : ''}`;
    case 'sum':
      return `sum ${labels(table.quantities)}`;
    case 'compare':
      return `compare ${labels(table.quantities)}`;
    case 'difference':
      return `${table.minuend.label} − ${table.subtrahend.label}`;
    case 'ratio':
      return `${table.dividend.label} ÷ ${table.divisor.label}`;
    case 'share':
      return `${labels(table.parts)} of ${table.whole.label}`;
    case 'rank':
      return `${table.order} ${table.take} of ${table.quantities.length} ${table.set}`;
    case 'filter': {
      const bounds = table.thresholds.map(({ comparator, value, unit }) => `${comparator}${value}${unit}`);
      return `${table.count ? 'count' : 'list'} of ${table.quantities.length}${bounds.map((bound) => ` ${bound}`).join('')}`;
    }
    case 'schedule':
      return `schedule of ${table.projects.map((project) => project.label).join(', ')}${table.month ? ` by month ${table.month}` : ''}`;
    case 'change':
      return `${table.ask} of the ${table.direction} of ${table.label} on ${table.baseYear}`;
    default:
      return assertNever(table);
  }
}

const labels = (quantities: readonly Quantity[]): string => quantities.map((quantity) => quantity.label).join(', ');

/** `bazhou-hrss-2024/t3.4` → `t3.4`. */
const shortRef = (ref: string): string => ref.slice(ref.indexOf('/') + 1);
