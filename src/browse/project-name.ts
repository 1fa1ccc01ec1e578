/** What a project is called where there is little room. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Project } from '../document/document.ts';

/** Its number and its name without the frame of a notice; with the notice's number where two would be called the same. */
export function labelOf(catalog: Catalog, project: Project): string {
  const name = shortName(catalog, project);
  const shared = catalog.document.projects.filter((other) => shortName(catalog, other) === name).length > 1;
  const number = shared && project.documentNumber !== undefined ? `（${project.documentNumber}）` : '';
  return `${project.number}. ${name}${number}`;
}

/** The shortest of the names the catalogue knows it by that stands in its printed name, its notice's number aside. */
function shortName(catalog: Catalog, { number, name, documentNumber }: Project): string {
  const names = catalog.byId.get(`project:${number}`)?.names ?? [];
  return names
    .filter((other) => name.includes(other) && other !== documentNumber)
    .reduce((shortest, other) => (other.length < shortest.length ? other : shortest), name);
}
