import { createPacResolver, sandbox } from 'pac-resolver';
import { JSException, QuickJS } from 'quickjs-wasi';
import { boundTexts, type EngineMemory } from './bound-texts.ts';
import type { EngineModule } from './engine-module.ts';
import { addressFunctions } from './library/address-functions.ts';
import { type EntryLimits, entryPoint } from './library/entry-point.ts';
import { nameFunctions } from './library/name-functions.ts';
import { timeFunctions } from './library/time-functions.ts';
import type { EntryPointName, PacFailure } from './pac-selection.ts';
import { fileName, type Circumstances as OfFailure, scriptFailure } from './script-failure.ts';

export interface PacMachineOptions {
  /** Of `engineModule()`, for as many bytes. */
  readonly engine: EngineModule;
  /** Of the whole machine, the engine's own included. */
  readonly memoryBytes: number;
  readonly own: readonly string[];
  /** Minutes east of UTC; absent: the zone of this machine. */
  readonly utcOffset?: number;
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

/** What one entry point came to. */
export interface PacResult {
  readonly answer?: string;
  readonly failure: PacFailure | null;
}

/** `entryPoint` is the one that decided, `other` what the one that does not decide came to. */
export type PacAnswer =
  | (PacResult & {
      readonly entryPoint: EntryPointName;
      readonly other?: PacResult & { readonly entryPoint: EntryPointName };
    })
  | PacMishap;

/** Where so little is left, the engine itself may trip over what it could not have. */
const nearlyFull = 7 / 8;

/**
 * One QuickJS machine for one script. pac-resolver sets it up and calls into it, but reads only the
 * line below that names the entry point: its own rewriting of scripts (degenerator) cannot read
 * syntax newer than 2017, breaks functions without a name that ask for names, and moves lines. Names
 * are asked synchronously instead, so nothing needs to be rewritten. Its own helper functions reach
 * Node's resolver, the network and stdout: none of them is let in, the library here replaces them.
 */
export async function createPacMachine(options: PacMachineOptions): Promise<PacMachine> {
  const { memoryBytes, limits, own, isOver, now } = options;
  let engine: EngineMemory | undefined;
  const isFull = (): boolean =>
    engine !== undefined && engine.buffer.byteLength > memoryBytes * nearlyFull;
  const machine = await QuickJS.create({
    wasm: options.engine,
    memoryLimit: memoryBytes,
    // As JavaScript counts it: west of UTC is positive.
    ...(options.utcOffset !== undefined && { timezoneOffset: -options.utcOffset }),
    interruptHandler: isOver,
    wasi: (memory: EngineMemory) => {
      engine = memory;
      return {
        clock_time_get: (_clock: number, _precision: bigint, at: number) => {
          const time = BigInt(Math.round(now() * 1000)) * 1000n;
          new DataView(memory.buffer).setBigUint64(at, time, true);
          return 0;
        },
        fd_write: swallow(memory),
      };
    },
  });
  if (!engine) throw new Error('Cannot bound the memory of a PAC file: its machine has none');
  const begin = boundTexts(machine, engine);
  const library = `Object.assign((${nameFunctions})(), (${timeFunctions})(), (${addressFunctions})(lookup, ${JSON.stringify(own)}))`;
  const boot = `boot = (lookup, show) => (${entryPoint})(${library}, show, ${JSON.stringify(limits)})`;
  machine.evalCode(boot).dispose();
  const resolver = createPacResolver(machine, 'FindProxyForURL = boot(dnsResolve, alert)', {
    sandbox: {
      ...Object.fromEntries(Object.keys(sandbox).map((name) => [name, () => null])),
      dnsResolve: (name: unknown) => {
        begin();
        return typeof name === 'string' ? options.lookup(name) : '';
      },
      alert: (text: unknown) => {
        begin();
        return typeof text === 'string' ? options.show(text) : undefined;
      },
    },
  });
  machine.evalCode('delete globalThis.boot; delete globalThis.FindProxyForURL').dispose();
  let script = '';
  return {
    load: (given) => {
      script = given;
      begin();
      try {
        machine.evalCode(script, fileName).dispose();
        return isFull() ? full(memoryBytes) : null;
      } catch (error) {
        return mishap(error, { ...limits, script, isFull: isFull() });
      }
    },
    ask: async (url, host) => {
      begin();
      try {
        const text = await resolver(url, host);
        if (isFull()) return full(memoryBytes);
        return read(text, { ...limits, script, isFull: false });
      } catch (error) {
        return mishap(error, { ...limits, script, isFull: isFull() });
      }
    },
  };
}

/** A script may catch what it could not have, and go on with all that it has. */
function full(memoryBytes: number): PacMishap {
  const detail = `the script filled its memory of ${Math.floor(memoryBytes / 1024 / 1024)} MiB`;
  return { failure: { code: 'pac-memory', detail }, broken: true };
}

/** QuickJS writes notes to stdout and stderr; a script must not reach ours. */
function swallow(memory: EngineMemory): (...args: number[]) => number {
  return (_file = 0, list = 0, count = 0, written = 0) => {
    const view = new DataView(memory.buffer);
    let total = 0;
    for (let i = 0; i < count; i += 1) total += view.getUint32(list + i * 8 + 4, true);
    view.setUint32(written, total, true);
    return 0;
  };
}

type Circumstances = OfFailure & Pick<EntryLimits, 'isWindows'>;

/** What the entry point wrote; a script without Microsoft's has no other answer. */
function read(text: string, circumstances: Circumstances): PacAnswer {
  const [head = '', kind, length] = /^([pb])(\d{1,8}):/.exec(text) ?? [];
  const end = head.length + Number(length);
  const result = readResult(text.slice(head.length, end), circumstances);
  if (kind !== 'b') return { ...result, entryPoint: 'FindProxyForURL' };
  const { isWindows } = circumstances;
  const other = { ...readResult(text.slice(end), circumstances), entryPoint: nameOf(!isWindows) };
  return { ...result, entryPoint: nameOf(isWindows), other };
}

function nameOf(isEx: boolean): EntryPointName {
  return isEx ? 'FindProxyForURLEx' : 'FindProxyForURL';
}

function readResult(text: string, circumstances: Circumstances): PacResult {
  const rest = text.slice(1);
  if (text.startsWith('A')) return { answer: rest, failure: null };
  if (text.startsWith('L')) {
    return { failure: { code: 'pac-too-large', detail: `an answer of ${rest} characters` } };
  }
  const [stack = '', message = ''] = rest.split('\u0001');
  return { failure: scriptFailure({ message, stack }, circumstances) };
}

function mishap(error: unknown, circumstances: Circumstances): PacMishap {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isScripts = error instanceof JSException;
  const stack = isScripts ? error.stack : undefined;
  const failure = scriptFailure({ message, stack }, circumstances);
  return isScripts ? { failure } : { failure, broken: true };
}
