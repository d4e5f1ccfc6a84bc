import { keepCompiled } from './keep-compiled.ts';
import { toStdout } from './out/to-stdout.ts';

/**
 * Runs one command line. What only some of them need is loaded by them: `netready --version` costs
 * little more than Node itself.
 * @param args the words behind `netready`.
 * @returns the exit status: 0 every required target passed, 1 one did not, 2 could not run or there was none,
 * 130 interrupted with nothing concluded.
 */
export async function main(args: readonly string[]): Promise<number> {
  const usual = Error.stackTraceLimit;
  // Libraries make an error for every connection that ends. Where it was made is read by nobody,
  // and takes a tenth of a probe's CPU.
  if (!args.includes('--debug')) Error.stackTraceLimit = 0;
  // Of what is loaded from here on: the places in an error are then those of the sources.
  else process.setSourceMapsEnabled(true);
  try {
    return await dispatch(args);
  } catch (error) {
    return await crashed(error, args);
  } finally {
    Error.stackTraceLimit = usual;
  }
}

/** Says what ended the process where no command could. @returns the exit status. */
export async function crashed(error: unknown, args: readonly string[]): Promise<number> {
  const { complain } = await import('./complain.ts');
  return complain(error, args);
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--version' || name === '-v') {
    const { version } = await import('../setup/machine/version.ts');
    return print(`${version}\n`);
  }
  keepCompiled(roomOf(name, rest));
  const { commands, commandNamed } = await import('./commands.ts');
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && rest.includes('--man')) return print(await manual());
  const [topic] = isHelp ? rest.filter((word) => !word.startsWith('-')) : [name];
  if (topic === undefined) {
    const { generalHelp } = await import('./args/help.ts');
    return print(generalHelp(commands));
  }
  const listed = commandNamed(topic);
  if (listed.isLean) {
    const { leanHeap } = await import('./audit/lean-heap.ts');
    leanHeap();
  }
  const command = await listed.load();
  if (isHelp || rest.includes('--help') || rest.includes('-h')) {
    const { commandHelp } = await import('./args/help.ts');
    return print(commandHelp(listed, command));
  }
  const { parseOptions } = await import('./args/option.ts');
  const options = command.optionGroups.flatMap((group) => group.options);
  const { plainFiles } = await import('./args/plain-files.ts');
  const parsed = await plainFiles(parseOptions(rest, options), command);
  if (parsed === undefined) return 130;
  try {
    return await command.run(parsed);
  } catch (error) {
    const { namedAsGiven } = await import('./args/named-as-given.ts');
    throw namedAsGiven(error, parsed.called);
  }
}

/** Where what is compiled of a run is kept: a run of another kind would find little of what it needs. */
function roomOf(name: string, rest: readonly string[]): string {
  if (name !== 'audit') return 'other';
  return rest.includes('--plan') ? 'plan' : 'audit';
}

async function manual(): Promise<string> {
  const { commands } = await import('./commands.ts');
  const { manPage } = await import('./args/man-page.ts');
  const { version } = await import('../setup/machine/version.ts');
  const paged = commands.map(async ({ name, summary, load }) => {
    return { name, summary, command: await load() };
  });
  return manPage(await Promise.all(paged), version);
}

async function print(text: string): Promise<number> {
  await toStdout([text]);
  return 0;
}
