/** The commands, in the order in which the menu shows them. */
export const commandNames = [
  'start',
  'summary',
  'projects',
  'tables',
  'offices',
  'chapters',
  'source',
  'help',
  'privacy',
  'lang',
] as const;
export type CommandName = (typeof commandNames)[number];

export const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);
