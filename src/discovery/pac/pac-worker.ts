import { performance } from 'node:perf_hooks';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { startOf } from '../../model/text/start-of.ts';
import { startTimer } from '../../net/socket/timer.ts';
import type { EngineModule } from './engine-module.ts';
import { createPacMachine, type PacMachine, type PacMishap } from './pac-machine.ts';
import type { PacLookup } from './pac-selection.ts';
import type {
  PacNameReply,
  PacOutcome,
  PacQuestion,
  PacThreadData,
  PacThreadMessage,
  PacThreadOrder,
} from './pac-thread-message.ts';

const limits = { answer: 64 * 1024, alerts: 100, alert: 500 };
// A name of DNS has 253 characters at the most.
const maxNameLength = 260;

/**
 * The thread of one PAC file. It holds the machine, waits for names without giving up the thread
 * (so that scripts run as they are written), and is ended from outside where it does not come back.
 */
class PacAnswerer {
  readonly #data: PacThreadData;
  readonly #bell: Int32Array;
  #machine: PacMachine | undefined;
  #startedAt = 0;
  /** Milliseconds since the epoch, at that time. */
  #startedOn = 0;
  #isRunning = false;
  #waitedMs = 0;
  #isStopped = false;
  #isSpent = false;
  #alerts: string[] = [];
  #lookups = new Map<string, PacLookup>();
  #isLoaded = false;
  // One after the other; no `await` of the module's own: the package has its threads as scripts, which know none.
  #line: Promise<void> = Promise.resolve();

  constructor(data: PacThreadData) {
    this.#data = data;
    this.#bell = new Int32Array(data.bell);
  }

  hear(order: PacThreadOrder): void {
    this.#line = this.#line.then(() =>
      'engine' in order ? this.#begin(order.engine) : this.#evaluate(order.question),
    );
  }

  async #begin(engine: EngineModule): Promise<void> {
    const { memoryBytes, own, utcOffset, isWindows, timeoutMs } = this.#data;
    this.#machine = await createPacMachine({
      ...{ engine, memoryBytes, own },
      ...(utcOffset !== undefined && { utcOffset }),
      limits: { ...limits, isWindows },
      lookup: (text) => this.#lookup(text),
      show: (text) => {
        if (this.#alerts.length < limits.alerts) this.#alerts.push(startOf(text, limits.alert));
      },
      // Math.random() is seeded from the clock before the first question, so that it repeats.
      now: () => this.#startedOn + (this.#isRunning ? performance.now() - this.#startedAt : 0),
      isOver: () => {
        this.#isStopped ||=
          this.#isRunning && performance.now() - this.#startedAt - this.#waitedMs > timeoutMs;
        return this.#isStopped;
      },
    });
    this.#send({ ready: true });
  }

  async #evaluate({ url, host, now = Date.now() }: PacQuestion): Promise<void> {
    // Whoever hears that it is spent ends it: what waits is asked of another one.
    if (!this.#machine || this.#isSpent) return;
    this.#isRunning = true;
    this.#startedAt = performance.now();
    this.#startedOn = now;
    this.#waitedMs = 0;
    this.#isStopped = false;
    this.#alerts = [];
    this.#lookups = new Map();
    const clock = startTimer();
    const outcome = await this.#answer(this.#machine, { url, host });
    this.#isSpent = outcome.broken === true;
    this.#send({ outcome: { ...outcome, durationMs: clock.elapsed() } });
  }

  async #answer(machine: PacMachine, { url, host }: PacQuestion): Promise<PacOutcome> {
    if (!this.#isLoaded) {
      const mishap = machine.load(this.#data.script);
      if (mishap) return { ...this.#outcome(mishap), unloadable: true };
      this.#isLoaded = true;
    }
    const result = await machine.ask(url, host);
    const { failure } = result;
    if (failure === null) return { ...this.#trace(), ...result, failure };
    if (!('entryPoint' in result)) return this.#outcome({ ...result, failure });
    const { entryPoint, other } = result;
    return { ...this.#outcome({ failure }), entryPoint, ...(other && { other }) };
  }

  #outcome({ failure, broken }: PacMishap): PacOutcome {
    if (this.#isStopped) {
      const detail = `stopped after ${this.#data.timeoutMs} ms`;
      return { ...this.#trace(), failure: { code: 'pac-timeout', detail }, broken: true };
    }
    const isSpent = broken === true || failure.code === 'pac-memory';
    return { ...this.#trace(), failure, ...(isSpent && { broken: true }) };
  }

  #trace(): Pick<PacOutcome, 'alerts' | 'lookups'> {
    return { alerts: this.#alerts, lookups: [...this.#lookups.values()] };
  }

  #lookup(text: string): string {
    const { maxLookups } = this.#data;
    const name = startOf(text, maxNameLength).toLowerCase();
    const known = this.#lookups.get(name);
    if (known !== undefined) return (known.addresses ?? []).join(';');
    // The first name beyond the limit is kept in the trace, the rest would only fill it.
    if (this.#lookups.size > maxLookups) return '';
    const isBeyond = this.#lookups.size === maxLookups;
    const reply: PacNameReply = isBeyond ? { addresses: [], failure: 'limit' } : this.#wait(name);
    const { addresses, failure } = reply;
    this.#lookups.set(name, {
      name,
      ...(addresses.length > 0 && { addresses }),
      ...(failure !== undefined && { failure }),
    });
    return addresses.join(';');
  }

  #wait(name: string): PacNameReply {
    const start = performance.now();
    Atomics.store(this.#bell, 0, 0);
    this.#send({ name });
    // Without a deadline: the other side has one, and ends this thread where it is gone itself.
    Atomics.wait(this.#bell, 0, 0);
    const reply: PacNameReply | undefined = receiveMessageOnPort(this.#data.port)?.message;
    this.#waitedMs += performance.now() - start;
    return reply ?? { addresses: [], failure: 'no answer' };
  }

  #send(message: PacThreadMessage): void {
    this.#data.port.postMessage(message);
  }
}

/** Whether this is such a thread; exported, so that a bundle keeps it. */
export const begun: boolean = workerData?.thread === 'pac';
if (begun) {
  const answerer = new PacAnswerer(workerData);
  parentPort?.on('message', (order: PacThreadOrder) => answerer.hear(order));
}
