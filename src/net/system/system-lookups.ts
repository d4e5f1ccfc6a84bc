import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SystemAsked, SystemReply } from './system-child.ts';

/** What came of one question: an answer of the system, or why it could not be asked. */
export type SystemSaid = SystemReply | { readonly unasked: string };

export interface SystemWait {
  /** The process is there: from now on time is the system's own. */
  readonly onBegin: () => void;
  readonly onEnd: (said: SystemSaid) => void;
}

interface Helper {
  readonly child: ChildProcess;
  readonly waiting: Map<number, SystemWait>;
  isReady: boolean;
  nextId: number;
}

const entry = new URL(
  import.meta.url.endsWith('.ts') ? './system-child.ts' : './worker.cjs',
  import.meta.url,
);
/** Names that wait for a dead server hold a thread each; those of hosts files must pass them. */
const threads = '64';
const idleMs = 1000;
/** Where it ends before it is there so often, it is not to be had. */
const maxFailures = 3;

let helper: Helper | undefined;
let idle: NodeJS.Timeout | undefined;
let failures = 0;
let lastFailure = '';

/**
 * Asks getaddrinfo in a process that is started with the first question, serves all, and is killed
 * when nobody has waited for a second, or with this one: nothing of it outlives the report.
 * @returns a function that waits no longer.
 */
export function askSystemFor(name: string, wait: SystemWait): () => void {
  clearTimeout(idle);
  const mine = open();
  if (!mine) {
    wait.onEnd({ unasked: lastFailure });
    return () => {};
  }
  const { child, waiting } = mine;
  const id = mine.nextId;
  mine.nextId += 1;
  waiting.set(id, wait);
  if (mine.isReady) wait.onBegin();
  // One that is gone says so by an event.
  child.send?.({ id, name } satisfies SystemAsked, () => {});
  return () => {
    waiting.delete(id);
    if (waiting.size > 0) return;
    clearTimeout(idle);
    idle = setTimeout(() => end('no longer wanted'), idleMs).unref();
  };
}

function open(): Helper | undefined {
  if (helper) return helper;
  if (failures >= maxFailures) return undefined;
  try {
    helper = start();
  } catch (error) {
    // Forbidden (Node's permissions), or more than this machine has.
    failures = maxFailures;
    lastFailure = error instanceof Error ? error.message : String(error);
  }
  return helper;
}

function start(): Helper {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const child = fork(fileURLToPath(entry), ['system-child'], {
    execArgv: [],
    env: { ...env, UV_THREADPOOL_SIZE: threads },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const mine: Helper = { child, waiting: new Map(), isReady: false, nextId: 1 };
  child.on('message', (message: SystemReply | 'ready') => {
    if (message === 'ready') {
      mine.isReady = true;
      failures = 0;
      for (const { onBegin } of mine.waiting.values()) onBegin();
    } else mine.waiting.get(message.id)?.onEnd(message);
  });
  child.on('error', ({ message }) => fail(mine, message));
  child.on('exit', (code, signal) => fail(mine, `it ended (${signal ?? code})`));
  // Whoever waits has a deadline that keeps this process alive; the other one must not.
  child.unref();
  child.channel?.unref();
  return mine;
}

function end(why: string): void {
  const mine = helper;
  if (!mine) return;
  lose(mine, why);
  mine.child.kill('SIGKILL');
}

/** It went by itself. */
function fail(mine: Helper, why: string): void {
  if (helper === mine && !mine.isReady) {
    failures += 1;
    lastFailure = why;
  }
  lose(mine, why);
}

function lose(mine: Helper, why: string): void {
  if (helper === mine) helper = undefined;
  const left = [...mine.waiting.values()];
  mine.waiting.clear();
  for (const { onEnd } of left) onEnd({ unasked: why });
}
