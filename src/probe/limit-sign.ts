import type { Observation } from '../model/audit/observation.ts';
import type { FailureCode } from '../model/finding/failure.ts';
import type { Unnumbered } from '../net/options.ts';
import type { Sign } from './bound.ts';

type Step = Unnumbered<Observation>;

/** A proxy that has too many clients, or too little of what it needs for one more. */
const limitStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** A limit says no at once; what comes later was waited for behind the proxy. */
const atOnceMs = 1000;
const hangUps: ReadonlySet<FailureCode> = new Set(['refused', 'reset', 'closed']);
const answers: ReadonlySet<FailureCode> = new Set(['name-not-found', 'no-address', 'dns-error']);
const refusedNames: ReadonlySet<FailureCode> = new Set(['dns-refused', 'dns-failure']);

/** What a look-up says of how much its name server is asked. */
export function signOfName({ failure }: Step): Sign {
  if (failure === null || answers.has(failure.code)) return 'answer';
  if (failure.code === 'timeout') return 'silence';
  return refusedNames.has(failure.code) ? 'limit' : 'nothing';
}

/** What a step says of how much a proxy is asked; nothing where the proxy is not the one that speaks. */
export function signOfProxy(step: Step): Sign {
  if (!asksProxy(step)) return 'nothing';
  const { failure, durationMs } = step;
  // Of a tunnel that does not open it waits itself.
  if (failure?.code === 'timeout') return step.step === 'connect' ? 'silence' : 'nothing';
  if (failure !== null && hangUps.has(failure.code)) return 'limit';
  const status = step.step === 'tunnel' || step.step === 'exchange' ? step.status : undefined;
  if (status !== undefined && limitStatuses.has(status)) {
    return durationMs < atOnceMs ? 'limit' : 'nothing';
  }
  // Many accept, and say no afterwards.
  return step.step === 'connect' ? 'nothing' : 'answer';
}

/** Whether a step is taken with the proxy itself. */
export function asksProxy(step: Step): boolean {
  if (step.step === 'tunnel') return true;
  if (step.step === 'connect' || step.step === 'handshake') return step.role === 'proxy';
  return step.step === 'exchange' && step.proxy !== undefined;
}
