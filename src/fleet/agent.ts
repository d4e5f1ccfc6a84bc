import { setTimeout } from 'node:timers/promises';
import { whyOf } from '../model/text/why-of.ts';
import { UsageError } from '../setup/usage/usage-error.ts';
import { type Allowance, refusalOf } from './allowance.ts';
import { type FleetJob, readJob } from './fleet-job.ts';
import { type FleetResult, type Sign, sealResult } from './fleet-result.ts';
import { ackWaitS, stateTtlS } from './names.ts';
import type { SitePost, TakenJob } from './nats/site.ts';

/** What came of an audit that was begun for a job. */
export interface AuditOutcome {
  /** 0 or 1; anything else is a failure, and `reason` says which. */
  readonly exitStatus: number;
  readonly summary?: string;
  readonly reason?: string;
  /** The saved audit, where there is one. */
  readonly path?: string;
}

export interface AgentOptions {
  readonly site: string;
  readonly post: SitePost;
  readonly allowance: Allowance;
  readonly sign: Sign;
  /** Of netready, and the machine's system, as the hub shows them. */
  readonly version: string;
  readonly system: string;
  /**
   * Makes the audit of a job, and goes on with one that was cut short. Ends early when the signal is aborted, and
   * leaves what it has for the next time.
   */
  readonly run: (job: FleetJob, signal: AbortSignal) => Promise<AuditOutcome>;
  /** The job is over at the hub: what was kept for it can go. */
  readonly forget: (job: string) => Promise<void>;
  /** One line for whoever looks. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Ends after the first job, or where none is there. */
  readonly once?: boolean;
}

/** After so many tries whatever a job does to its agent will happen again. */
const maxTries = 20;
const takeMs = 25_000;
const pauseMs = [1000, 2000, 5000, 10_000, 30_000] as const;

/**
 * The life of an agent: take a job, do it, store its evidence, publish its result, and only then let it leave the queue. Whatever dies
 * in between, the job is handed out again, and a result that is there already is none for a second time. Ends
 * when the signal is aborted; what the network does in between is waited out.
 */
export async function runAgent(options: AgentOptions): Promise<void> {
  const { post, say, signal, once = false } = options;
  const beat = heartbeat(options);
  const cancelling = new Set<(job: string) => void>();
  post.onCancel((job) => {
    for (const listener of cancelling) listener(job);
  });
  try {
    for (let failures = 0; !signal.aborted; ) {
      try {
        // Where nothing was ever ordered nobody keeps it.
        await beat.tell().catch(() => {});
        const taken = await post.next(once ? 2000 : takeMs);
        failures = 0;
        if (taken) await attend(taken, { ...options, working: beat.working, cancelling });
        if (once) return;
      } catch (error) {
        if (signal.aborted) return;
        if (once) throw error;
        const wait = pauseMs[Math.min(failures, pauseMs.length - 1)] ?? 1000;
        failures += 1;
        say(`The hub does not answer (${messageOf(error)}); again in ${wait / 1000} s`);
        await setTimeout(wait, undefined, { signal }).catch(() => {});
      }
    }
  } finally {
    beat.stop();
  }
}

interface Attending extends AgentOptions {
  readonly working: (job: string | undefined) => void;
  /** Who is told of each job that is cancelled. */
  readonly cancelling: Set<(job: string) => void>;
}

