import type { Command } from './command.ts';
import { notAChoice } from './usage-error.ts';

interface LazyCommand {
  readonly name: string;
  readonly load: () => Promise<Command>;
}

/**
 * Every command, in the order of the help. Each is loaded when it is used: together they would
 * take twice the memory and twice the time to start.
 */
const commands: readonly LazyCommand[] = [
  { name: 'audit', load: async () => (await import('./commands/audit.ts')).auditCommand },
  { name: 'discover', load: async () => (await import('./commands/discover.ts')).discoverCommand },
  {
    name: 'catalogue',
    load: async () => (await import('./commands/catalogue.ts')).catalogueCommand,
  },
  { name: 'pac', load: async () => (await import('./commands/pac.ts')).pacCommand },
  { name: 'judge', load: async () => (await import('./commands/judge.ts')).judgeCommand },
  { name: 'lab', load: async () => (await import('./commands/lab.ts')).labCommand },
  { name: 'bench', load: async () => (await import('./commands/bench.ts')).benchCommand },
  { name: 'explain', load: async () => (await import('./commands/explain.ts')).explainCommand },
];

/** All of them, for the page of the general help. */
export function allCommands(): Promise<Command[]> {
  return Promise.all(commands.map(({ load }) => load()));
}

/** The command of a name. @throws UsageError that names them all. */
export async function commandNamed(name: string): Promise<Command> {
  const found = commands.find((one) => one.name === name);
  if (found) return found.load();
  const names = commands.map((one) => one.name);
  throw notAChoice('COMMAND', name, names);
}
