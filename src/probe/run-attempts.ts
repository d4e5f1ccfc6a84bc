import type { Attempt } from '../model/audit/attempt.ts';
import type { RecordLine } from '../model/audit/record.ts';
import type { NetOptions } from '../net/options.ts';
import { abortFamily } from '../net/socket/linked-abort.ts';
import { backgroundTasks } from './background-tasks.ts';
import { type Bounds, openBounds } from './bounds.ts';
import { type DispatcherOptions, openDispatcher, type Starter } from './dispatcher.ts';
import { type Kept, type KeptWaits, takeWhole } from './kept-waits.ts';
import { watchLoopLag } from './loop-lag.ts';
import type { Note } from './note.ts';
import type { ProbeThread, Where } from './probe-thread.ts';
import { probeWithoutSecrets } from './probe-without-secrets.ts';
import type { ProbeOptions, Select } from './recipe.ts';
import { type TextBudget, textBudget } from './text-budget.ts';

export interface RunOptions extends Pick<DispatcherOptions, 'coreTime'> {
  readonly net: Omit<NetOptions, 'onCertificate' | 'signal'>;
  /** Chooses the way where a PAC file decides. */
  readonly select?: Select;
  /** How many attempts may be in flight. */
  readonly concurrency: number;
  /** What may be in flight to one proxy and one name server; absent: the usual, of this run alone. */
  readonly bounds?: Bounds;
  /** What may be kept of what others say; absent: the usual, of this run alone. */
  readonly texts?: TextBudget;
  /** What waits on when it was silent; absent: nothing does. */
  readonly waits?: KeptWaits;
  /** Starts a second; absent: paced by the CPU. */
  readonly rate?: number;
  /** Starts them beside those of others, under their `concurrency`; absent: this run is alone. */
  readonly starter?: Starter;
  readonly signal: AbortSignal;
  /** Takes the steps of some; absent: all are taken here. */
  readonly thread?: ProbeThread | undefined;
  /** Takes what happens, as it happens, in the form in which it is saved. */
  readonly onLine: (line: RecordLine) => void;
}

/**
 * Runs attempts, each when its turn has come, and hands out what they observe. Resolves when all
 * have ended, or when the signal was aborted and those in flight have stopped.
 */
export async function runAttempts(
  attempts: readonly Attempt[],
  {
    net,
    select,
    concurrency,
    bounds = openBounds(),
    texts = textBudget(),
    waits,
    rate,
    signal,
    thread,
    coreTime,
    starter = openDispatcher({ concurrency, signal, thread, coreTime }).join(),
    onLine,
  }: RunOptions,
): Promise<void> {
  const lag = watchLoopLag();
  const family = abortFamily(signal);
  const background = backgroundTasks();
  const seen = new Set<string>();
  const onCertificate: ProbeOptions['onCertificate'] = (certificate) => {
    if (seen.has(certificate.id)) return;
    seen.add(certificate.id);
    const kept = texts.certificate(certificate);
    if (kept) onLine({ type: 'certificate', certificate: kept });
  };
  const options: ProbeOptions = {
    ...net,
    ...(select && { select }),
    ...{ bounds, signal, onCertificate },
  };
  const there = thread?.join(onCertificate);
  const runOne = async (attempt: Attempt, where: Where): Promise<void> => {
    onLine({ type: 'attempt', attempt });
    let number = 0;
    const ending = family.member();
    const beside: Promise<void>[] = [];
    const keep = (work: Promise<void>): void => {
      background.add(work);
      beside.push(work);
    };
    const its = { ...options, signal: ending.signal, inBackground: keep };
    const note = ({ step, hop, entry, delayedMs }: Kept): void => {
      number += 1;
      const id = `${attempt.id}.${number}`;
      const observation = texts.observation({
        ...step,
        id,
        attempt: attempt.id,
        ...(hop > 0 && { hop }),
        ...(entry !== undefined && { entry }),
        ...(delayedMs !== undefined && { delayedMs }),
      });
      onLine({ type: 'observation', observation });
    };
    const taking = {
      ...{ attempt, note, lag, ending },
      probe: (further: Partial<ProbeOptions>, noted: Note) =>
        where === 'there' && there
          ? there.probe(attempt, { ...its, ...further }, noted)
          : probeWithoutSecrets(attempt, { ...its, ...further }, noted),
    };
    await (waits ? waits.take(taking) : takeWhole(taking)).finally(() => {
      // What goes on beside it ends at once with the audit as well.
      if (beside.length === 0) ending.leave();
      else void Promise.allSettled(beside).then(ending.leave);
    });
    onLine({ type: 'finished', attempt: attempt.id });
  };
  waits?.clear(attempts.filter(({ alone }) => alone));
  try {
    await starter.run(attempts, runOne, { ...(rate !== undefined && { rate }) });
    await background.end();
  } finally {
    family.end();
    lag.stop();
    there?.leave();
  }
}
