import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** The outcome, once the process has ended and its pipes are read. */
  readonly outcome: Promise<Outcome>;
}

export interface StartOptions {
  /** Environment variables beside the few that every run gets. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder in which it runs. */
  readonly cwd?: string;
  /** Reads no more than this much of stdout, and closes the pipe. */
  readonly readBytes?: number;
  /** Lets the pipe be full for a while before it reads on. */
  readonly slowly?: true;
  /** After so long the process is killed; absent: a minute and a half. */
  readonly patienceMs?: number;
}

/** Starts the built command line as a user would, with an environment that says nothing. */
export function startCli(args: readonly string[], options: StartOptions = {}): Running {
  const child = spawn(process.execPath, [join(root, 'bin', 'netready.js'), ...staying(args)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    // Longer than a test has patience, and shorter than for ever.
    timeout: options.patienceMs ?? 90_000,
    killSignal: 'SIGKILL',
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...options.env },
  });
  return { child, outcome: outcomeOf(child, options) };
}

/**
 * Addresses at which nobody is lie beyond loopback: outside the lab, which has them on it, no audit
 * of a test tries them. One that goes on keeps to what it began with.
 */
function staying(args: readonly string[]): readonly string[] {
  const isLocal = args.includes('--lab') || args.includes('--resume');
  return args[0] === 'audit' && !isLocal ? [...args, '--no-interception-check'] : args;
}

async function outcomeOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
  { readBytes = Number.POSITIVE_INFINITY, slowly }: StartOptions,
): Promise<Outcome> {
  const closed = once(child, 'close');
  const stderr = text(child.stderr);
  const stdout = await head(child.stdout, { readBytes, slowly: slowly === true });
  const [status] = await closed;
  return { status, stdout, stderr: await stderr };
}

async function head(
  stream: Readable,
  { readBytes, slowly }: { readonly readBytes: number; readonly slowly: boolean },
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (slowly) await setTimeout(5);
    // Leaving the loop closes the pipe.
    if (length >= readBytes) break;
  }
  const seen = Buffer.concat(chunks);
  return seen.toString('utf8', 0, Math.min(readBytes, seen.length));
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], options: StartOptions = {}): Promise<Outcome> {
  return startCli(args, options).outcome;
}

/** A folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs words of a shell, in which `netready` is the built command line; begins with it where none does. */
export async function runShell(words: string, options: StartOptions = {}): Promise<Outcome> {
  const line = words.includes('netready') ? words : `netready ${words}`;
  const child = spawn('bash', ['-c', `netready() { "$NODE" "$MAIN" "$@"; }; ${line}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    timeout: options.patienceMs ?? 90_000,
    killSignal: 'SIGKILL',
    env: {
      ...{ PATH: process.env['PATH'], NO_COLOR: '1', ...options.env },
      ...{ NODE: process.execPath, MAIN: join(root, 'bin', 'netready.js') },
    },
  });
  return outcomeOf(child, options);
}
