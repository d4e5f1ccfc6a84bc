import { spawn } from 'node:child_process';
import { startOf } from '../../model/text/start-of.ts';

const deadlineMs = 30_000;
const maxSaid = 2000;

/** How a program ended: its status, null where it did not, and the first line of what it said. */
export interface Ended {
  readonly status: number | null;
  readonly said: string;
}

/**
 * Runs a program of Windows to its end, or to that of 30 seconds. It waits for the program alone: what that
 * started may hold its output open. Never rejects.
 */
export function runProgram(program: string, args: readonly string[]): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let said = '';
  const child = spawn(program, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
  });
  const hear = (chunk: Buffer): void => {
    if (said.length < maxSaid) said = startOf(said + chunk.toString('latin1'), maxSaid);
  };
  const end = (status: number | null, message = said): void => {
    child.stdout.destroy();
    child.stderr.destroy();
    resolve({ status, said: message.trim().split(/[\r\n]/, 1)[0] ?? '' });
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('error', (error) => end(null, error.message));
  // What it said last may still be under way.
  child.on('exit', (status) => setImmediate(() => end(status)));
  return promise;
}
