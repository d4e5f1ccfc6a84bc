import type { AuditHead, Trial } from '../../model/audit/report.ts';
import type { Severity } from '../../model/finding/finding.ts';
import { type BypassDoubt, bypassDifference } from '../../model/route/bypass-difference.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { DraftOf } from '../rule.ts';

/** What nobody can have meant, or what Windows itself is of two minds about, is a warning. */
const severities: Readonly<Record<BypassDoubt, Severity>> = {
  separator: 'warning',
  disputed: 'warning',
  'passed-over': 'warning',
  narrower: 'info',
  wider: 'info',
};

/**
 * The findings about bypass lists, as drafts: for each target over each route that was tried, the
 * entry that would have changed its way for another reader. The settings are the evidence, and what
 * the first trial saw; no verdict is changed by it.
 */
export function bypassDrafts(
  { routes, targets }: Pick<AuditHead, 'routes' | 'targets'>,
  trials: readonly Trial[],
): readonly DraftOf<'bypass-difference'>[] {
  const targetsById = new Map(targets.map((target) => [target.id, target]));
  const listed = new Map(
    routes.flatMap((route) => (route.bypass && route.bypassDialect ? [[route.id, route]] : [])),
  );
  const told = new Set<string>();
  return trials.flatMap(({ attempt, observations }) => {
    const { purpose, scheme, id } = attempt;
    const route = listed.get(attempt.route);
    const target = targetsById.get(attempt.target);
    const place = `${attempt.target}\n${attempt.route}`;
    if (purpose !== 'audit' || !route || !target || told.has(place)) return [];
    told.add(place);
    const { bypass = [], bypassDialect: dialect } = route;
    const { host, port } = target;
    const found = dialect && bypassDifference(bypass, { dialect, scheme, host, port });
    if (!found) return [];
    const [first] = observations;
    const list = route.settings.find((one) => /bypass|no_proxy/i.test(one)) ?? route.settings[0];
    return [
      {
        ...{ kind: 'bypass-difference', severity: severities[found.why], actor: 'this-machine' },
        ...{ target: target.id, route: route.id, attempt: id },
        ...(found.why === 'disputed' && { confidence: 'possible' }),
        evidence: [...(list ? [list] : []), ...(first ? [first.id] : [])],
        rivals: [],
        facts: {
          ...{ entry: startOf(found.entry, 300), why: found.why, dialect, others: found.others },
        },
      } as const,
    ];
  });
}
