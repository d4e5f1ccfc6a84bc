import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Timed {
  readonly stdout: string;
  /** Milliseconds, user and system, of the command and of all that it started. */
  readonly cpuMs: number;
  /** Milliseconds from its start to its end. */
  readonly wallMs: number;
}

/** Runs a command to its end and says what CPU and time it took, as bash counts them. */
export async function runTimed(command: string, args: readonly string[]): Promise<Timed> {
  const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" 2>/dev/null';
  const child = spawn('bash', ['-c', script, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [wall = '', user = '', system = ''] = stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  const cpuMs = (Number(user) + Number(system)) * 1000;
  return { stdout, cpuMs, wallMs: Number(wall) * 1000 };
}
