import { allCommands, commandNamed } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseOptions } from './option.ts';
import { printAnswer, say } from './output.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/**
 * Runs one command line.
 * @param args the words behind `netready`.
 * @returns the exit status: 0 every required target passed, 1 one did not, 2 could not run.
 */
export async function main(args: readonly string[]): Promise<number> {
  const usual = Error.stackTraceLimit;
  // Libraries make an error for every connection that ends. Where it was made is read by nobody,
  // and takes a tenth of a probe's CPU.
  if (!args.includes('--debug')) Error.stackTraceLimit = 0;
  try {
    return await dispatch(args);
  } catch (error) {
    return complain(error, args);
  } finally {
    Error.stackTraceLimit = usual;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--version' || name === '-v') return print(`${version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic] = rest.filter((word) => !word.startsWith('-'));
    if (topic === undefined) return print(generalHelp(await allCommands()));
    return print(commandHelp(await commandNamed(topic)));
  }
  const command = await commandNamed(name);
  if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(command));
  const options = command.optionGroups.flatMap((group) => group.options);
  return command.run(parseOptions(rest, options));
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
