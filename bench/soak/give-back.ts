import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Has malloc of a process give back every page that it does not use (malloc_trim(3)), so that its
 * resident memory is what it holds. By itself it gives back what lies behind the last block in use
 * alone, and one block of a large audit keeps all pages before it. Nothing within the process can
 * ask for it, so a debugger does.
 * @throws where gdb is missing, or may not look into the process.
 */
export async function giveBack({ pid }: ChildProcess): Promise<void> {
  const call = ['-nx', '-batch', '-p', String(pid), '-ex', 'call (int) malloc_trim(0)'];
  const { stdout, stderr } = await run('gdb', call);
  // The value of the call; gdb leaves with 0 whatever happened.
  if (/^\$1 = [01]$/m.test(stdout)) return;
  throw new Error(`Cannot have memory given back: ${stderr.trim().split('\n').at(-1)}`);
}
