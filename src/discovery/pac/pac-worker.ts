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

/**
 * The thread of one PAC file. It holds the machine, waits for names without giving up the thread
 * (so that scripts run as they are written), and is ended from outside where it does not come back.
 */

const data: PacThreadData = workerData;
const limits = { answer: 64 * 1024, alerts: 100, alert: 500, isWindows: data.isWindows };
// A name of DNS has 253 characters at the most.
const maxNameLength = 260;
const bell = new Int32Array(data.bell);

let machine: PacMachine | undefined;
let startedAt = 0;
/** Milliseconds since the epoch, at that time. */
let startedOn = 0;
let isRunning = false;
let waitedMs = 0;
let isStopped = false;
let isSpent = false;
let alerts: string[] = [];
let lookups = new Map<string, PacLookup>();
let isLoaded = false;

// One after the other; no `await` of the module's own: the package has its threads as scripts, which know none.
let line: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: PacThreadOrder) => {
  line = line.then(() => ('engine' in order ? begin(order.engine) : evaluate(order.question)));
});

async function begin(engine: EngineModule): Promise<void> {
  machine = await createPacMachine({
    engine,
    memoryBytes: data.memoryBytes,
    own: data.own,
    ...(data.utcOffset !== undefined && { utcOffset: data.utcOffset }),
    limits,
    lookup,
    show: (text) => {
      if (alerts.length < limits.alerts) alerts.push(startOf(text, limits.alert));
    },
    // Math.random() is seeded from the clock before the first question, so that it repeats.
    now: () => startedOn + (isRunning ? performance.now() - startedAt : 0),
    isOver: () => {
      isStopped ||= isRunning && performance.now() - startedAt - waitedMs > data.timeoutMs;
      return isStopped;
    },
  });
  send({ ready: true });
}

async function evaluate({ url, host, now = Date.now() }: PacQuestion): Promise<void> {
  // Whoever hears that it is spent ends it: what waits is asked of another one.
  if (!machine || isSpent) return;
  isRunning = true;
  startedAt = performance.now();
  startedOn = now;
  waitedMs = 0;
  isStopped = false;
  alerts = [];
  lookups = new Map();
  const clock = startTimer();
  const outcome = await answer(machine, { url, host });
  isSpent = outcome.broken === true;
  send({ outcome: { ...outcome, durationMs: clock.elapsed() } });
}

async function answer(machine: PacMachine, { url, host }: PacQuestion): Promise<PacOutcome> {
  if (!isLoaded) {
    const mishap = machine.load(data.script);
    if (mishap) return { ...outcome(mishap), unloadable: true };
    isLoaded = true;
  }
  const result = await machine.ask(url, host);
  const { failure } = result;
  if (failure === null) return { ...trace(), ...result, failure };
  if (!('entryPoint' in result)) return outcome({ ...result, failure });
  const { entryPoint, other } = result;
  return { ...outcome({ failure }), entryPoint, ...(other && { other }) };
}

function outcome({ failure, broken }: PacMishap): PacOutcome {
  if (isStopped) {
    const timeout = { code: 'pac-timeout', detail: `stopped after ${data.timeoutMs} ms` } as const;
    return { ...trace(), failure: timeout, broken: true };
  }
  const isSpent = broken === true || failure.code === 'pac-memory';
  return { ...trace(), failure, ...(isSpent && { broken: true }) };
}

function trace(): Pick<PacOutcome, 'alerts' | 'lookups'> {
  return { alerts, lookups: [...lookups.values()] };
}

function lookup(text: string): string {
  const name = startOf(text, maxNameLength).toLowerCase();
  const known = lookups.get(name);
  if (known !== undefined) return (known.addresses ?? []).join(';');
  // The first name beyond the limit is kept in the trace, the rest would only fill it.
  if (lookups.size > data.maxLookups) return '';
  const isBeyond = lookups.size === data.maxLookups;
  const reply: PacNameReply = isBeyond ? { addresses: [], failure: 'limit' } : wait(name);
  const { addresses, failure } = reply;
  lookups.set(name, {
    name,
    ...(addresses.length > 0 && { addresses }),
    ...(failure !== undefined && { failure }),
  });
  return addresses.join(';');
}

function wait(name: string): PacNameReply {
  const start = performance.now();
  Atomics.store(bell, 0, 0);
  send({ name });
  // Without a deadline: the other side has one, and ends this thread where it is gone itself.
  Atomics.wait(bell, 0, 0);
  const reply: PacNameReply | undefined = receiveMessageOnPort(data.port)?.message;
  waitedMs += performance.now() - start;
  return reply ?? { addresses: [], failure: 'no answer' };
}

function send(message: PacThreadMessage): void {
  data.port.postMessage(message);
}
