import type { Control } from '../../model/audit/attempt.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { type FollowUpRule, type Judged, mapDrafts } from '../judged.ts';
import type { AuditContext } from '../known/audit-context.ts';
import { placeKey } from '../known/paths.ts';
import type { Draft } from '../rule.ts';
import { type Answer, handshakeAnswers } from './answer.ts';
import { withAnswers } from './control-facts.ts';
import { otherHellos, plainHellos } from './other-hellos.ts';

const breaks: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'handshake');
const otherNames: readonly Control[] = ['harmless-name', 'passing-name', 'no-name'];

/**
 * What a handshake that broke off is, in the light of its controls. Two proofs of a filter on the
 * name are independent of each other: another name passes at the same address, and the same name
 * fails elsewhere, where any other passes. Where no other name passes, the address decides, or the
 * ClientHello, or the service is out of order; and where the proofs contradict each other the
 * finding stays what was seen, with its rivals.
 */
export const brokenHandshake: FollowUpRule = (judged, context) => {
  const first = judged.drafts.find(isBreak);
  const answers = handshakeAnswers(judged);
  if (first === undefined || !endedInHandshake(judged) || answers.length === 0) return judged;
  const explanation = explain(first, cluesOf(answers, context));
  if (explanation.kind === first.kind) {
    const kept = withAnswers({ ...first, ...explanation }, answers);
    return mapDrafts(judged, (draft) => (draft === first ? kept : draft));
  }
  const all = [judged, ...judged.repeats].flatMap(({ drafts }) => drafts.filter(isBreak));
  const { confidence: _, ...rest } = first;
  const evidence = all.flatMap((draft) => draft.evidence);
  const explained = withAnswers({ ...rest, ...explanation, evidence }, answers);
  return mapDrafts(judged, (draft) => (isBreak(draft) ? explained : draft));
};

/** What the controls say, each question by itself; undefined where it was not answered. */
interface Clues {
  /** One control, asked more than once, passes and fails. */
  readonly comesAndGoes: boolean;
  /** Under another name, or none, at the same address. */
  readonly otherName: 'passes' | 'fails' | undefined;
  /** The same name at a host that has nothing to do with it. */
  readonly elsewhere: 'passes' | 'fails' | undefined;
  /** The same name at another of its own addresses. */
  readonly otherAddress: 'passes' | 'fails' | undefined;
  /** The same name and address with another ClientHello. */
  readonly otherHello: 'passes' | 'fails' | undefined;
  /** With one in which every filter finds the name: in a single packet. */
  readonly plainHello: 'passes' | 'fails' | undefined;
}

function cluesOf(answers: readonly Answer[], context: AuditContext): Clues {
  const of = (controls: readonly Control[]): 'passes' | 'fails' | undefined => {
    const asked = answers.filter(({ control }) => controls.includes(control));
    if (asked.length === 0) return undefined;
    return asked.some(({ outcome }) => outcome === 'passes') ? 'passes' : 'fails';
  };
  return {
    comesAndGoes: comesAndGoes(answers),
    otherName: of(otherNames),
    elsewhere: elsewhereOf(answers, context),
    otherAddress: of(['other-address']),
    otherHello: of(otherHellos),
    plainHello: of(plainHellos),
  };
}

function comesAndGoes(answers: readonly Answer[]): boolean {
  return [...Map.groupBy(answers, ({ control }) => control).values()].some(
    (same) => new Set(same.map(({ outcome }) => outcome === 'passes')).size > 1,
  );
}

/**
 * That the name fails elsewhere proves something only of a server that takes any other name, and
 * that does not belong to the same services: they may be out of order together.
 */
function elsewhereOf(answers: readonly Answer[], { paths }: AuditContext): Clues['elsewhere'] {
  const asked = answers.filter(({ control }) => control === 'harmless-address');
  const answer = asked.find(({ outcome }) => outcome !== 'same') ?? asked[0];
  if (answer === undefined) return undefined;
  const { attempt, outcome } = answer;
  if (outcome === 'passes') return 'passes';
  const isForeign = domainOf(attempt.host) !== domainOf(attempt.serverName ?? '');
  const takesAny = paths.indifferent.has(placeKey(attempt));
  return outcome === 'same' && isForeign && takesAny ? 'fails' : undefined;
}

function domainOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.');
}

type Explanation = Pick<Draft, 'kind' | 'rivals'> & Partial<Pick<Draft, 'actor'>>;

function explain(first: Draft, clues: Clues): Explanation {
  const { otherName, elsewhere, otherAddress, otherHello, plainHello } = clues;
  const named: Explanation = { kind: 'sni-filter', actor: 'name-filter', rivals: [] };
  const helloToo: readonly FindingKind[] = otherHello === 'passes' ? ['tls-intolerance'] : [];
  const nameDecides = otherName === 'passes' || elsewhere === 'fails';
  // What passes and fails under one and the same name shows nothing by passing.
  if (clues.comesAndGoes) return kept(first, ['passing-fault', 'sni-filter', 'service-outage']);
  if (nameDecides && (elsewhere === 'passes' || otherAddress === 'passes')) {
    return kept(first, ['sni-filter', 'service-outage', ...helloToo]);
  }
  // The name passes as well, but for the usual ClientHello: the fault may be one that comes and goes.
  if (nameDecides && plainHello === 'passes') {
    return kept(first, ['passing-fault', 'tls-intolerance', 'sni-filter']);
  }
  if (otherName === 'passes' && elsewhere === 'fails') return { ...named, rivals: helloToo };
  // A service may refuse its own name, and a filter need not let another one pass.
  // Nor is one server of several that is out of order shut out, unless the name fails elsewhere.
  if (elsewhere === 'fails') return { ...named, rivals: ['service-outage', ...helloToo] };
  if (nameDecides) return { ...named, rivals: ['service-outage', 'passing-fault', ...helloToo] };
  if (otherAddress === 'passes') {
    return { ...kept(first, ['service-outage']), actor: 'address-filter' };
  }
  if (otherHello === 'passes') {
    const unasked: readonly FindingKind[] = otherName === undefined ? ['sni-filter'] : [];
    return { kind: 'tls-intolerance', rivals: [...unasked, 'service-outage'] };
  }
  if (otherName === undefined) return { kind: first.kind, rivals: first.rivals };
  // A filter that reads the server's certificate stops every name at this address.
  const rivals: readonly FindingKind[] = ['service-outage', 'sni-filter'];
  return kept(first, otherHello === undefined ? [...rivals, 'tls-intolerance'] : rivals);
}

const decided: readonly FindingKind[] = ['sni-filter', 'service-outage', 'tls-intolerance'];

/** What was seen, with the rivals that remain behind those that the manner of it leaves. */
function kept({ kind, rivals }: Draft, remaining: readonly FindingKind[]): Explanation {
  const manner = rivals.filter((rival) => !decided.includes(rival));
  // Whoever sends an alert is up.
  const isUp = kind === 'handshake-alert';
  const fitting = remaining.filter((rival) => !isUp || rival !== 'service-outage');
  return { kind, rivals: [...manner, ...fitting] };
}

function isBreak({ kind }: Draft): boolean {
  return breaks.has(kind);
}

function endedInHandshake({ reading: { end } }: Judged): boolean {
  return end?.step === 'handshake' && end.failure.code !== 'certificate';
}
