import type { Pairing } from '../../model/compared/self-test.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { anywhere, type Expected, type FindingPlace } from './places.ts';

type Wanted = Expected['findings'][number];

/**
 * Pairs what was expected with what was found, one pairing for each host, route and kind: what is
 * there, what is missing, and what nobody expected; the last two as one where they stand at one
 * place, for then one was taken for the other. What is possible alone is no pairing, and a remark
 * (`info`) is one only where it is expected, or its kind is ruled out.
 */
export function pairFindings(
  { findings: wanted, possible, absent }: Expected,
  findings: readonly FindingPlace[],
): Pairing<FindingKind>[] {
  const isWanted = (found: FindingPlace): boolean => wanted.some((one) => matches(one, found));
  const serious = unique(findings.filter((one) => one.severity !== 'info' || isWanted(one)));
  const ruledOut = unique(
    findings.filter(({ kind, severity }) => severity === 'info' && absent.includes(kind)),
  );
  const isMet = (one: Wanted): boolean => serious.some((found) => matches(one, found));
  const isPossible = (found: FindingPlace): boolean => possible.some((one) => matches(one, found));
  const unwanted = serious.filter((found) => !isWanted(found) && !isPossible(found));
  const surplus = new Set([...unwanted, ...ruledOut]);
  const missed = wanted
    .filter((one) => !isMet(one))
    .map((one): Pairing<FindingKind> => {
      const { kind: expected, host = anywhere, route = anywhere } = one;
      const instead = [...surplus].find((found) => isAt(one, found));
      if (!instead) return { host, route, expected };
      surplus.delete(instead);
      return { host: instead.host, route: instead.route, expected, reported: instead.kind };
    });
  return [
    ...serious.filter(isWanted).map(({ host, route, kind }) => {
      return { host, route, expected: kind, reported: kind };
    }),
    ...missed,
    ...[...surplus].map(({ host, route, kind }) => ({ host, route, reported: kind })),
  ];
}

function matches(one: Wanted, found: FindingPlace): boolean {
  return one.kind === found.kind && isAt(one, found);
}

function isAt(one: Wanted, { host, route }: FindingPlace): boolean {
  return (one.host ?? host) === host && (one.route ?? route) === route;
}

/** Several targets of one host have one place. */
function unique(findings: readonly FindingPlace[]): FindingPlace[] {
  const byPlace = findings.map((one) => [`${one.kind} ${one.host} ${one.route}`, one] as const);
  return [...new Map(byPlace).values()];
}
