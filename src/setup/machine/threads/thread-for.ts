import type { StepOptions } from '../../steps/net-options.ts';
import type { Pace } from '../requested-pace.ts';
import type { OpenProbeThread } from './probe-thread.ts';

/** Threads that take steps; `auto`: a second where there is a second core and the list is long. */
export const threadChoices = ['auto', '1', '2'] as const;
export type ThreadChoice = (typeof threadChoices)[number];

export interface ThreadsWanted {
  /** Absent: one. */
  readonly threads?: ThreadChoice | undefined;
  /** Something goes straight to its target. */
  readonly isDirect: boolean;
  /** The list is audited in parts. */
  readonly isLong: boolean;
  readonly cores: number;
  readonly net: StepOptions;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Begins the thread by the function that it is given, and may see to what the new one needs; absent: that alone. */
  readonly begun?: (begin: () => Promise<OpenProbeThread>) => Promise<OpenProbeThread>;
}

export interface Threaded {
  /** Takes some of the attempts; absent: there is one thread. */
  readonly thread?: OpenProbeThread;
  /** What is left for this one. */
  readonly pace: Pace;
  /** Why there is one thread, where two were asked for or one could not begin. */
  readonly warning?: string;
}

/**
 * Begins a second thread where one is wanted. Each has half of the queries that may be in flight to a name server; there is none where
 * these are too few to share, where nothing may go there, or where a table of this Windows decides whom to ask, which the one that read it
 * alone knows. Never rejects: what cannot begin leaves all to this thread.
 */
export async function threadFor({
  threads = '1',
  isLong,
  isDirect,
  cores,
  pace,
  signal,
  net: { namePolicy, ...net },
  begun = (begin) => begin(),
}: ThreadsWanted): Promise<Threaded> {
  const isWanted = threads === '2' || (threads === 'auto' && isLong && cores > 1);
  const perNameServer = Math.floor(pace.perNameServer / 2);
  const why = namePolicy
    ? 'a table of this Windows decides which name server is asked'
    : perNameServer < queriesOfName
      ? `--per-name-server ${pace.perNameServer} is too little to share`
      : isDirect
        ? undefined
        : 'nothing goes straight to its target';
  if (!isWanted || signal.aborted) return { pace };
  if (why !== undefined) return { pace, ...(threads === '2' && { warning: alone(why) }) };
  try {
    const { openProbeThread } = await import('./probe-thread.ts');
    const thread = await begun(() => openProbeThread({ net, perNameServer, signal }));
    return { thread, pace: { ...pace, perNameServer } };
  } catch (error) {
    const { message } = error as Error;
    return { pace, ...(!signal.aborted && { warning: alone(message) }) };
  }
}

function alone(why: string): string {
  return `netready: One thread takes all steps: ${why}`;
}

/** A and AAAA. */
const queriesOfName = 2;
