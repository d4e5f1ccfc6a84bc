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
  const controls = judged.controls.flatMap((control) => handshakeOf(control) ?? []);
  const passed = controls.find(completed);
  if (passed !== undefined) return replaceBreaks(judged, (draft) => filtered(draft, passed));
  const [failed] = controls;
  return failed === undefined ? judged : replaceBreaks(judged, (draft) => kept(draft, failed));
};

function handshakeOf({ attempt, finished, steps }: Seen): HandshakeObservation | undefined {
  if (!finished || attempt.control !== 'harmless-name') return undefined;
  const step = steps.findLast(({ step }) => step === 'handshake');
  return step?.step === 'handshake' && step.role === 'target' ? step : undefined;
}

function filtered(draft: Draft, control: HandshakeObservation): Draft {
  return { ...withControl(draft, control), kind: 'sni-filter', actor: 'name-filter', rivals: [] };
}

function kept(draft: Draft, control: HandshakeObservation): Draft {
  const rivals = draft.rivals.filter((rival) => rival !== 'sni-filter');
  return { ...withControl(draft, control), rivals };
}

function withControl(draft: Draft, control: HandshakeObservation): Draft {
  return {
    ...draft,
    evidence: unique([...draft.evidence, control.id]),
    facts: facts({ ...draft.facts, harmlessName: control.serverName }),
  };
}

// One new draft for each old one, so that a trial and its repeats go on sharing it.
function replaceBreaks(judged: Judged, change: (draft: Draft) => Draft): Judged {
  const changed = new Map<Draft, Draft>();
  const replace = (draft: Draft): Draft => {
    if (!breaks.includes(draft.kind)) return draft;
    const next = changed.get(draft) ?? change(draft);
    changed.set(draft, next);
    return next;
  };
  const drafts = judged.drafts.map(replace);
  const repeats = judged.repeats.map((repeat) => ({
    ...repeat,
    drafts: repeat.drafts.map(replace),
  }));
  return { ...judged, drafts, repeats };
}
