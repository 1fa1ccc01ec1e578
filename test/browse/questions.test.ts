/** What a page offers to ask is answered, from what the page is about. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/browse/page.ts';
import { askOnce, knowledge } from '../support/knowledge.ts';
import { allPages, refsOf } from './all-pages.ts';

const MOST_QUESTIONS = 2;
const pages = allPages(knowledge.catalog);

/** Refs that an answer about the page may cite: what stands on it, and all of its project. */
function isAbout({ address, up, ...page }: Page, ref: string): boolean {
  const place = address.kind === 'project' ? address : up?.kind === 'project' ? up : undefined;
  if (place !== undefined) return ref.includes(`/p${place.number}.`);
  return address.kind === 'projects' || refsOf({ address, up, ...page }).includes(ref);
}

describe('the questions of a page', () => {
  it('are at most two, and some pages have them', () => {
    expect(pages.filter(({ questions }) => questions.length > MOST_QUESTIONS)).toEqual([]);
    expect(new Set(pages.flatMap(({ questions }) => questions)).size).toBeGreaterThan(200);
  });

  it('are answered from the page', { timeout: 60_000 }, () => {
    const asked = new Set(pages.flatMap(({ questions }) => questions));
    const failed = [...asked].filter((question) => {
      const reply = askOnce(question);
      const offering = pages.filter(({ questions }) => questions.includes(question));
      const about = reply.citations.some(({ ref }) => offering.some((page) => isAbout(page, ref)));
      return reply.status !== 'answered' || !about;
    });
    expect(failed).toEqual([]);
  });
});
