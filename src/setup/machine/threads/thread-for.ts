import type { StepOptions } from '../../steps/net-options.ts';
import type { Pace } from '../requested-pace.ts';
import type { OpenProbeThread } from './probe-thread.ts';

/** Threads that take steps; `auto`: a second where there is a second core and the list is long. */
export const threadChoices = ['auto', '1', '2'] as const;
export type ThreadChoice = (typeof threadChoices)[number];

export interface ThreadsWanted {
  /** Absent: one. */
  readonly threads?: ThreadChoice | undefined;
  /** The list is audited in parts. */
  readonly isLong: boolean;
  readonly cores: number;
  readonly net: StepOptions;
  readonly pace: Pace;
}

export interface Threaded {
  /** Takes some of the attempts; absent: there is one thread. */
  readonly thread?: OpenProbeThread;
  /** What is left for this one. */
  readonly pace: Pace;
}

/**
 * Begins a second thread where one is wanted. Each has half of the queries that may be in flight to a name server; there is none where
 * these are too few to share, or where a table of this Windows decides whom to ask, which the one that read it alone knows.
 */
export async function threadFor({
  threads = '1',
  isLong,
  cores,
  net: { namePolicy, ...net },
  pace,
}: ThreadsWanted): Promise<Threaded> {
  const isWanted = threads === '2' || (threads === 'auto' && isLong && cores > 1);
  const perNameServer = Math.floor(pace.perNameServer / 2);
  if (!isWanted || namePolicy || perNameServer < queriesOfName) return { pace };
  const { openProbeThread } = await import('./probe-thread.ts');
  const thread = await openProbeThread({ net, perNameServer });
  return { thread, pace: { ...pace, perNameServer } };
}

/** A and AAAA. */
const queriesOfName = 2;
