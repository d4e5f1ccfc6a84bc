import type { FindingKind } from '../../model/finding.ts';
import type { HandshakeObservation } from '../../model/observation.ts';
import { facts } from '../facts.ts';
import { type FollowUpRule, type Judged, unique } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { completed, type Seen } from '../seen.ts';

const breaks: readonly FindingKind[] = [
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
];

/**
 * The handshake breaks off under the target's name, and completes at the same address under a
 * harmless one: the name decides. Where the harmless name breaks off as well, the finding stays,
 * carries that proof and loses this rival.
 */
export const sniFilter: FollowUpRule = (judged) => {
  const first = judged.drafts.find(isBreak);
  const controls = judged.controls.flatMap((control) => handshakeOf(control) ?? []);
  const control = controls.find(completed) ?? controls[0];
  if (first === undefined || control === undefined) return judged;
  if (!completed(control)) {
    return replaceBreaks(judged, (draft) => (draft === first ? kept(first, control) : draft));
  }
  const all = [judged, ...judged.repeats].flatMap(({ drafts }) => drafts.filter(isBreak));
  const evidence = all.flatMap((draft) => draft.evidence);
  const filter = filtered({ ...first, evidence }, control);
  return replaceBreaks(judged, () => filter);
};

function isBreak({ kind }: Draft): boolean {
  return breaks.includes(kind);
}

function handshakeOf({ attempt, finished, steps }: Seen): HandshakeObservation | undefined {
  if (!finished || attempt.control !== 'harmless-name') return undefined;
  const step = steps.findLast(({ step }) => step === 'handshake');
  return step?.step === 'handshake' && step.role === 'target' ? step : undefined;
}

function kept(draft: Draft, control: HandshakeObservation): Draft {
  const rivals = draft.rivals.filter((rival) => rival !== 'sni-filter');
  return { ...withControl(draft, control), rivals };
}

function filtered(draft: Draft, control: HandshakeObservation): Draft {
  return { ...withControl(draft, control), kind: 'sni-filter', actor: 'name-filter', rivals: [] };
}

function withControl(draft: Draft, control: HandshakeObservation): Draft {
  return {
    ...draft,
    evidence: unique([...draft.evidence, control.id]),
    facts: facts({ ...draft.facts, harmlessName: control.serverName }),
  };
}

// A trial and its repeats share a draft: the change is made once, and is one object again.
function replaceBreaks(judged: Judged, change: (draft: Draft) => Draft): Judged {
  const changed = new Map<Draft, Draft>();
  const replace = (draft: Draft): Draft => {
    if (!isBreak(draft)) return draft;
    const next = changed.get(draft) ?? change(draft);
    changed.set(draft, next);
    return next;
  };
  const replaced = (one: Judged): Judged => ({ ...one, drafts: unique(one.drafts.map(replace)) });
  return { ...replaced(judged), repeats: judged.repeats.map(replaced) };
}
