import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import type { Failure } from '../model/finding/failure.ts';
import type {
  LoadFailure,
  LoadOptions,
  LoadStep,
  LoadTarget,
  LoadWay,
} from '../model/load/load.ts';
import { connect } from '../net/connect.ts';
import { handshake } from '../net/handshake.ts';
import type { NetOptions } from '../net/options.ts';
import { Tap } from '../net/socket/tap.ts';
import { tunnel } from '../net/tunnel.ts';
import type { Budget } from './budget.ts';
import type { Outcome } from './tally.ts';

export interface WayOptions {
  readonly way: LoadWay;
  readonly target: LoadTarget;
  /** `timeoutMs` is the deadline of all steps together. */
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate'>;
  /** Through a proxy: ask for a tunnel. */
  readonly isTunnel: boolean;
  /** TLS to the target as well. */
  readonly isSecure: boolean;
  readonly budget: Pick<Budget, 'onConnection'>;
  /** How a connection ends. */
  readonly ending: LoadOptions['ending'];
}

export interface Opened {
  /** The steps that succeeded. */
  readonly steps: Outcome['steps'];
  readonly failure: LoadFailure | null;
  /** What leads to the target, or to a proxy that takes requests itself; absent after a failure. */
  readonly stream?: Duplex;
  readonly close: () => void;
}

/**
 * Opens one connection over a way, in the steps that an audit takes too: TCP, TLS to an HTTPS
 * proxy, a tunnel through the proxy, TLS to the target. The caller calls `close`, whatever came
 * of it. Rejects only when the signal is aborted, and leaves nothing open then.
 */
export async function openWay(options: WayOptions, signal: AbortSignal): Promise<Opened> {
  const closing: { destroy: () => unknown }[] = [];
  const close = (): void => {
    for (const one of closing.splice(0).reverse()) one.destroy();
  };
  try {
    return { ...(await takeSteps(options, { signal, closing })), close };
  } catch (error) {
    close();
    throw error;
  }
}

interface Opening {
  readonly signal: AbortSignal;
  readonly closing: { destroy: () => unknown }[];
}

async function takeSteps(
  { way, target, net, isTunnel, isSecure, budget, ending }: WayOptions,
  { signal, closing }: Opening,
): Promise<Omit<Opened, 'close'>> {
  const steps: Outcome['steps'][number][] = [];
  const deadline = performance.now() + net.timeoutMs;
  const options = (): NetOptions => ({
    ...net,
    signal,
    onCertificate: () => {},
    timeoutMs: Math.max(1, Math.ceil(deadline - performance.now())),
  });
  const passes = (step: LoadStep, { durationMs, failure }: Step): boolean => {
    if (!failure) steps.push({ step, ms: durationMs });
    return !failure;
  };
  const { proxy } = way;

  // 1. TCP.
  budget.onConnection();
  const { host, port } = proxy ?? target;
  const role = proxy ? 'proxy' : 'target';
  const place = { host, address: way.address ?? host, port, role } as const;
  const { observation: connected, tap } = await connect(place, options());
  if (!passes('connect', connected) || !tap) return failed('connect', connected, steps);
  closing.push(ending === 'reset' ? { destroy: () => tap.reset() } : tap);
  let stream = tap;

  // 2. TLS to the proxy itself.
  if (proxy?.kind === 'https') {
    const names = { serverName: proxy.host, checkedName: proxy.host };
    const { observation, socket } = await handshake(
      { tap: stream, role: 'proxy', ...names },
      options(),
    );
    if (socket) closing.push(socket);
    if (!passes('proxy-handshake', observation) || !socket)
      return failed('proxy-handshake', observation, steps);
    stream = new Tap(socket);
    closing.push(stream);
  }

  // 3. A tunnel.
  if (proxy && isTunnel) {
    const isSocks = proxy.kind === 'socks5' || proxy.kind === 'socks4';
    const ask = isSocks ? await loadSocks() : tunnel;
    stream.forget();
    const asked = await ask({ proxy, host: target.host, port: target.port, stream }, options());
    if (!passes('tunnel', asked)) return failed('tunnel', asked, steps);
  }
  if (!isSecure) return { steps, failure: null, stream };

  // 4. TLS to the target.
  const names = { serverName: target.host, checkedName: target.host };
  const { observation, socket } = await handshake(
    { tap: stream, role: 'target', ...names },
    options(),
  );
  if (socket) closing.push(socket);
  if (!passes('handshake', observation) || !socket) return failed('handshake', observation, steps);
  return { steps, failure: null, stream: socket };
}

interface Step {
  readonly durationMs: number;
  readonly failure: Failure | null;
}

function failed(
  step: LoadStep,
  { failure }: Step,
  steps: Outcome['steps'],
): Omit<Opened, 'close' | 'stream'> {
  const cause = failure ?? { code: 'unknown' as const, detail: '' };
  return { steps, failure: { step, ...cause } };
}

/** Loaded when used: few runs go through SOCKS. */
async function loadSocks(): Promise<typeof tunnel> {
  return (await import('../net/socks.ts')).socksTunnel;
}
