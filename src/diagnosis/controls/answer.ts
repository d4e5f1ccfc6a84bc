import type { Attempt, Control } from '../../model/audit/attempt.ts';
import type { HandshakeObservation } from '../../model/audit/observation.ts';
import { proxyLabel } from '../facts.ts';
import type { Judged } from '../judged.ts';
import { completed, type Failed, roleOf, type TrialReading } from '../trial/trial-reading.ts';

/** What came of a control, beside the attempt that it was made for. */
export interface Answer {
  readonly control: Control;
  readonly attempt: Attempt;
  /** `same`: it fails in the same manner; `otherwise`: it fails in another one. */
  readonly outcome: 'passes' | 'same' | 'otherwise';
  /** The observation that tells. */
  readonly evidence: string;
}

/**
 * What the controls' handshakes came to. One that never came to its handshake, or that took another
 * way than it was told to, answers nothing.
 */
export function handshakeAnswers({ reading, controls }: Judged): readonly Answer[] {
  return controls.flatMap((control) => {
    const step = ownHandshake(control);
    if (step === undefined) return [];
    const outcome = completed(step) ? 'passes' : isSame(step, reading.end) ? 'same' : 'otherwise';
    return answerOf(control, { outcome, evidence: step.id });
  });
}

/** What the controls' connections came to, and the handshakes on them where they had any. */
export function connectionAnswers({ reading, controls }: Judged): readonly Answer[] {
  return controls.flatMap((control) => {
    if (!control.finished || !wentAsTold(control)) return [];
    const { end } = control;
    const last = control.steps.at(-1);
    const passes = end === undefined || (end.step === 'handshake' && completed(end));
    if (last === undefined || (!passes && roleOf(last) !== 'target')) return [];
    const outcome = passes ? 'passes' : isSame(end, reading.end) ? 'same' : 'otherwise';
    return answerOf(control, { outcome, evidence: last.id });
  });
}

/**
 * What came of a control that goes by an address in place of the name: `passes` where the service
 * proved itself there by its chain, `otherwise` where nothing was reached. Where somebody answers
 * for whom no chain vouches, nothing is answered.
 */
export function addressAnswer({ controls }: Judged, control: Control): Answer | undefined {
  const asked = controls.find(({ attempt }) => attempt.control === control);
  if (asked === undefined || !asked.finished || !wentAsTold(asked)) return undefined;
  const last = asked.steps.at(-1);
  if (last === undefined) return undefined;
  if (last.failure === null && (last.step !== 'handshake' || last.role !== 'target')) {
    return undefined;
  }
  if (asked.distrusted !== undefined) return undefined;
  const outcome = last.failure === null ? 'passes' : 'otherwise';
  return { control, attempt: asked.attempt, outcome, evidence: last.id };
}

/** Older files name no control: the harmless name was the only one. */
export function controlOf({ control = 'harmless-name' }: Attempt): Control {
  return control;
}

function answerOf(
  { attempt }: TrialReading,
  said: Pick<Answer, 'outcome' | 'evidence'>,
): readonly Answer[] {
  return [{ control: controlOf(attempt), attempt, ...said }];
}

function ownHandshake(control: TrialReading): HandshakeObservation | undefined {
  if (!control.finished || !wentAsTold(control)) return undefined;
  const last = control.steps.at(-1);
  return last?.step === 'handshake' && last.role === 'target' ? last : undefined;
}

/**
 * A PAC file may decide otherwise the second time: a proxy is not the address that was due. Through
 * a proxy of its own an attempt asks for a tunnel to its address.
 */
function wentAsTold({ attempt, steps }: TrialReading): boolean {
  if (attempt.address === undefined) return true;
  const proxy = proxyLabel(attempt.proxy);
  if (proxy !== undefined) {
    return steps.some((one) => one.step === 'tunnel' && proxyLabel(one.proxy) === proxy);
  }
  return steps.some(
    (one) => one.step === 'connect' && one.role === 'target' && one.address === attempt.address,
  );
}

function isSame(one: Failed | HandshakeObservation, other: Failed | undefined): boolean {
  if (one.step !== other?.step || one.failure?.code !== other.failure.code) return false;
  return one.step !== 'handshake' || other.step !== 'handshake' || one.alert === other.alert;
}
