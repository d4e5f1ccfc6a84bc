import { setImmediate } from 'node:timers/promises';
import type { Attempt } from '../../model/audit/attempt.ts';
import { AuditLog } from '../../record/audit-log.ts';
import type { StepOptions } from '../steps/net-options.ts';
import type { OwnService } from './own-service.ts';

export interface WarmUpOptions {
  /** How the steps of the audit are taken: its roots are read here, and not in its first handshake. */
  readonly net: StepOptions;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** Reserved, so that no name server could know it (RFC 6761, section 6.4). */
const name = 'netready.invalid';
/** Beyond these nothing more was to be gained (`bench/audit/first-times.ts`). */
const most = 24;
/** One in so many goes through the proxy. */
const everyProxied = 4;
const concurrency = 2;
const closingTurns = 3;
const maxRate = 10_000;
/**
 * The first one loads what all need, which takes as long as the rest or longer. So many milliseconds behind its end the one that
 * ends is the last; all have so many at the most.
 */
const [enoughMs, mostMs] = [90, 1000];

let isDone = false;

/**
 * Takes the steps of an audit on loopback before its first one counts: names, connections, tunnels, handshakes and answers, by the code that
 * takes the audit's own. What Node compiles meanwhile, and reads of the roots, is then no part of a first time. Once a process, within a
 * tenth of a second once all is loaded that an audit needs anyway; nothing beyond loopback is asked, and nothing of it is told.
 * @returns one line about why it was not done, where it could not be; never rejects.
 */
export async function warmUp(options: WarmUpOptions): Promise<string | undefined> {
  if (isDone) return undefined;
  isDone = true;
  try {
    // What takes steps is loaded by who takes some: a plan needs none of it.
    const { openOwnService } = await import('./own-service.ts');
    return await warmUpAt(openOwnService, options);
  } catch (error) {
    return cold(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The same, whoever serves, and however often.
 *
 * @internal Exported for its tests.
 */
export async function warmUpAt(
  open: (name: string) => Promise<OwnService>,
  options: WarmUpOptions,
): Promise<string | undefined> {
  const service = await open(name);
  try {
    const isShaken = await takeSteps(service, options);
    return isShaken || options.signal.aborted ? undefined : cold('no handshake came to its end');
  } finally {
    service.close();
    // What the last of it closes is over in the turns behind this one.
    for (let turn = 0; turn < closingTurns; turn += 1) await setImmediate();
  }
}

function cold(why: string): string {
  return `netready: The first times hold what Node compiled meanwhile: no steps could be taken on loopback before (${why})`;
}

/** Whether any handshake came to its end. */
async function takeSteps(service: OwnService, { net, signal }: WarmUpOptions): Promise<boolean> {
  const { runAttempts } = await import('../../probe/run-attempts.ts');
  const enough = new AbortController();
  const stop = (): void => enough.abort();
  const timer = setTimeout(stop, mostMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let loadedAt = Number.POSITIVE_INFINITY;
  const log = new AuditLog();
  let isShaken = false;
  let finished = 0;
  try {
    await runAttempts(attemptsAt(service), {
      net: {
        ...net,
        nameServers: [{ address: '127.0.0.1', port: service.dns }],
        ...{ systemOpinion: false, fixedAddresses: [], connectTo: [], timeoutMs: mostMs },
      },
      ...{ concurrency, rate: maxRate, signal: enough.signal },
      onLine: (line) => {
        log.add(line);
        if (line.type === 'observation') {
          const { observation } = line;
          isShaken ||= observation.step === 'handshake' && observation.cipher !== undefined;
        }
        if (line.type !== 'finished') return;
        finished += 1;
        if (finished === 1) loadedAt = performance.now();
        // What listens beside an attempt for a second answer ends with it, and is not waited for.
        if (finished === most || performance.now() - loadedAt > enoughMs) stop();
      },
    });
    return isShaken;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function attemptsAt({ tls, proxy }: OwnService): Attempt[] {
  return Array.from({ length: most }, (_, index) => ({
    id: `a${index + 1}`,
    target: 'self',
    route: 'self',
    sample: 1,
    purpose: 'audit',
    scheme: 'https',
    host: name,
    port: tls,
    path: '/',
    ...(index % everyProxied === everyProxied - 1 && {
      proxy: { kind: 'http', host: '127.0.0.1', port: proxy } as const,
    }),
  }));
}
