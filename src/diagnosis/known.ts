import type { FailureCode } from '../model/failure.ts';
import type {
  Certificate,
  HandshakeObservation,
  ResolveObservation,
} from '../model/observation.ts';
import { proxyLabel } from './facts.ts';
import { isUnknownIssuer, lacksKnownIssuer } from './handshake/chain-signs.ts';
import { learnPaths, type Paths } from './paths.ts';
import { isGenuine, portalSign } from './portal-sign.ts';
import { isPrivate, type Seen } from './seen.ts';

/** What the audit as a whole knows, so that one trial is not judged alone. */
export interface Known {
  readonly deadlineMs: number;
  /** The operating systems that the audit is for. */
  readonly systems: readonly string[];
  /** The user named the roots in which the chains of all listed services must end. */
  readonly expectsRoots: boolean;
  readonly certificates: ReadonlyMap<string, Certificate>;
  /** Subjects of the authorities presented in chains that ended in a public or expected root. */
  readonly authorities: ReadonlySet<string>;
  /** Issuers that signed for listed services, and end in no public root. */
  readonly inspectors: ReadonlySet<string>;
  /** What `--compare-resolver` said, by name. */
  readonly compared: ReadonlyMap<string, ResolveObservation>;
  /** Labels of the proxies that answered a request for a tunnel in this audit. */
  readonly talking: ReadonlySet<string>;
  /** `portalKey()`s of pages that answered for several hosts of a route on which nothing passed. */
  readonly portals: ReadonlySet<string>;
  readonly paths: Paths;
}

/** Learns from all trials; linear in their observations. */
export function learn(
  all: readonly Seen[],
  given: Pick<Known, 'deadlineMs' | 'systems' | 'expectsRoots' | 'certificates'>,
): Known {
  const authorities = new Set<string>();
  for (const seen of all) {
    for (const step of seen.steps) {
      if (step.step === 'handshake' && isPublic(step)) {
        for (const { subject } of chainOf(step, given).slice(1)) authorities.add(subject);
      }
    }
  }
  return {
    ...given,
    authorities,
    inspectors: learnInspectors(all, { ...given, authorities }),
    compared: learnCompared(all),
    talking: learnTalking(all),
    portals: learnPortals(all),
    paths: learnPaths(all),
  };
}

/** The certificates as presented, leaf first; those that nobody kept are left out. */
export function chainOf(
  step: HandshakeObservation,
  { certificates }: Pick<Known, 'certificates'>,
): readonly Certificate[] {
  return (step.chain ?? []).flatMap((id) => certificates.get(id) ?? []);
}

/** Under which a page counts as the same: its route and its sign. */
export function portalKey(seen: Seen, sign: string): string {
  return `${seen.attempt.route}\n${sign}`;
}

function isPublic(step: HandshakeObservation): boolean {
  return step.failure === null && step.verification === undefined && !isPrivate(step);
}

function learnInspectors(
  all: readonly Seen[],
  known: Pick<Known, 'certificates' | 'authorities'>,
): ReadonlySet<string> {
  const inspectors = new Set<string>();
  for (const { listed, distrusted } of all) {
    if (!listed || distrusted === undefined) continue;
    const chain = chainOf(distrusted, known);
    const leaf = chain[0];
    if (leaf === undefined || lacksKnownIssuer(chain, known)) continue;
    if (distrusted.failure === null || isUnknownIssuer(distrusted)) inspectors.add(leaf.issuer);
  }
  return inspectors;
}

function learnCompared(all: readonly Seen[]): ReadonlyMap<string, ResolveObservation> {
  const compared = new Map<string, ResolveObservation>();
  for (const { attempt, finished, steps } of all) {
    const step = steps.find((step) => step.step === 'resolve');
    if (attempt.control !== 'other-resolver' || !finished || step === undefined) continue;
    compared.set(attempt.host, step);
  }
  return compared;
}

function learnTalking(all: readonly Seen[]): ReadonlySet<string> {
  const tunnels = all.flatMap(({ steps }) => steps.filter((step) => step.step === 'tunnel'));
  const answered = tunnels.filter(({ failure }) => failure === null || isAnswer(failure.code));
  return new Set(answered.flatMap((step) => proxyLabel(step.proxy) ?? []));
}

function isAnswer(code: FailureCode): boolean {
  return code === 'status' || code === 'socks-reply';
}

function learnPortals(all: readonly Seen[]): ReadonlySet<string> {
  const hosts = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const seen of all) {
    if (isGenuine(seen)) open.add(seen.attempt.route);
    const sign = portalSign(seen);
    if (sign === undefined) continue;
    const key = portalKey(seen, sign);
    hosts.set(key, (hosts.get(key) ?? new Set()).add(seen.attempt.host));
  }
  const portals = [...hosts].filter(([key, names]) => {
    return names.size > 1 && !open.has(key.slice(0, key.indexOf('\n')));
  });
  return new Set(portals.map(([key]) => key));
}
