import type { Facts } from '../../../model/finding/facts.ts';
import type { Finding } from '../../../model/finding/finding.ts';

/** Findings that say the same about several targets. */
export interface FindingGroup {
  readonly first: Finding;
  readonly findings: readonly Finding[];
  /** Ids of the targets concerned, each once, in the order of the findings. */
  readonly targets: readonly string[];
  /** The facts in which all of them agree. */
  readonly facts: Facts;
}

/**
 * The facts that name a cause. Any other fact (the address, the certificate's subject, a raw text)
 * belongs to one target: were it part of the comparison, 90 targets refused by one packet filter
 * would be 90 entries.
 */
const causes = [
  'setting',
  'server',
  'file',
  'responseCode',
  'proxy',
  'status',
  'schemes',
  'product',
  'category',
  'ruleId',
  'squidError',
  'reply',
  'alert',
  'issuer',
  'code',
  'passes',
  'fails',
] as const;

/**
 * Findings of the same kind, severity, route, actor, confidence and rivals that name the same cause, together;
 * the most targets first, then the order of the findings. Linear in the findings.
 */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const members = groups.get(key);
    if (members === undefined) {
      groups.set(key, [finding]);
    } else {
      members.push(finding);
    }
  }
  return Array.from(groups.values(), oneGroup).sort(
    (one, other) => other.targets.length - one.targets.length,
  );
}

function keyOf(finding: Finding): string {
  const { kind, severity, route, actor, confidence, rivals, facts } = finding;
  return JSON.stringify([
    kind,
    severity,
    route ?? null,
    actor ?? null,
    confidence,
    rivals,
    causes.map((name) => (Object.hasOwn(facts, name) ? facts[name] : null)),
  ]);
}

/** Findings as one, whatever they name: with the facts in which all of them agree. */
export function oneGroup(findings: readonly [Finding, ...Finding[]]): FindingGroup {
  const [first] = findings;
  const targets = new Set(findings.flatMap(({ target }) => (target === undefined ? [] : [target])));
  return { first, findings, targets: [...targets], facts: commonFacts(findings) };
}

function commonFacts([first, ...others]: readonly [Finding, ...Finding[]]): Facts {
  const common = Object.entries(first.facts).filter(([name, value]) =>
    others.every(({ facts }) => same(factNamed(facts, name), value)),
  );
  return Object.fromEntries(common);
}

function factNamed(facts: Facts, name: string): unknown {
  return Object.getOwnPropertyDescriptor(facts, name)?.value;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
