import { performance } from 'node:perf_hooks';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { startOf } from '../../model/text/start-of.ts';
import { createPacMachine, type PacMachine, type PacMishap } from './pac-machine.ts';
import type { PacLookup } from './pac-selection.ts';
import type {
  PacNameReply,
  PacOutcome,
  PacQuestion,
  PacThreadData,
  PacThreadMessage,
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

let question: PacQuestion = { url: '', host: '', now: 0 };
let isRunning = false;
let startedAt = 0;
let waitedMs = 0;
let isStopped = false;
let alerts: string[] = [];
let lookups = new Map<string, PacLookup>();
let isLoaded = false;

void serve();

// No `await` of the module's own: the package has its threads as scripts, which know none.
async function serve(): Promise<void> {
  const machine = await createPacMachine({
    memoryBytes: data.memoryBytes,
    own: data.own,
    ...(data.utcOffset !== undefined && { utcOffset: data.utcOffset }),
    limits,
    lookup,
    show: (text) => {
      if (alerts.length < limits.alerts) alerts.push(startOf(text, limits.alert));
    },
    // Math.random() is seeded from the clock before the first question, so that it repeats.
    now: () => question.now + (isRunning ? performance.now() - startedAt : 0),
    isOver: () => {
      isStopped ||= isRunning && performance.now() - startedAt - waitedMs > data.timeoutMs;
      return isStopped;
    },
  });
  parentPort?.on('message', async (next: PacQuestion) => {
    question = next;
    isRunning = true;
    startedAt = performance.now();
    waitedMs = 0;
    isStopped = false;
    alerts = [];
    lookups = new Map();
    send({ outcome: await answer(machine) });
  });
  send({ ready: true });
}

async function answer(machine: PacMachine): Promise<PacOutcome> {
  if (!isLoaded) {
    const mishap = machine.load(data.script);
    if (mishap) return { ...outcome(mishap), unloadable: true };
    isLoaded = true;
  }
  const result = await machine.ask(question.url, question.host);
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
  data.names.postMessage({ name });
  // Without a deadline: the other side has one, and ends this thread where it is gone itself.
  Atomics.wait(bell, 0, 0);
  const reply: PacNameReply | undefined = receiveMessageOnPort(data.names)?.message;
  waitedMs += performance.now() - start;
  return reply ?? { addresses: [], failure: 'no answer' };
}

function send(message: PacThreadMessage): void {
  parentPort?.postMessage(message);
}
