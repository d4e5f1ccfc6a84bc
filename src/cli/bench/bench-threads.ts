import type { LoadThreads } from '../../load/threads/load-threads.ts';
import type { netOptions } from '../../setup/steps/net-options.ts';
import { type TrustRequest, trustOptions } from '../../setup/steps/trust-options.ts';

export interface BenchThreadsInput {
  readonly request: TrustRequest;
  readonly net: ReturnType<typeof netOptions>;
}

/** Starts the threads that make the load; undefined of one, which is the one that is there. */
export async function benchThreads(
  threads: number,
  { request, net: { trust: _, ...net } }: BenchThreadsInput,
): Promise<LoadThreads | undefined> {
  if (threads === 1) return undefined;
  const { startLoadThreads } = await import('../../load/threads/load-threads.ts');
  return startLoadThreads({ threads, net, trust: trustOptions(request) });
}
