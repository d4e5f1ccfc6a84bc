import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/netready.js', import.meta.url));

// Tells of the process itself when it ends: the highest resident set, and the CPU time. `maxRSS` begins
// with the size of whoever started the process (Linux, exec_mmap()), so it serves only where nothing better is.
const tellUsage = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    let peakKiB = maxRSS;
    try {
      peakKiB = Number(/^VmHWM:\\s+(\\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {}
    const peakMB = (peakKiB * 1024) / 1e6;
    writeSync(3, JSON.stringify({ peakMB, cpuMs: (userCPUTime + systemCPUTime) / 1000 }));
  });`)}`;

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds from the start of the process to its end. */
  readonly wallMs: number;
  /** Absent where the process was killed. */
  readonly usage?: {
    /** The highest resident set, of this process alone. */
    readonly peakMB: number;
    readonly cpuMs: number;
  };
}

export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly run: Promise<Run>;
}

/**
 * Starts the built command line; `node` are arguments of Node itself, `before` the words of a
 * command that runs it, such as `ip netns exec NAME`.
 */
export function startNetready(
  args: readonly string[],
  node: readonly string[] = [],
  before: readonly string[] = [],
): Started {
  const [command = '', ...words] = [
    ...before,
    ...[process.execPath, ...node, '--import', tellUsage, bin, ...args],
    // Addresses at which nobody is lie beyond loopback.
    ...(args[0] === 'audit' ? ['--no-interception-check'] : []),
  ];
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  }) as ChildProcessByStdio<null, Readable, Readable>;
  return { child, run: outcome(child, performance.now()) };
}

/** Runs the built command line to its end. */
export function runNetready(
  args: readonly string[],
  node: readonly string[] = [],
  before: readonly string[] = [],
): Promise<Run> {
  return startNetready(args, node, before).run;
}

async function outcome(child: Started['child'], start: number): Promise<Run> {
  const exit = once(child, 'exit');
  const close = once(child, 'close');
  const told = child.stdio[3] as Readable | null | undefined;
  const [stdout, stderr, usage] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    told ? text(told) : '',
    exit,
  ]);
  const wallMs = performance.now() - start;
  const [status] = await close;
  return { status, stdout, stderr, wallMs, ...(usage !== '' && { usage: JSON.parse(usage) }) };
}
