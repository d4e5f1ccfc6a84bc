import type { Attempt } from '../model/audit/attempt.ts';
import type { Observation } from '../model/audit/observation.ts';
import { authorityUrl } from '../model/certificate/authority-url.ts';
import { isUnknownIssuer, topOf } from '../model/certificate/chain.ts';
import { overRoutes } from './over-routes.ts';
import { placeTarget } from './place-target.ts';
import type { RevocationInput } from './revocation.ts';

/** Certificates that are fetched, whatever the chains name. */
const maxLinks = 20;

/**
 * The certificates that servers left out of their chains, from where the chains say that they lie,
 * as clients fetch them: over the way over which the chain was seen, each once. Asked by the rule
 * of the hosts that tell of revocation, and left alone with them; not where the audit itself has
 * seen whose key signed.
 */
export function planMissingLinks(input: RevocationInput): Omit<Attempt, 'id'>[] {
  const { head, trials } = input;
  if (head.options.noRevocation) return [];
  const routes = new Map(head.routes.map((route) => [route.id, route]));
  const done = new Set<string>();
  const planned: Omit<Attempt, 'id'>[] = [];
  for (const { attempt, observations, finished } of trials) {
    const route = routes.get(attempt.route);
    if (!finished || attempt.purpose !== 'audit' || route === undefined) continue;
    for (const url of observations.flatMap((step) => placesOf(step, input))) {
      const place = `${route.id} ${url.href}`;
      if (done.has(place) || done.size >= maxLinks) continue;
      done.add(place);
      for (const over of overRoutes(placeTarget(url, attempt), [route])) {
        planned.push({ ...over, sample: 1, purpose: 'issuer', controlOf: attempt.id });
      }
    }
  }
  return planned;
}

function placesOf(step: Observation, { certificates }: RevocationInput): URL[] {
  if (step.step !== 'handshake' || step.role !== 'target' || !isUnknownIssuer(step)) return [];
  const top = topOf((step.chain ?? []).flatMap((id) => certificates.get(id) ?? []));
  if (top === undefined || typeof top.signedBy === 'string') return [];
  return (top.issuerAt ?? []).flatMap((text) => authorityUrl(text) ?? []).slice(0, 1);
}
