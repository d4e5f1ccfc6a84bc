import type { LoadOptions, LoadWay } from '../model/load/load.ts';
import type { NetOptions } from '../net/options.ts';
import type { Budget } from './budget.ts';
import { locateWay } from './locate-way.ts';
import type { PreparedWorkload } from './workloads/workload.ts';
import { workloads } from './workloads/workloads.ts';

/** What a run of load is handed. */
export interface LoadContext {
  readonly options: LoadOptions;
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate'>;
  readonly signal: AbortSignal;
  readonly budget: Budget;
}

export interface ReadyWay extends PreparedWorkload {
  readonly way: LoadWay;
}

export interface ReadyWays {
  /** All of them, with what was found out. */
  readonly ways: readonly LoadWay[];
  /** Those that may be put under load; the caller closes them. */
  readonly ready: readonly ReadyWay[];
}

/**
 * Looks ways up and takes each once. One that does not pass even then gets no load: `leftOut` says
 * what stopped it. Never rejects: after an abort nothing is ready.
 */
export async function readyWays(
  given: readonly LoadWay[],
  context: LoadContext,
): Promise<ReadyWays> {
  const ways: LoadWay[] = [];
  const ready: ReadyWay[] = [];
  for (const one of given) {
    const result = await readyOne(one, context).catch((error: unknown) => {
      if (!context.signal.aborted) throw error;
      return one;
    });
    const isReady = 'operate' in result;
    ways.push(isReady ? result.way : result);
    if (isReady) ready.push(result);
  }
  return { ways, ready };
}

async function readyOne(given: LoadWay, context: LoadContext): Promise<LoadWay | ReadyWay> {
  const { net, signal, budget } = context;
  const { load, target, timeoutMs, uploadBytes, ending } = context.options;
  const way = await locateWay(given, target, { ...net, timeoutMs, signal });
  if (way.leftOut) return way;
  const steps = { ...net, timeoutMs };
  const prepared = workloads[load]({ way, target, net: steps, uploadBytes, ending, budget });
  const { failure } = await prepared.operate(signal);
  if (!failure) return { way, ...prepared };
  prepared.close();
  return { ...way, leftOut: failure };
}
