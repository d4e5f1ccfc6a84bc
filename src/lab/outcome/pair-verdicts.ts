import type { Pairing } from '../../model/compared/self-test.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import type { Expected, VerdictPlace } from './places.ts';

/**
 * Pairs each verdict with the one that is expected there: the one that is named, or, where no
 * finding is expected either, `reachable`. Another verdict is not judged, but for `blocked` in an
 * innocent network, which nobody may say there.
 */
export function pairVerdicts(
  expected: Expected & { readonly innocent: boolean },
  verdicts: readonly VerdictPlace[],
): Pairing<VerdictName>[] {
  const { verdicts: named, innocent } = expected;
  const judged = verdicts.flatMap((place) => {
    const { host, route, verdict: reported } = place;
    const shown = { host, ...(route !== undefined && { route }), reported };
    const exact = named.find((one) => isOf(one, place) && one.route === route);
    if (exact) return [{ ...shown, expected: exact.verdict }];
    if (!isTroubled(place, expected)) return [{ ...shown, expected: 'reachable' as const }];
    return innocent && reported === 'blocked' ? [shown] : [];
  });
  const missing = named.filter(
    (one) => !verdicts.some((place) => isOf(one, place) && one.route === place.route),
  );
  return [
    ...judged,
    ...missing.map(({ host, route, verdict }) => {
      return { host, ...(route !== undefined && { route }), expected: verdict };
    }),
  ];
}

function isOf(one: Expected['verdicts'][number], { host, port }: VerdictPlace): boolean {
  return one.host === host && (one.port ?? port) === port;
}

/** Whether something is expected there; of a target as a whole: on any route. */
function isTroubled(place: VerdictPlace, { findings, possible, verdicts }: Expected): boolean {
  const { host, route } = place;
  const isHere = (one: { readonly route?: string }): boolean =>
    route === undefined || (one.route ?? route) === route;
  const isFound = [...findings, ...possible].some(
    (one) => (one.host ?? host) === host && isHere(one),
  );
  return isFound || (route === undefined && verdicts.some((one) => isOf(one, place)));
}
