import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate, Observation } from '../model/audit/observation.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';
import { authorityUrl } from '../model/certificate/authority-url.ts';
import { overRoutes } from './over-routes.ts';
import { placeTarget } from './place-target.ts';

export interface RevocationInput {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/** Hosts, whatever the certificates name; each is tried once over each route that needs it. */
const maxHosts = 20;

/**
 * The hosts that tell whether the certificates seen were revoked: the lists and responders that
 * the chains name which ended in a public root, over the routes over which they were seen, once
 * each. An interceptor's own are left alone, and so are those that the audit asks anyway, and
 * addresses: authorities have names.
 */
export function planRevocation(input: RevocationInput): Omit<Attempt, 'id'>[] {
  const { head, trials } = input;
  if (head.options.noRevocation) return [];
  const routes = new Map(head.routes.map((route) => [route.id, route]));
  const asked = new Set(head.targets.map(({ host, port }) => `${host}:${port}`));
  const hosts = new Set<string>();
  const done = new Set<string>();
  const planned: Omit<Attempt, 'id'>[] = [];
  for (const { attempt, observations, finished } of trials) {
    const route = routes.get(attempt.route);
    if (!finished || attempt.purpose !== 'audit' || route === undefined) continue;
    for (const url of observations.flatMap((step) => urlsOf(step, input))) {
      const place = `${url.hostname}:${url.port || 80}`;
      const isKnown = asked.has(place) || done.has(`${route.id} ${place}`);
      if (isKnown || (!hosts.has(place) && hosts.size >= maxHosts)) continue;
      hosts.add(place);
      done.add(`${route.id} ${place}`);
      for (const over of overRoutes(placeTarget(url, attempt), [route])) {
        planned.push({ ...over, sample: 1, purpose: 'revocation', controlOf: attempt.id });
      }
    }
  }
  return planned;
}

/** Of a genuine chain: each certificate's first list and first responder. */
function urlsOf(step: Observation, { certificates }: RevocationInput): URL[] {
  if (step.step !== 'handshake' || step.role !== 'target' || step.failure !== null) return [];
  if (step.anchor !== 'expected' && step.anchor !== 'public') return [];
  return (step.chain ?? []).flatMap((id) => {
    const { crl = [], ocsp = [] } = certificates.get(id) ?? {};
    return [...crl.slice(0, 1), ...ocsp.slice(0, 1)].flatMap(usable);
  });
}

/** Revocation is told over plain http by design: over TLS it would have to be checked itself. */
function usable(text: string): URL[] {
  const url = authorityUrl(text);
  return url ? [url] : [];
}
