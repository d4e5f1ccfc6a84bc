import { createPacResolver, sandbox } from 'pac-resolver';
import { JSException, QuickJS } from 'quickjs-wasi';
import { addressFunctions } from './library/address-functions.ts';
import { type EntryLimits, entryPoint } from './library/entry-point.ts';
import { nameFunctions } from './library/name-functions.ts';
import { timeFunctions } from './library/time-functions.ts';
import type { PacFailure } from './pac-selection.ts';

export interface PacMachineOptions {
  readonly memoryBytes: number;
  readonly own: readonly string[];
  readonly limits: EntryLimits;
  /** A name's addresses joined by `;`, nothing on failure. Blocks. */
  readonly lookup: (name: string) => string;
  readonly show: (text: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Asked every few thousand operations; true stops the script. */
  readonly isOver: () => boolean;
}

export interface PacMachine {
  /** Runs the script's own statements; at most once. */
  readonly load: (script: string) => PacMishap | null;
  readonly ask: (url: string, host: string) => Promise<PacAnswer>;
}

export interface PacMishap {
  readonly failure: PacFailure;
  /** Not the script's own exception: the machine's memory is of no use any more. */
  readonly broken?: true;
}

export type PacAnswer = { readonly answer: string } | PacMishap;

/** WebAssembly's memory: the buffer is another one after it grew. */
interface Memory {
  readonly buffer: ArrayBuffer;
}

const fileName = 'proxy.pac';

/**
 * One QuickJS machine for one script. pac-resolver sets it up and calls into it, but reads only the
 * line below that names the entry point: its own rewriting of scripts (degenerator) cannot read
 * syntax newer than 2017, breaks functions without a name that ask for names, and moves lines. Names
 * are asked synchronously instead, so nothing needs to be rewritten. Its own helper functions reach
 * Node's resolver, the network and stdout: none of them is let in, the library here replaces them.
 */
export async function createPacMachine(options: PacMachineOptions): Promise<PacMachine> {
  const { memoryBytes, limits, own, isOver, now } = options;
  const machine = await QuickJS.create({
    memoryLimit: memoryBytes,
    interruptHandler: isOver,
    wasi: (memory: Memory) => ({
      clock_time_get: (_clock: number, _precision: bigint, at: number) => {
        const time = BigInt(Math.round(now() * 1000)) * 1000n;
        new DataView(memory.buffer).setBigUint64(at, time, true);
        return 0;
      },
      fd_write: swallow(memory),
    }),
  });
  const library = `Object.assign((${nameFunctions})(), (${timeFunctions})(), (${addressFunctions})(lookup, ${JSON.stringify(own)}))`;
  const boot = `boot = (lookup, show) => (${entryPoint})(${library}, show, ${JSON.stringify(limits)})`;
  machine.evalCode(boot).dispose();
  const resolver = createPacResolver(machine, 'FindProxyForURL = boot(dnsResolve, alert)', {
    sandbox: {
      ...Object.fromEntries(Object.keys(sandbox).map((name) => [name, () => null])),
      dnsResolve: (name: unknown) => (typeof name === 'string' ? options.lookup(name) : ''),
      alert: (text: unknown) => (typeof text === 'string' ? options.show(text) : undefined),
    },
  });
  machine.evalCode('delete globalThis.boot; delete globalThis.FindProxyForURL').dispose();
  return {
    load: (script) => {
      try {
        machine.evalCode(script, fileName).dispose();
        return null;
      } catch (error) {
        return mishap(error);
      }
    },
    ask: async (url, host) => {
      try {
        return read(await resolver(url, host));
      } catch (error) {
        return mishap(error);
      }
    },
  };
}

/** QuickJS writes notes to stdout and stderr; a script must not reach ours. */
function swallow(memory: Memory): (...args: number[]) => number {
  return (_file = 0, list = 0, count = 0, written = 0) => {
    const view = new DataView(memory.buffer);
    let total = 0;
    for (let i = 0; i < count; i += 1) total += view.getUint32(list + i * 8 + 4, true);
    view.setUint32(written, total, true);
    return 0;
  };
}

function read(text: string): PacAnswer {
  const rest = text.slice(1);
  if (text.startsWith('A')) return { answer: rest };
  if (text.startsWith('L')) {
    return { failure: { code: 'pac-too-large', detail: `an answer of ${rest} characters` } };
  }
  const [stack = '', message = ''] = rest.split('\u0001');
  return { failure: failureFrom(message, stack) };
}

function mishap(error: unknown): PacMishap {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof JSException) return { failure: failureFrom(text, error.stack) };
  return { failure: failureFrom(text), broken: true };
}

function failureFrom(message: string, stack = ''): PacFailure {
  const detail = message.slice(0, 300);
  if (
    /^(?:InternalError: out of memory|Error: wasm_malloc failed|RangeError: .*allocation)/.test(
      detail,
    )
  ) {
    return { code: 'pac-memory', detail };
  }
  const line = new RegExp(`${fileName}:(\\d{1,7})`).exec(stack.slice(0, 2000))?.[1];
  return { code: 'pac-error', detail, ...(line !== undefined && { line: Number(line) }) };
}
