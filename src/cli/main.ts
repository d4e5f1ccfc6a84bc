import type { Command } from './command.ts';
import { auditCommand } from './commands/audit.ts';
import { catalogueCommand } from './commands/catalogue.ts';
import { discoverCommand } from './commands/discover.ts';
import { explainCommand } from './commands/explain.ts';
import { judgeCommand } from './commands/judge.ts';
import { labCommand } from './commands/lab.ts';
import { pacCommand } from './commands/pac.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseOptions } from './option.ts';
import { printAnswer, say } from './output.ts';
import { notAChoice, UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** Every command, in the order of the help. */
const commands: readonly Command[] = [
  auditCommand,
  discoverCommand,
  catalogueCommand,
  pacCommand,
  judgeCommand,
  labCommand,
  explainCommand,
];

/**
 * Runs one command line.
 * @param args the words behind `netready`.
 * @returns the exit status: 0 every required target passed, 1 one did not, 2 could not run.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    return complain(error, args);
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--version' || name === '-v') return print(`${version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic] = rest.filter((word) => !word.startsWith('-'));
    return print(topic === undefined ? generalHelp(commands) : commandHelp(commandNamed(topic)));
  }
  const command = commandNamed(name);
  if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(command));
  const options = command.optionGroups.flatMap((group) => group.options);
  return command.run(parseOptions(rest, options));
}

function commandNamed(name: string): Command {
  const found = commands.find((one) => one.name === name);
  if (found) return found;
  const names = commands.map((one) => one.name);
  throw notAChoice('COMMAND', name, names);
}

async function print(text: string): Promise<number> {
  await printAnswer([text]);
  return 0;
}

function complain(error: unknown, args: readonly string[]): number {
  if (error instanceof UsageError || isSystemError(error)) say(`netready: ${error.message}`);
  else if (args.includes('--debug') && error instanceof Error) {
    for (const line of (error.stack ?? String(error)).split('\n')) say(line);
  } else say(`netready: a bug: ${String(error)} (again with --debug for where)`);
  return 2;
}

/** What the system says of a file or a port is the user's to see, not a bug. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
