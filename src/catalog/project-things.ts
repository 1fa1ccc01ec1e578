/** Things named in the project tables: projects and their indicators. */
import type { Document, Indicator, Project } from '../document/document.ts';
import type { Thing } from './catalog.ts';
import { measureOf } from './measure.ts';

/** 预算数 is a project's own figure. */
const OWN_COLUMN = '预算数';
const TARGET_COLUMN = '指标值';

/** Every project and every indicator row of it. */
export function projectThings(document: Document): Thing[] {
  return document.projects.flatMap((project) => [
    projectThing(project),
    ...project.indicators.map((indicator) => indicatorThing(project, indicator)),
  ]);
}

function projectThing(project: Project): Thing {
  return {
    id: `project:${project.number}`,
    kind: 'project',
    name: project.name,
    names: [
      ...withShortPension([project.name, withoutFrame(project.name)]),
      project.code,
      project.documentNumber ?? project.name,
    ],
    detail: [],
    context: project.purpose ? [project.purpose.text] : [],
    amounts: [{ row: project.money.source.ref, column: OWN_COLUMN }],
    refs: [project.money.source.ref],
    measure: 'money',
    project: project.number,
    nested: false,
  };
}

/** 基本养老保险 is called 养老保险 as often, and the other way round: notices of one money differ in nothing else. */
function withShortPension(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const other = name.includes('基本养老保险')
      ? name.replaceAll('基本养老保险', '养老保险')
      : name.replaceAll('养老保险', '基本养老保险');
    return other === name ? [name] : [name, other];
  });
}

/** What is left of 关于提前下达…预算的通知（文号） when the frame of a notice is taken away. */
function withoutFrame(name: string): string {
  const inner = /^关于(?:提前|预)?下达(.+?)(?:预算指标|预算)?的通知/u.exec(name)?.[1];
  return inner ?? name;
}

function indicatorThing(project: Project, indicator: Indicator): Thing {
  return {
    id: `indicator:${indicator.row.source.ref}`,
    kind: 'indicator',
    name: indicator.name,
    names: [indicator.name],
    detail: [indicator.description],
    context: [project.name, indicator.group],
    amounts: [{ row: indicator.row.source.ref, column: TARGET_COLUMN }],
    refs: [indicator.row.source.ref],
    measure: measureOf(indicator.row.cells[0]),
    project: project.number,
    nested: false,
  };
}
