import type { Attempt } from '../model/attempt.ts';
import type { Failure, FailureCode } from '../model/failure.ts';
import type {
  ConnectObservation,
  ExchangeObservation,
  HandshakeObservation,
  Observation,
  ResolveObservation,
} from '../model/observation.ts';
import type { Trial } from '../model/report.ts';
import type { Target } from '../model/target.ts';
import { decisive, lastStep, passedOver } from '../model/walk.ts';
import { type StrangePage, strangePage } from './strange-page.ts';

type StepOf<S extends Observation['step']> = Extract<Observation, { step: S }>;
export type Failed<O extends Observation = Observation> = O & { readonly failure: Failure };

/** One trial, read once, as the rules ask about it. */
export interface Seen {
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

/** Reads a trial; `target` is the one that its attempt names, if the head knows it. */
export function look(trial: Trial, target: Target | undefined): Seen {
  const listed = target?.reasons.some((reason) => reason.rule === 'listed') ?? false;
  const steps = decisive(trial.observations);
  const end = failed(lastStep(steps));
  const isOfService = isService({ listed, target });
  const answered = lastAnswer(steps, isOfService);
  const { attempt, finished } = trial;
  const distrusted = steps.find((step) => isTargetHandshake(step) && !chains(step, isOfService)) as
    | HandshakeObservation
    | undefined;
  return {
    attempt,
    finished,
    target,
    listed,
    steps,
    passedOver: passedOverIn(trial.observations),
    end,
    endIds: end === undefined ? [] : tailIds(steps, end),
    distrusted,
    ...answered,
    doubled: trial.observations.find(isDoubled),
    page: strangePage({ attempt, steps, end, distrusted, ...answered }),
  };
}

/** The failure that ended the trial, if it is of this step, of this role and for one of these causes. */
export function endedAt<S extends Observation['step']>(
  seen: Seen,
  where: { step: S; role?: 'target' | 'proxy'; codes?: readonly FailureCode[] },
): Failed<StepOf<S>> | undefined {
  const { end } = seen;
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

function isDoubled(step: Observation): step is ResolveObservation {
  return step.step === 'resolve' && step.laterAnswer !== undefined;
}

function passedOverIn(all: readonly Observation[]): readonly Failed<ConnectObservation>[] {
  const over = passedOver(all);
  if (over.size === 0) return [];
  return all.filter((one): one is Failed<ConnectObservation> => over.has(one.id));
}

function isAnswer(step: ExchangeObservation): step is NonNullable<Seen['answer']> {
  return step.status !== undefined;
}

function failed(step: Observation | undefined): Failed | undefined {
  return step === undefined || step.failure === null ? undefined : (step as Failed);
}

function tailIds(steps: readonly Observation[], end: Failed): readonly string[] {
  const ids: string[] = [];
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    if (step === undefined || step.failure === null || step.step !== end.step) break;
    if (roleOf(step) !== roleOf(end) || step.hop !== end.hop) break;
    ids.unshift(step.id);
  }
  return ids;
}

function isTargetHandshake(step: Observation): step is HandshakeObservation {
  return step.step === 'handshake' && step.role === 'target' && completed(step);
}

// A chain that only this machine's own additions, or its system's, make good is good for a
// company's own host, and says of a public service that somebody stands in between.
function chains(step: HandshakeObservation, isOfService: boolean): boolean {
  if (step.failure !== null || step.verification !== undefined) return false;
  return !(isOfService && isPrivate(step));
}

/** Whether a list that others made names the host as a service's: none that the user alone knows. */
export function isService({ listed, target }: Pick<Seen, 'listed' | 'target'>): boolean {
  return listed && target?.own !== true;
}

/** Whether a chain ends in a root that nobody trusts but this machine, or nowhere. */
export function isPrivate({ anchor }: HandshakeObservation): boolean {
  return anchor === 'added' || anchor === 'system';
}

function lastAnswer(
  steps: readonly Observation[],
  isOfService: boolean,
): Pick<Seen, 'answer' | 'trusted' | 'privately'> {
  let handshake: HandshakeObservation | undefined;
  let answer: Seen['answer'];
  let trusted = false;
  let privately = false;
  for (const step of steps) {
    if (step.step === 'connect') handshake = undefined;
    if (isTargetHandshake(step)) handshake = step;
    if (step.step !== 'exchange' || !isAnswer(step)) continue;
    answer = step;
    trusted =
      step.url.startsWith('https:') && handshake !== undefined && chains(handshake, isOfService);
    privately = trusted && handshake !== undefined && isPrivate(handshake);
  }
  return { answer, trusted, privately };
}
