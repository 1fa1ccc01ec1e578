/** A conversation in the terminal. */
import { createInterface } from 'node:readline';
import { renderReply } from '../channels/cli/render.ts';
import { askLibrary, type Library, newTalk } from './ask-library.ts';

/** Asks and answers until an empty line or the end of the input. A number picks an option of the reply before. */
export async function converse(library: Library): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  const titles = library.map(({ catalog }) => `《${catalog.document.meta.title}》`);
  process.stdout.write(`${titles.join('\n')}\n直接提问；空行或 Ctrl-D 结束。 Ask; an empty line or Ctrl-D ends.\n`);
  let talk = newTalk;
  let options: readonly string[] = [];
  terminal.prompt();
  for await (const line of terminal) {
    const typed = line.trim();
    if (typed === '') break;
    const { asked, talk: after } = askLibrary(library, options[Number(typed) - 1] ?? typed, talk);
    const { reply } = asked;
    talk = after;
    options = reply.options.map((option) => option.question);
    process.stdout.write(`${renderReply(reply)}\n\n`);
    terminal.prompt();
  }
  terminal.close();
}
