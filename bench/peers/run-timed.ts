import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Timed {
  readonly stdout: string;
  /** Milliseconds, user and system, of the command and of all that it started. */
  readonly cpuMs: number;
}

/** Runs a command to its end and says what CPU it took, as bash counts it. */
export async function runTimed(command: string, args: readonly string[]): Promise<Timed> {
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@" 2>/dev/null';
  const child = spawn('bash', ['-c', script, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [user = '', system = ''] = stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  return { stdout, cpuMs: (Number(user) + Number(system)) * 1000 };
}
