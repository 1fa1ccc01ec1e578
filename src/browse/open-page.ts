/** Address → page. */
import { assertNever } from '../base/result.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { openedIn } from './opened.ts';
import type { Address, Language, Page } from './page.ts';
import { openProjects } from './project-list.ts';
import { openProject } from './project-pages.ts';
import { openChapter, openChapters, openOffice, openOffices } from './prose-pages.ts';
import { openSource } from './source-pages.ts';
import { openTable, openTables } from './table-pages.ts';

/** The page at an address of the catalog's document; null when the address leads nowhere, as an old button may. Pure. */
export function openPage(catalog: Catalog, address: Address, language: Language): Page | null {
  const opened = openedIn(catalog, language);
  switch (address.kind) {
    case 'projects':
      return openProjects(opened, address);
    case 'project':
      return openProject(opened, address);
    case 'tables':
      return openTables(opened, address);
    case 'table':
      return openTable(opened, address);
    case 'offices':
      return openOffices(opened, address);
    case 'office':
      return openOffice(opened, address);
    case 'chapters':
      return openChapters(opened, address);
    case 'chapter':
      return openChapter(opened, address);
    case 'source':
      return openSource(opened, address);
    default:
      return assertNever(address);
  }
}
