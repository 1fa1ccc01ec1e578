/** Words of ours are in the language of the page, and stand in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/browse/words.ts';
import { knowledge } from '../support/knowledge.ts';
import { allPages } from './all-pages.ts';

const SOURCE = resolve(import.meta.dirname, '../../src/browse');
const HAN = /\p{Script=Han}/u;

/** Names of columns in the document, by which cells are found. */
const COLUMNS = new Set(['预算数', '财政资金', '其他资金']);

/** Chinese in the strings of a source text. */
function chineseIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (HAN.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2023, true));
  return found;
}

describe('the words around the document', () => {
  it('stand in words.ts, and what is asked back in questions.ts', () => {
    const files = readdirSync(SOURCE).filter((name) => name !== 'words.ts' && name !== 'questions.ts');
    expect(files.length).toBeGreaterThan(10);
    const strange = files.flatMap((name) => chineseIn(readFileSync(join(SOURCE, name), 'utf8')));
    expect(strange.filter((text) => !COLUMNS.has(text))).toEqual([]);
  });

  it('have no Chinese in English', () => {
    const words = Object.values(wordsOf('en')).flatMap((word) =>
      typeof word === 'string'
        ? [word]
        : typeof word === 'function'
          ? [(word as (...given: unknown[]) => string)(3, false)]
          : Object.values(word as Record<string, string>),
    );
    expect(words.filter((word) => HAN.test(word))).toEqual([]);
  });

  it('have no English in Chinese', () => {
    const latin = allPages(knowledge.catalog)
      .flatMap(({ lead, parts, blocks }) => [
        lead ?? '',
        ...parts.map(({ label }) => label),
        ...blocks.flatMap(({ heading }) => heading ?? []),
      ])
      .filter((text) => /[a-z]/iu.test(text));
    expect(latin).toEqual([]);
  });

  it('are the only difference between the languages', () => {
    const [zh, en] = [allPages(knowledge.catalog, 'zh'), allPages(knowledge.catalog, 'en')];
    expect(
      en.map(({ address, citation, position, questions }) => ({ address, citation, position, questions })),
    ).toEqual(zh.map(({ address, citation, position, questions }) => ({ address, citation, position, questions })));
  });
});