async function attend(taken: TakenJob, options: Attending): Promise<void> {
  const { post, site, say, signal, working, cancelling, forget } = options;
  const ending = new AbortController();
  let isCancelled = false;
  const stop = (): void => ending.abort();
  signal.addEventListener('abort', stop);
  const onCancel = (job: string): void => {
    if (job !== taken.job) return;
    isCancelled = true;
    stop();
  };
  cancelling.add(onCancel);
  // A third of the time after which the hub would hand it to somebody else.
  const touching = setInterval(() => taken.working(), (ackWaitS * 1000) / 3);
  working(taken.job);
  try {
    const begun = new Date().toISOString();
    const made = await outcomeOf(taken, { ...options, signal: ending.signal });
    // An audit that was told to stop ends with a report of what it has, and a status as good as any.
    if (signal.aborted) {
      taken.giveBack();
      return;
    }
    const { path, ...told } = made;
    const result: FleetResult = {
      version: 1,
      job: taken.job,
      site,
      ...told,
      state: isCancelled ? 'cancelled' : told.state,
      startedAt: begun,
      finishedAt: new Date().toISOString(),
      tries: taken.tries,
      tool: options.version,
      ...(path !== undefined && {
        evidence: await persist(() => post.putEvidence(path, nameOf(taken)), options),
      }),
    };
    const isNew = await persist(
      () => post.publish(taken.job, sealResult(result, options.sign)),
      options,
    );
    await taken.done().catch(() => {});
    await forget(taken.job);
    say(isNew ? `${taken.job}: ${told.state}` : `${taken.job}: there was a result already`);
  } finally {
    clearInterval(touching);
    cancelling.delete(onCancel);
    working(undefined);
    signal.removeEventListener('abort', stop);
  }
}

/** Each try stores what it saw under a name of its own: the result says which of them is meant. */
function nameOf({ job, tries }: TakenJob): string {
  return `${job}.${tries}.${Date.now().toString(36)}.ndjson`;
}

interface Made extends Pick<FleetResult, 'state' | 'reason' | 'exitStatus' | 'summary'> {
  /** Of the saved audit. */
  readonly path?: string;
}

async function outcomeOf(taken: TakenJob, options: Attending): Promise<Made> {
  const { site, allowance, run, say, signal } = options;
  if (taken.tries > maxTries)
    return {
      state: 'failed',
      reason: `it was tried ${maxTries} times, and its agent ended each time`,
    };
  let job: FleetJob;
  try {
    job = readJob(taken.bytes);
    if (job.site !== site || job.job !== taken.job)
      throw new UsageError(`Cannot take the job: it is ${job.job} for ${job.site}`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { state: 'refused', reason: error.message };
  }
  const refusal = refusalOf(job.request, allowance);
  if (refusal !== undefined) return { state: 'refused', reason: refusal };
  say(`${job.job}: begins${taken.tries > 1 ? `, the ${taken.tries}. time` : ''}`);
  const { exitStatus, summary, reason, path } = await run(job, signal);
  const isDone = exitStatus === 0 || exitStatus === 1;
  return {
    state: isDone ? 'done' : 'failed',
    exitStatus,
    ...(summary !== undefined && { summary }),
    ...(reason !== undefined && { reason }),
    ...(path !== undefined && { path }),
  };
}

/** Tries again until it is done: a hub that is away for hours comes back. */
async function persist<T>(work: () => Promise<T>, { signal, say }: AgentOptions): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw error;
      const wait = pauseMs[Math.min(failures, pauseMs.length - 1)] ?? 1000;
      say(`The hub does not take it (${messageOf(error)}); again in ${wait / 1000} s`);
      await setTimeout(wait, undefined, { signal }).catch(() => {});
    }
  }
}

interface Beat {
  readonly tell: () => Promise<void>;
  readonly working: (job: string | undefined) => void;
  readonly stop: () => void;
}

function heartbeat({ post, version, system }: AgentOptions): Beat {
  let job: string | undefined;
  const tell = (): Promise<void> =>
    post.tell({ version, system, ...(job !== undefined && { job }), at: new Date().toISOString() });
  const timer = setInterval(() => void tell().catch(() => {}), (stateTtlS * 1000) / 3);
  return {
    tell,
    working: (now) => {
      job = now;
      void tell().catch(() => {});
    },
    stop: () => clearInterval(timer),
  };
}

function messageOf(error: unknown): string {
  return whyOf(error);
}
