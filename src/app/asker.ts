/** The knowledge as the service asks it. */
import { openPage } from '../browse/open-page.ts';
import type { Address } from '../browse/page.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Examples } from '../channels/channel.ts';
import type { Asker } from '../service/asker.ts';
import { askLibrary, type Library, newTalk, type Talk } from './ask-library.ts';

/** Asking and leafing through every document of a library. */
export function buildAsker(library: Library): Asker<Talk> {
  const metas = library.map(({ catalog }) => catalog.document.meta);
  const examples: Examples = {
    zh: metas.flatMap((meta) => meta.examples.zh),
    en: metas.flatMap((meta) => meta.examples.en),
  };
  return {
    newTalk,
    ask: (question, talk) => {
      const { asked, talk: after } = askLibrary(library, question, talk);
      const { questions, made } = asked.trace;
      return {
        reply: asked.reply,
        talk: after,
        plans: made.map(({ plan }) => plan),
        // What was not read at all (too long, no words) leaves the conversation as it was.
        goesOn:
          questions.length === 0 || questions.some(({ followsUp }) => followsUp) || needsTalk(library, question, after),
      };
    },
    open: (address, language, talk) => openPage(catalogFor(library, address, talk), address, language),
    titles: metas.map(({ title }) => title),
    examples,
    knowledge: library[0].fingerprint,
  };
}

/** Without the talk before it, the question would be put to another document. */
const needsTalk = (library: Library, question: string, after: Talk): boolean =>
  library.length > 1 && askLibrary(library, question, newTalk).talk.document !== after.document;

/** A source and an office say which document they are of; other pages are of the one the talk is about. */
function catalogFor(library: Library, address: Address, { document }: Talk): Catalog {
  const of = address.kind === 'source' ? address.ref : address.kind === 'office' ? address.id : `${document}/`;
  const catalogs = library.map(({ catalog }) => catalog);
  return catalogs.find(({ document: { meta } }) => of.startsWith(`${meta.id}/`)) ?? library[0].catalog;
}
