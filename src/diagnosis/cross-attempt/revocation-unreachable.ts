import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import { type CrossAttemptRule, isError, type Judged, passes } from '../judged.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import type { Draft, DraftOf } from '../rule.ts';

/** Whose refusal it is, the device says itself; all else a host that is down looks like too. */
const byRule: readonly FindingKind[] = [
  'proxy-login-demand',
  'proxy-policy-refusal',
  'block-page',
  'captive-portal',
  'sinkhole-address',
];

/**
 * A host that tells whether certificates were revoked fails over a route over which its chains
 * were seen, be it tried for that alone or as a target of the audit. One finding for each host and
 * route, shared by the trials that presented the certificates.
 */
export const revocationUnreachable: CrossAttemptRule = (all, { context, revocations }) => {
  const failing = new Map<string, Judged>();
  for (const judged of [...revocations, ...all.filter(isPlain)]) {
    const { finished, attempt } = judged.reading;
    if (finished && !passes(judged)) failing.set(placeOf(attempt), judged);
  }
  if (failing.size === 0) return all;
  const drafts = new Map<Judged, Draft>();
  return all.map((judged) => {
    const { route } = judged.reading.attempt;
    const told = hostsOf(judged, context).flatMap((host) => failing.get(`${route} ${host}`) ?? []);
    if (told.length === 0) return judged;
    const added = [...new Set(told)].map((failed) => {
      const draft = drafts.get(failed) ?? draftOf(failed);
      drafts.set(failed, draft);
      return draft;
    });
    return { ...judged, drafts: [...judged.drafts, ...added] };
  });
};

function isPlain({ reading: { attempt } }: Judged): boolean {
  return attempt.scheme === 'http';
}

function placeOf({ route, host, port }: Judged['reading']['attempt']): string {
  return `${route} ${host}:${port}`;
}

/** `host:port` of what the genuine chains of a trial name. */
function hostsOf({ reading }: Judged, context: AuditContext): readonly string[] {
  return reading.steps.flatMap((step) => {
    if (step.step !== 'handshake' || step.role !== 'target' || step.failure !== null) return [];
    if (step.anchor !== 'expected' && step.anchor !== 'public') return [];
    return chainOf(step, context).flatMap(({ crl = [], ocsp = [] }) =>
      [...crl.slice(0, 1), ...ocsp.slice(0, 1)].flatMap((text) => {
        const url = URL.parse(text);
        return url ? [`${url.hostname}:${Number(url.port) || 80}`] : [];
      }),
    );
  });
}

function draftOf({ reading, drafts }: Judged): DraftOf<'revocation-unreachable'> {
  const cause = drafts.find(isError);
  const { host, route, path, port } = reading.attempt;
  return {
    kind: 'revocation-unreachable',
    severity: 'warning',
    route,
    ...(cause?.actor && { actor: cause.actor }),
    evidence: cause?.evidence ?? [],
    rivals: cause && byRule.includes(cause.kind) ? [] : ['service-outage'],
    facts: facts({
      host,
      url: `http://${host}${port === 80 ? '' : `:${port}`}${path}`,
      code: reading.end?.failure.code,
      status: cause?.facts.status,
    }),
  };
}
