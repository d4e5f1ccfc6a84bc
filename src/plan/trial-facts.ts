import type {
  ConnectObservation,
  HandshakeObservation,
  Observation,
  ResolvedAddress,
  TunnelObservation,
} from '../model/audit/observation.ts';
import type { Trial } from '../model/audit/report.ts';
import { decisive, lastStep } from '../model/audit/walk.ts';

type Handshaken = HandshakeObservation & { readonly role: 'target' };

/**
 * The handshake with the target that an attempt ended in, broken off before its end. A control
 * starts anew, so one behind a redirect is none: it would ask another question.
 */
export function broke({ observations }: Trial): Handshaken | undefined {
  const last = decisive(observations).at(-1);
  if (last?.failure == null || !isHandshake(last) || last.hop !== undefined) return undefined;
  return last.failure.code === 'certificate' ? undefined : last;
}

/** The first handshake with the target, where it came to its end with a chain that verified. */
export function verified({ observations }: Trial): Handshaken | undefined {
  const first = observations.find(isHandshake);
  return first && first.failure === null && first.hop === undefined ? first : undefined;
}

/** The connection to the target's own address that was had; undefined behind a proxy. */
export function reachedDirectly({ observations }: Trial): ConnectObservation | undefined {
  const first = observations.find(
    (one) => one.step === 'connect' && one.role === 'target' && one.failure === null,
  );
  return first?.step === 'connect' && first.hop === undefined ? first : undefined;
}

/** The connection that failed to the target's own address, or to all of them: it ended the attempt. */
export function unreached({ observations }: Trial): ConnectObservation | undefined {
  const last = lastStep(decisive(observations));
  if (last?.step !== 'connect' || last.role !== 'target' || last.hop !== undefined)
    return undefined;
  return last.failure === null ? undefined : last;
}

/** The request for a tunnel in which an attempt ended, where none was opened. */
export function failedTunnel({ observations }: Trial): TunnelObservation | undefined {
  const last = decisive(observations).at(-1);
  if (last?.step !== 'tunnel' || last.hop !== undefined) return undefined;
  return last.failure === null ? undefined : last;
}

/** The step that an attempt ended in; undefined where it took none. */
export function endOf({ observations }: Trial): Observation | undefined {
  return lastStep(decisive(observations));
}

/** What the target's name resolved to, in the order of the answer; none for an address. */
function addressesOf({ observations }: Trial): readonly ResolvedAddress[] {
  const found = observations.find((one) => one.step === 'resolve' && one.role === 'target');
  return found?.step === 'resolve' && found.hop === undefined ? found.addresses : [];
}

/** The addresses of the target's name that were not tried. */
export function untried(trial: Trial): readonly ResolvedAddress[] {
  const tried = new Set(
    trial.observations.flatMap((one) => (one.step === 'connect' ? one.address : [])),
  );
  return addressesOf(trial).filter(({ address }) => !tried.has(address));
}

/** The highest number of an attempt; 0 where there is none. */
export function lastNumber(trials: readonly Trial[]): number {
  return trials.reduce((most, { attempt }) => Math.max(most, Number(attempt.id.slice(1))), 0);
}

/** IPv6 addresses alone hold colons. */
export function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

function isHandshake(one: Observation): one is Handshaken {
  return one.step === 'handshake' && one.role === 'target';
}
