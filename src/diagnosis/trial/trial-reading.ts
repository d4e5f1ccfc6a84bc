import type { Attempt } from '../../model/audit/attempt.ts';
import type {
  ConnectObservation,
  ExchangeObservation,
  HandshakeObservation,
  Observation,
  ResolveObservation,
} from '../../model/audit/observation.ts';
import type { Failure, FailureCode } from '../../model/finding/failure.ts';
import type { Target } from '../../model/target/target.ts';
import type { StrangePage } from './strange-page.ts';

/** The observation of a step; of whatever step where none is named. */
export type StepOf<S extends Observation['step'] = Observation['step']> = Extract<
  Observation,
  { step: S }
>;
export type Failed<O extends Observation = Observation> = O & { readonly failure: Failure };

/** One trial, read once, as the rules ask about it. */
export interface TrialReading {
  readonly attempt: Attempt;
  readonly finished: boolean;
  readonly target: Target | undefined;
  /** The target stands in a list of services; false for a user's own. */
  readonly listed: boolean;
  /** The steps that are judged, in order: `decisive()`. */
  readonly steps: readonly Observation[];
  /** Connections that failed while another address of the same name served. */
  readonly passedOver: readonly Failed<ConnectObservation>[];
  /** The failure that ended the trial. */
  readonly end: Failed | undefined;
  /** Ids of the failures of that same step at the end of the trial: one for each address tried. */
  readonly endIds: readonly string[];
  /** The first handshake with the target whose chain says that somebody else may have answered. */
  readonly distrusted: HandshakeObservation | undefined;
  /** The last exchange that brought a status. */
  readonly answer: (ExchangeObservation & { readonly status: number }) | undefined;
  /** The answer came from a server whose chain verified: it is the service's own. */
  readonly trusted: boolean;
  /** It is so by a root that nobody trusts but this machine: by its additions, or its system's. */
  readonly privately: boolean;
  /** A look-up whose query was answered twice; also one that was told for information. */
  readonly doubled: ResolveObservation | undefined;
  /** What came for which no chain vouches. */
  readonly page: StrangePage | undefined;
}

/** The failure that ended the trial, if it is of this step, of this role and for one of these causes. */
export function endedAt<S extends Observation['step']>(
  reading: TrialReading,
  where: { step: S; role?: 'target' | 'proxy'; codes?: readonly FailureCode[] },
): Failed<StepOf<S>> | undefined {
  const { end } = reading;
  if (end === undefined || end.step !== where.step) return undefined;
  if (where.role !== undefined && roleOf(end) !== where.role) return undefined;
  if (where.codes !== undefined && !where.codes.includes(end.failure.code)) return undefined;
  return end as Failed<StepOf<S>>;
}

/** Whether a step is about the target or about the proxy. */
export function roleOf(step: Observation): 'target' | 'proxy' {
  if (step.step === 'tunnel' || step.step === 'select') return 'proxy';
  if (step.step === 'exchange') return step.proxy === undefined ? 'target' : 'proxy';
  return step.role === 'proxy' ? 'proxy' : 'target';
}

/** Whether a handshake ended, whatever its chain was worth. */
export function completed(step: HandshakeObservation): boolean {
  return step.failure === null || step.failure.code === 'certificate';
}

/** Whether a list that others made names the host as a service's: none that the user alone knows. */
export function isService({ listed, target }: Pick<TrialReading, 'listed' | 'target'>): boolean {
  return listed && target?.own !== true;
}

/** Whether a chain ends in a root that nobody trusts but this machine, or nowhere. */
export function isPrivate({ anchor }: HandshakeObservation): boolean {
  return anchor === 'added' || anchor === 'system';
}
