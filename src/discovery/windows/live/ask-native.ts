import { type ChildProcess, fork } from 'node:child_process';
import { arch, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { NativeAsked, NativeReply } from './native/native-asked.ts';

const entry = new URL(
  import.meta.url.endsWith('.ts') ? './native-child.ts' : './worker.cjs',
  import.meta.url,
);

/** What was said in time, by its part. */
export type NativeSaid = Partial<{
  readonly [Part in NativeReply['part']]: Extract<NativeReply, { readonly part: Part }>;
}>;

/**
 * Asks Windows by native calls, in a process that is killed when it has answered, or when the time is
 * over: what it has said until then counts. Nothing where there are none to be had: on another
 * system, on a Windows of 32 bits, without koffi and before Node 26. Never rejects.
 */
export function askNative(
  asked: NativeAsked,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<NativeSaid> {
  // Structures are laid out as 64-bit Windows has them.
  const isKnown = platform === 'win32' && ['x64', 'arm64'].includes(arch);
  return isKnown && signal?.aborted !== true
    ? conversation(asked, { timeoutMs, signal })
    : Promise.resolve({});
}

interface Bounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

function conversation(asked: NativeAsked, { timeoutMs, signal }: Bounds): Promise<NativeSaid> {
  const { promise, resolve } = Promise.withResolvers<NativeSaid>();
  const said: Record<string, NativeReply> = {};
  let child: ChildProcess | undefined;
  const end = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    child?.removeAllListeners();
    // One that was not started says so by an event that nobody waits for any more.
    child?.on('error', () => {});
    child?.kill('SIGKILL');
    resolve(said);
  };
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end, { once: true });
  try {
    child = start();
    child.on('message', (reply: NativeReply) => {
      if (reply.part === 'ready') child?.send(asked, () => {});
      else if (reply.part === 'end') end();
      else said[reply.part] = reply;
    });
    child.on('error', end);
    child.on('exit', end);
  } catch {
    // Forbidden (Node's permissions), or more than this machine has.
    end();
  }
  return promise;
}

function start(): ChildProcess {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  return fork(fileURLToPath(entry), ['native-child'], {
    execArgv: [],
    env,
    // Bytes of a registry stay bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
