import { isMainThread, type MessagePort, workerData } from 'node:worker_threads';
import type { Certificate } from '../../../model/audit/observation.ts';
import { forgetCertificates } from '../../../net/tls/forget-certificates.ts';
import { trustStore } from '../../../net/tls/trust.ts';
import { type Bounds, openBounds } from '../../../probe/bounds.ts';
import { delayOf } from '../../../probe/delay-of.ts';
import type { Waiting } from '../../../probe/going-on.ts';
import { type LoopLag, watchLoopLag } from '../../../probe/loop-lag.ts';
import type { Note } from '../../../probe/note.ts';
import { probeWithoutSecrets } from '../../../probe/probe-without-secrets.ts';
import type { ProbeOptions } from '../../../probe/recipe.ts';
import { warmUp } from '../warm-up.ts';
import type { ThreadData, ThreadNotice, ThreadOrder, ToldStep } from './probe-messages.ts';

type Told = Extract<ThreadNotice, { type: 'told' }>;
type ProbeOrder = Extract<ThreadOrder, { type: 'probe' }>;

/** Takes attempts as it is told to, and tells their steps, until its port is closed. */
async function takeAttempts({ probes: port, ...data }: ThreadData): Promise<void> {
  Error.stackTraceLimit = data.stackTraceLimit;
  const net = { ...data.net, trust: trustStore(data.trust) };
  const prober = new Prober(port, { net, bounds: openBounds(data) });
  port.on('message', (order: ThreadOrder) => prober.hear(order));
  // What cannot be warm is told by the thread that began this one.
  await warmUp({ net, signal: new AbortController().signal });
  tell(port, { type: 'warm' });
}

function tell(port: MessagePort, notice: ThreadNotice): void {
  port.postMessage(notice);
}

interface Steps {
  readonly net: Omit<ProbeOptions, 'signal' | 'onCertificate'>;
  readonly bounds: Bounds;
}

class Prober {
  readonly #port: MessagePort;
  readonly #steps: Steps;
  /** While an attempt is under way. */
  #lag: LoopLag | undefined;
  readonly #under = new Map<number, AbortController>();
  /** The certificates that each run has heard of. */
  readonly #heard = new Map<number, Set<string>>();

  constructor(port: MessagePort, steps: Steps) {
    this.#port = port;
    this.#steps = steps;
  }

  hear(order: ThreadOrder): void {
    if (order.type === 'probe') void this.#take(order);
    else if (order.type === 'abort') this.#under.get(order.number)?.abort(over);
    else {
      this.#heard.delete(order.run);
      forgetCertificates();
    }
  }

  async #take(order: ProbeOrder): Promise<void> {
    const { number, attempt, mostMs } = order;
    const ending = new AbortController();
    this.#under.set(number, ending);
    const lag = this.#watched();
    const pending = new Pending(order, (told) => tell(this.#port, told));
    const beside: Promise<void>[] = [];
    const note: Note = (step, hop, entry) =>
      pending.note({ ...{ step, hop, entry }, delayedMs: delayOf(step, lag) ?? 0 });
    const options: ProbeOptions = {
      ...{ ...this.#steps.net, bounds: this.#steps.bounds, signal: ending.signal },
      ...(mostMs !== undefined && { waiting: goingOn(mostMs, { pending, lag }) }),
      onCertificate: (certificate) => this.#show(certificate, order),
      inBackground: (work) => beside.push(work),
    };
    try {
      await probeWithoutSecrets(attempt, options, note);
      pending.end({ isOver: beside.length === 0 });
      if (beside.length > 0) {
        await Promise.allSettled(beside);
        pending.end({ isOver: true });
      }
    } catch (error) {
      const broken = ending.signal.aborted ? undefined : textOf(error);
      pending.end({ isOver: true, broken });
    } finally {
      this.#under.delete(number);
      if (this.#under.size === 0) this.#rest();
    }
  }

  #watched(): LoopLag {
    this.#lag ??= watchLoopLag();
    return this.#lag;
  }

  #rest(): void {
    this.#lag?.stop();
    this.#lag = undefined;
  }

  #show(certificate: Certificate, { run }: ProbeOrder): void {
    const heard = this.#heard.get(run) ?? new Set();
    this.#heard.set(run, heard);
    if (heard.has(certificate.id)) return;
    heard.add(certificate.id);
    tell(this.#port, { type: 'certificate', run, certificate });
  }
}

interface GoingOn {
  readonly pending: Pending;
  readonly lag: LoopLag;
}

function goingOn(mostMs: number, { pending, lag }: GoingOn): Waiting {
  let isTold = false;
  return {
    mostMs,
    // Whether there is room is known to who is told, and aborts it where there is none.
    mayGoOn: () => !isTold,
    isTold: () => isTold,
    tell: (step) => {
      isTold = true;
      pending.silent({ step, hop: 0, delayedMs: delayOf(step, lag) ?? 0 });
    },
  };
}

function textOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error);
}

/** What is to be told of an attempt: in one message, unless somebody waits for a part of it. */
class Pending {
  #steps: ToldStep[] = [];
  #hasEnded = false;
  readonly #number: number;
  readonly #tell: (told: Told) => void;

  constructor({ number }: ProbeOrder, send: (told: Told) => void) {
    this.#number = number;
    this.#tell = send;
  }

  note(step: ToldStep): void {
    this.#steps.push(step);
    // Of what goes on beside one that has ended nobody knows when it is over.
    if (this.#hasEnded) this.#send({ isOver: false });
  }

  silent(silent: ToldStep): void {
    this.#send({ silent, isOver: false });
  }

  end(how: Pick<Told, 'isOver' | 'broken'>): void {
    this.#hasEnded = true;
    this.#send(how);
  }

  #send(how: Pick<Told, 'isOver' | 'broken' | 'silent'>): void {
    const steps = this.#steps;
    this.#steps = [];
    const number = this.#number;
    this.#tell({ type: 'told', number, steps, hasEnded: this.#hasEnded, ...how });
  }
}

const over = new Error('nobody waits for it any more');

const data: ThreadData | undefined = isMainThread ? undefined : workerData;
/** What is under way where this is such a thread; exported, so that a bundle keeps it. */
export const begun: Promise<void> | undefined = data?.probes && takeAttempts(data);
