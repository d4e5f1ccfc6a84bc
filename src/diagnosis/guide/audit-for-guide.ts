import type { Report } from '../../model/audit/report.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import type {
  AuditedNetwork,
  AuditForGuide,
  RowGroup,
  RowStandings,
} from '../../model/guide/audited-network.ts';
import { passes, requiredTargets } from '../../model/standing/required-targets.ts';
import { capabilityOf } from '../../model/target/capability.ts';
import type { Target } from '../../model/target/target.ts';

/** What asks somebody to log in, where a service of the system has nobody. */
const loginKinds: ReadonlySet<FindingKind> = new Set([
  'proxy-login-demand',
  'captive-portal',
  'client-certificate-demand',
]);

const isOf: Readonly<Record<RowGroup, (target: Target) => boolean>> = {
  'down-level': (target) => capabilityOf(target) === 'monitoring-agent',
  // Of the gov lists, too: us4-v20.events.data.microsoft.com.
  v20: ({ host }) => /^[a-z0-9]+-v20\./i.test(host),
  portal: ({ reasons }) => reasons.some(({ rule }) => rule === 'portal'),
};

/** What of an audit the guide asks for; the rest may be forgotten. */
export function auditForGuide(report: Report): AuditForGuide {
  const { startedAt, options, settings, checklist, targets, findings } = report;
  const hosts = new Map(targets.map(({ id, host }) => [id, host]));
  const logins = new Map<FindingKind, Set<string>>();
  for (const { kind, target } of findings) {
    const host = hosts.get(target ?? '');
    if (!loginKinds.has(kind) || host === undefined) continue;
    logins.set(kind, (logins.get(kind) ?? new Set()).add(host));
  }
  const { passed } = standingsOf(report, () => true);
  return {
    network: { ...requiredTargets(report), startedAt },
    rows: {
      'down-level': standingsOf(report, isOf['down-level']),
      v20: standingsOf(report, isOf.v20),
      portal: standingsOf(report, isOf.portal),
    },
    ...{ passed, logins },
    kinds: new Set(findings.flatMap(({ kind, severity }) => (severity === 'info' ? [] : [kind]))),
    ...(options.only && { listed: options.only.listed }),
    ...(options.site !== undefined && { site: options.site }),
    ...(checklist && { device: { checklist, settings } }),
  };
}

/** An audit with the next part of its list. */
export function joinAudits(one: AuditForGuide, next: AuditForGuide): AuditForGuide {
  const logins = new Map(one.logins);
  for (const [kind, hosts] of next.logins) {
    logins.set(kind, new Set([...(logins.get(kind) ?? []), ...hosts]));
  }
  return {
    ...one,
    network: joinNetworks(one.network, next.network),
    rows: {
      'down-level': joinRows(one.rows['down-level'], next.rows['down-level']),
      v20: joinRows(one.rows.v20, next.rows.v20),
      portal: joinRows(one.rows.portal, next.rows.portal),
    },
    passed: one.passed + next.passed,
    logins,
    kinds: one.kinds.union(next.kinds),
  };
}

function joinNetworks(one: AuditedNetwork, next: AuditedNetwork): AuditedNetwork {
  return {
    startedAt: one.startedAt,
    counted: one.counted + next.counted,
    failed: one.failed + next.failed,
    waived: one.waived + next.waived,
    unmade: one.unmade + next.unmade,
    optional: one.optional + next.optional,
  };
}

function joinRows(one: RowStandings, next: RowStandings): RowStandings {
  const first = one.first ?? next.first;
  return {
    passed: one.passed + next.passed,
    failed: one.failed + next.failed,
    untried: one.untried + next.untried,
    ...(first !== undefined && { first }),
  };
}

/** Of what can be asked, by the verdict as a whole; what does not apply counts for nothing. */
function standingsOf(
  { targets, verdicts, options }: Report,
  isMeant: (target: Target) => boolean,
): RowStandings {
  const whole = new Map(
    verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined ? [[target, verdict] as const] : [],
    ),
  );
  let [passed, failed, untried] = [0, 0, 0];
  let first: string | undefined;
  for (const target of targets) {
    if (target.notRun !== undefined || !isMeant(target)) continue;
    const verdict = whole.get(target.id) ?? 'not-run';
    if (verdict === 'not-applicable') continue;
    if (passes(verdict, options.failOn)) passed += 1;
    else if (verdict === 'not-run') untried += 1;
    else {
      failed += 1;
      first ??= target.host;
    }
  }
  return { passed, failed, untried, ...(first !== undefined && { first }) };
}
