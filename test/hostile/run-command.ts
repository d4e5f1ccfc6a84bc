import { main } from '../../src/cli/main.ts';

/**
 * Runs one command line inside of this process, and takes what it prints: thousands of processes
 * would measure the start of Node. Not more than one at a time.
 * @returns stdout and stderr.
 * @throws Error with the stack of what netready itself calls a bug.
 */
export async function runCommand(args: readonly string[]): Promise<string> {
  const first = await printed(args);
  if (!first.includes('netready: a bug')) return first;
  throw new Error(`${args.join(' ')}\n${await printed([...args, '--debug'])}`);
}

async function printed(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = process;
  const [out, err] = [stdout.write, stderr.write];
  let text = '';
  const take = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  stdout.write = take;
  stderr.write = take;
  try {
    await main(args);
    return text;
  } finally {
    stdout.write = out;
    stderr.write = err;
  }
}
