/** The coverage of the lexicon as lines for a person. */
import type { Covered, FileSize } from './coverage.ts';

const WIDTH = 8;

const column = (value: number | string): string => String(value).padStart(WIDTH);

/** Names come last in a line: how wide a terminal prints Chinese cannot be relied on. */
export const sizeLines = (sizes: readonly FileSize[]): string[] => [
  `${column('entries')}${column('sayings')}  file`,
  ...sizes.map(({ file, entries, sayings }) => `${column(entries)}${column(sayings)}  ${file}.json`),
];

/** A line of counts for each group, and one for all of them. */
export function countLines(covered: readonly Covered[], what: string): string[] {
  const line = (name: string, members: readonly Covered[]): string => {
    const named = members.filter(isNamed).length;
    return `${column(members.length)}${column(named)}${column(members.length - named)}  ${name}`;
  };
  return [
    `${column('all')}${column('named')}${column('not')}  ${what}`,
    ...groupsOf(covered).map(([group, members]) => line(group, members)),
    line('all of them', covered),
  ];
}

/** What has no everyday name, by group. */
export const namelessLines = (covered: readonly Covered[]): string[] =>
  groupsOf(covered.filter((one) => !isNamed(one))).flatMap(([group, members]) => [
    '',
    `${group}: ${members.length} without an everyday name`,
    ...members.map(
      ({ name, instead }) => `  ${name}${instead === undefined ? '' : ` – its name leads to the ${instead}`}`,
    ),
  ]);

/** Everything with its sayings, by group. */
export const allLines = (covered: readonly Covered[]): string[] =>
  groupsOf(covered).flatMap(([group, members]) => [
    '',
    `${group}: ${members.length}`,
    ...members.map((one) => `  ${one.name}: ${isNamed(one) ? one.sayings.join(' | ') : '–'}`),
  ]);

const isNamed = ({ sayings }: Covered): boolean => sayings.length > 0;

function groupsOf(covered: readonly Covered[]): readonly (readonly [group: string, members: readonly Covered[]])[] {
  const groups = new Map<string, Covered[]>();
  for (const one of covered) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups];
}
