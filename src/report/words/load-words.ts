import type { LoadName, LoadStep, LoadWay } from '../../model/load/load.ts';
import type { BreakReason, LimitDoubt, LimitOwner } from '../../model/load/load-limit.ts';
import type { MachineLimit } from '../../model/load/load-measure.ts';
import type { LoadEnd } from '../../model/load/load-report.ts';
import { code, say, type Text } from '../text/say.ts';

/** What one operation of a load is, and what several are called. */
export const loadWords: Readonly<Record<LoadName, { readonly what: Text; readonly noun: Text }>> = {
  tunnels: {
    what: say`a connection and a tunnel to the target, closed at once`,
    noun: say`tunnels`,
  },
  handshakes: {
    what: say`a connection, a tunnel, and a whole TLS handshake with the target`,
    noun: say`handshakes`,
  },
  requests: { what: say`one request over a connection that is kept`, noun: say`requests` },
  transfer: {
    what: say`one request with bodies over a connection that is kept`,
    noun: say`transfers`,
  },
};

/** A part of an operation; over a proxy, `connect` is the way to the proxy. */
export function describeLoadStep(step: LoadStep | 'resolve', way: LoadWay['id']): Text {
  const isToProxy = way === 'proxy' && (step === 'connect' || step === 'resolve');
  return isToProxy ? say`${stepNames[step]} (proxy)` : stepNames[step];
}

const stepNames: Readonly<Record<LoadStep | 'resolve', Text>> = {
  resolve: say`name lookup`,
  wait: say`wait for the start`,
  connect: say`connect`,
  'proxy-handshake': say`TLS handshake (proxy)`,
  tunnel: say`tunnel`,
  handshake: say`TLS handshake`,
  exchange: say`request and answer`,
};

export const wayWords: Readonly<Record<LoadWay['id'], Text>> = {
  proxy: say`through the proxy`,
  direct: say`direct`,
};

/** What was seen of this machine, and what may help. */
export const machineLimitWords: Readonly<
  Record<MachineLimit, { readonly seen: Text; readonly advice: Text }>
> = {
  'late-starts': {
    seen: say`operations began later than the schedule had them`,
    advice: say`the figures hold time of this machine; lower ${code`--rate`}, or leave the machine alone`,
  },
  'event-loop': {
    seen: say`a thread that makes the load was at work all the time`,
    advice: say`no more comes of it; where processors are left, raise ${code`--threads`}`,
  },
  cpu: {
    seen: say`all processors of this machine were busy`,
    advice: say`what runs beside, and a proxy on this very machine, share them`,
  },
  connections: {
    seen: say`starts waited, as all of ${code`--connections`} were in use`,
    advice: say`raise ${code`--connections`}, unless the peer is simply slower than ${code`--rate`}`,
  },
  'local-limit': {
    seen: say`the system gave no more ports, files or memory`,
    advice: say`a port stays taken for a minute after each connection; lower ${code`--rate`} or ${code`--duration`}`,
  },
};

export const endWords: Readonly<Record<LoadEnd, Text>> = {
  complete: say`Ran to its end.`,
  interrupted: say`Interrupted: what was measured until then is shown.`,
  errors: say`Ended early: more failed than ${code`--max-errors`} allows.`,
  connections: say`Ended early: ${code`--max-connections`} were opened.`,
  bytes: say`Ended early: ${code`--max-bytes`} were transferred.`,
};

/** Why a rate did not hold, in a table and in a sentence. */
export const breakWords: Readonly<
  Record<BreakReason, { readonly word: Text; readonly what: Text }>
> = {
  errors: { word: say`errors`, what: say`more fails than ${code`--max-errors`} allows` },
  throughput: { word: say`too slow`, what: say`what is done no longer follows what is due` },
  latency: { word: say`latency`, what: say`the 90th percentile of latency passes its bound` },
};

/** Whose limit it is, and how that was told. */
export const ownerWords: Readonly<Record<LimitOwner, Text>> = {
  proxy: say`It is the proxy, or the network on the way to it: the way straight to the target carried what the proxy did not.`,
  target: say`It is the target, or the network before it: the way without the proxy did not carry that rate either.`,
  'proxy-or-target': say`It is the proxy or the target behind it: there was no way straight to the target to compare.`,
  'this-machine': say`It is THIS MACHINE: it was at its own end, so proxy and target may carry more.`,
  connections: say`It is ${code`--connections`}: so many at a time cannot carry more, whatever the proxy can.`,
  'not-known': say`Whose limit it is, is NOT KNOWN.`,
  'not-reached': say`No limit was reached: the highest rate that was tried held.`,
};

/** Why nobody is named, and what may help. */
export const doubtWords: Readonly<Record<LimitDoubt, Text>> = {
  cut: say`Whose limit it is, is NOT KNOWN: the run ended before the ways were compared.`,
  machine: say`Whose limit it is, is NOT KNOWN: this machine itself was near its end. Make the load from a machine with more to spare, apart from the proxy and the target.`,
  trials: say`Whose limit it is, is NOT KNOWN: trials of the same rate disagree. Try again when less runs beside, or for longer (${code`--duration`}).`,
  connections: say`Whose limit it is, is NOT KNOWN: nearly all of ${code`--connections`} were in use by a peer that became slower. Raise ${code`--connections`} and try again.`,
};
