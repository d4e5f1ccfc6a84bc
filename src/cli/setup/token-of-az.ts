import { type ChildProcess, spawn } from 'node:child_process';
import { env, platform } from 'node:process';
import { graphTokenOfText } from '../../setup/tenant/graph-token.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';

const maxBytes = 64 * 1024;
const isWindows = platform === 'win32';

export interface AzAsked {
  /** Absent: the one that az is logged in to. */
  readonly tenant?: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks the Azure CLI for a token for Microsoft Graph, of the cloud and the account that it is logged in to. What
 * it writes is held in memory alone, and its errors are not read: either may have the token in it.
 * @returns undefined where it was interrupted.
 * @throws UsageError in one line where it is not there, is silent, ends with an error or writes no token.
 */
export async function tokenOfAz({
  tenant,
  timeoutMs,
  signal,
}: AzAsked): Promise<string | undefined> {
  const words = ['account', 'get-access-token', '--resource-type', 'ms-graph', '--output', 'json'];
  if (tenant !== undefined) words.push('--tenant', tenant);
  const child = isWindows ? spawnByShell(words) : spawnAlone(words);
  const ended = await endOf(child, { timeoutMs, signal });
  if (ended === 'interrupted') return undefined;
  if (typeof ended !== 'string') return graphTokenOfText(ended.text, 'the answer of az');
  throw new UsageError(`Cannot ask az: ${ended}`);
}

/** A group of its own: az is a script, and what it started ends with it. */
function spawnAlone(words: readonly string[]): ChildProcess {
  return spawn('az', words, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
}

/**
 * On Windows it is a script that cmd.exe alone runs, and would look for in the working folder first. The words are ours,
 * and a name that `checkTenantName()` has checked.
 */
function spawnByShell(words: readonly string[]): ChildProcess {
  return spawn(['az', ...words].join(' '), {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...env, NoDefaultCurrentDirectoryInExePath: '1' },
    ...{ shell: true, windowsHide: true },
  });
}

type End = { readonly text: string } | string;

function endOf(
  child: ChildProcess,
  { timeoutMs, signal }: Pick<AzAsked, 'timeoutMs' | 'signal'>,
): Promise<End> {
  const pieces: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const end = (how: End, isGone = false): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      if (typeof how === 'string' && !isGone) kill(child);
      child.stdout?.destroy();
      resolve(how);
    };
    const interrupt = (): void => end('interrupted');
    const timer = setTimeout(() => end(`it has not answered in ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', interrupt);
    if (signal.aborted) interrupt();
    child.stdout?.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > maxBytes) end('it writes more than any token has');
    });
    child.on('error', (error: NodeJS.ErrnoException) => end(whyNot(error)));
    child.on('close', (status) =>
      end(
        status === 0
          ? { text: Buffer.concat(pieces).toString('utf8') }
          : `it ended with ${status === null ? 'a signal' : `exit status ${status}`}; az login logs in, and its own words are not shown, since they may hold a token`,
        true,
      ),
    );
  });
}

function whyNot({ code }: NodeJS.ErrnoException): string {
  return code === 'ENOENT'
    ? 'there is no az on the PATH; install the Azure CLI, or give --graph-token-file FILE'
    : `it cannot be started (${code ?? 'unknown'})`;
}

/** With all that it started; where it has ended, that is nobody. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (isWindows) child.kill();
  else {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}
