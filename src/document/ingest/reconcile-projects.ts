/** Checks of the projects against the tables that pay for them. */
import { Decimal } from 'decimal.js';
import type { Check, Project } from '../document.ts';
import { sumLink } from './links.ts';
import { checkOf, sideOf, type Term, tableOf, totalRow, type Unreconciled } from './reconcile-side.ts';

const budgetOf = (project: Project): Term => ({ row: project.money, column: '预算数' });

/** A project's money is what comes from fiscal and from other funds. */
function checkMoney(document: Unreconciled): Check[] {
  return document.projects.map((project) =>
    checkOf({
      id: `columns:p${project.number}.money`,
      kind: 'columns',
      what: `第 ${project.number} 项的预算数应等于财政资金与其他资金之和`,
      left: sideOf(`${project.name} 预算数`, [budgetOf(project)]),
      right: sideOf(`${project.name} 财政资金与其他资金`, [
        { row: project.money, column: '财政资金' },
        { row: project.money, column: '其他资金' },
      ]),
    }),
  );
}

function checkTotal(document: Unreconciled): Check[] {
  const total = totalRow(tableOf(document, 'expenditure'));
  if (total === undefined) return [];
  return [
    checkOf({
      id: 'projects-total',
      kind: 'projects-total',
      what: `${document.projects.length} 个项目预算数之和应等于支出总表的项目支出`,
      left: sideOf('各项目预算数之和', document.projects.map(budgetOf)),
      right: sideOf('支出总表 项目支出', [{ row: total, column: '项目支出' }]),
    }),
  ];
}

function checkCarryOver(document: Unreconciled): Check[] {
  const total = totalRow(tableOf(document, 'income'));
  const carried = document.projects.filter((project) => project.carriedOver);
  // Basic expenditure can be carried over too, so without carried projects there is nothing to compare.
  if (total === undefined || carried.length === 0) return [];
  return [
    checkOf({
      id: 'carry-over',
      kind: 'carry-over',
      what: '以前年度编码的项目预算数之和应等于上年结转',
      left: sideOf('以前年度编码的项目预算数之和', carried.map(budgetOf)),
      right: sideOf('收入总表 上年结转', [{ row: total, column: '上年结转' }]),
    }),
  ];
}

/** What arithmetic says of a difference: other subjects that make it up exactly. */
function explain(sums: ReturnType<typeof sumLink>, codes: readonly string[]): string | undefined {
  const rest = new Decimal(sums.projects).minus(sums.subjects);
  if (codes.length === 0 || !rest.equals(sums.with)) return undefined;
  return `相差的 ${sums.with} 是科目 ${codes.join('、')} 的项目支出`;
}

function checkLinks(document: Unreconciled): Check[] {
  const table = tableOf(document, 'expenditure');
  return document.links.map((link) => {
    const projects = document.projects.filter((project) => link.projects.includes(project.number));
    const subjects = (table?.rows ?? []).filter((row) => row.code !== undefined && link.subjects.includes(row.code));
    const others = (table?.rows ?? []).filter((row) => row.code !== undefined && link.with.includes(row.code));
    const names = subjects.map((row) => `${row.code ?? ''} ${row.name}`).join('、');
    const right = sideOf(
      `${names} 项目支出`,
      subjects.map((row) => ({ row, column: '项目支出' })),
    );
    const explanation = explain(
      sumLink(link, document),
      others.map((row) => `${row.code ?? ''} ${row.name}`),
    );
    return checkOf({
      id: `projects-subject:${link.subjects.join('+')}`,
      kind: 'projects-subject',
      what: `第 ${link.projects.join('、')} 项之和应等于 ${names} 的项目支出（按金额与名称推定）`,
      left: sideOf(`第 ${link.projects.join('、')} 项预算数之和`, projects.map(budgetOf)),
      right,
      explanation,
      explainedBy: others.map((row) => row.source.ref),
    });
  });
}

/** All checks of projects. */
export const reconcileProjects = (document: Unreconciled): Check[] => [
  ...checkMoney(document),
  ...checkTotal(document),
  ...checkCarryOver(document),
  ...checkLinks(document),
];
