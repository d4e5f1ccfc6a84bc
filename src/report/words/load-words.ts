import type { LoadName, LoadStep, LoadWay } from '../../model/load.ts';
import type { BreakReason, LimitOwner } from '../../model/load-limit.ts';
import type { MachineLimit } from '../../model/load-measure.ts';
import type { LoadEnd } from '../../model/load-report.ts';

/** What one operation of a load is, and what several are called. */
export const loadWords: Readonly<
  Record<LoadName, { readonly what: string; readonly noun: string }>
> = {
  tunnels: { what: 'a connection and a tunnel to the target, closed at once', noun: 'tunnels' },
  handshakes: {
    what: 'a connection, a tunnel, and a whole TLS handshake with the target',
    noun: 'handshakes',
  },
  requests: { what: 'one request over a connection that is kept', noun: 'requests' },
  transfer: { what: 'one request with bodies over a connection that is kept', noun: 'transfers' },
};

/** A part of an operation; over a proxy, `connect` is the way to the proxy. */
export function describeLoadStep(step: LoadStep | 'resolve', way: LoadWay['id']): string {
  const isToProxy = way === 'proxy' && (step === 'connect' || step === 'resolve');
  return isToProxy ? `${stepNames[step]} (proxy)` : stepNames[step];
}

const stepNames: Readonly<Record<LoadStep | 'resolve', string>> = {
  resolve: 'name lookup',
  wait: 'wait for the start',
  connect: 'connect',
  'proxy-handshake': 'TLS handshake (proxy)',
  tunnel: 'tunnel',
  handshake: 'TLS handshake',
  exchange: 'request and answer',
};

export const wayWords: Readonly<Record<LoadWay['id'], string>> = {
  proxy: 'through the proxy',
  direct: 'direct',
};

/** What was seen of this machine, and what may help. */
export const machineLimitWords: Readonly<
  Record<MachineLimit, { readonly seen: string; readonly advice: string }>
> = {
  'late-starts': {
    seen: 'operations began later than the schedule had them',
    advice: 'the figures hold time of this machine; lower --rate, or leave the machine alone',
  },
  'event-loop': {
    seen: 'a thread that makes the load was at work all the time',
    advice: 'no more comes of it; where processors are left, raise --threads',
  },
  cpu: {
    seen: 'all processors of this machine were busy',
    advice: 'what runs beside, and a proxy on this very machine, share them',
  },
  connections: {
    seen: 'starts waited, as all of --connections were in use',
    advice: 'raise --connections, unless the peer is simply slower than --rate',
  },
  'local-limit': {
    seen: 'the system gave no more ports, files or memory',
    advice: 'a port stays taken for a minute after each connection; lower --rate or --duration',
  },
};

export const endWords: Readonly<Record<LoadEnd, string>> = {
  complete: 'Ran to its end.',
  interrupted: 'Interrupted: what was measured until then is shown.',
  errors: 'Ended early: more failed than --max-errors allows.',
  connections: 'Ended early: --max-connections were opened.',
  bytes: 'Ended early: --max-bytes were transferred.',
};

/** Why a rate did not hold, in a table and in a sentence. */
export const breakWords: Readonly<
  Record<BreakReason, { readonly word: string; readonly what: string }>
> = {
  errors: { word: 'errors', what: 'more fails than --max-errors allows' },
  throughput: { word: 'too slow', what: 'what is done no longer follows what is due' },
  latency: { word: 'latency', what: 'the 90th percentile of latency passes its bound' },
};

/** Whose limit it is, and how that was told. */
export const ownerWords: Readonly<Record<LimitOwner, string>> = {
  proxy: 'It is the proxy: the way straight to the target carried that rate.',
  target:
    'It is the target, or the network before it: the way without the proxy did not carry that rate.',
  'proxy-or-target':
    'It is the proxy or the target behind it: there was no way straight to the target to compare.',
  'this-machine': 'It is THIS MACHINE: the generator itself could not do more, so the proxy may.',
  connections: 'It is --connections: so many at a time cannot carry more, whatever the proxy can.',
  'not-reached': 'No limit was reached: the highest rate that was tried held.',
};
