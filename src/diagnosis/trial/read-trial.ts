import type {
  ConnectObservation,
  ExchangeObservation,
  HandshakeObservation,
  Observation,
  ResolveObservation,
} from '../../model/audit/observation.ts';
import type { Trial } from '../../model/audit/report.ts';
import { decisive, lastStep, passedOver } from '../../model/audit/walk.ts';
import type { Target } from '../../model/target/target.ts';
import { readStrangePage } from './read-strange-page.ts';
import {
  completed,
  type Failed,
  isPrivate,
  isService,
  roleOf,
  type TrialReading,
} from './trial-reading.ts';

/** Of most trials: lists of their own would take as much as all else that is read of them. */
const noIds: readonly string[] = [];
const noFailures: readonly Failed<ConnectObservation>[] = [];

/** Reads a trial; `target` is the one that its attempt names, if the head knows it. */
export function readTrial(trial: Trial, target: Target | undefined): TrialReading {
  const listed = target?.reasons.some((reason) => reason.rule === 'listed') ?? false;
  const steps = decisive(trial.observations);
  const end = failed(lastStep(steps));
  const isOfService = isService({ listed, target });
  const { answer, trusted, privately } = lastAnswer(steps, isOfService);
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
    endIds: end === undefined ? noIds : tailIds(steps, end),
    distrusted,
    answer,
    trusted,
    privately,
    doubled: trial.observations.find(isDoubled),
    page: readStrangePage({ attempt, steps, end, distrusted, answer, trusted, privately }),
  };
}

function isDoubled(step: Observation): step is ResolveObservation {
  return step.step === 'resolve' && step.laterAnswer !== undefined;
}

function passedOverIn(all: readonly Observation[]): readonly Failed<ConnectObservation>[] {
  const over = passedOver(all);
  if (over.size === 0) return noFailures;
  return all.filter((one): one is Failed<ConnectObservation> => over.has(one.id));
}

function isAnswer(step: ExchangeObservation): step is NonNullable<TrialReading['answer']> {
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

function lastAnswer(
  steps: readonly Observation[],
  isOfService: boolean,
): Pick<TrialReading, 'answer' | 'trusted' | 'privately'> {
  let handshake: HandshakeObservation | undefined;
  let answer: TrialReading['answer'];
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
