import { registrableDomain } from '../page/registrable-domain.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';
import { isGenuine, portalSign } from './portal-sign.ts';

/** Under which a page counts as the same: its route and its sign. */
export function portalKey(reading: TrialReading, sign: string): string {
  return `${reading.attempt.route}\n${sign}`;
}

/**
 * `portalKey()`s of pages that answered for several hosts of a route on which nothing passed, and
 * for one at least that should have passed. A company's vanity names share their redirect too, and
 * so do the hosts behind its single sign-on or its page for maintenance, inside or outside: of hosts
 * that are the user's own alone it takes more.
 */
export function learnPortals(all: readonly TrialReading[]): ReadonlySet<string> {
  const hosts = new Map<string, Set<string>>();
  const shown = new Set<string>();
  const open = new Set<string>();
  for (const reading of all) {
    if (isGenuine(reading)) open.add(reading.attempt.route);
    const sign = portalSign(reading);
    if (sign === undefined) continue;
    const key = portalKey(reading, sign);
    hosts.set(key, (hosts.get(key) ?? new Set()).add(reading.attempt.host));
    if (shouldPass(reading)) shown.add(key);
  }
  const closed = closedRoutes(all);
  const portals = [...hosts].filter(([key, names]) => {
    const route = key.slice(0, key.indexOf('\n'));
    return names.size > 1 && !open.has(route) && (shown.has(key) || closed.has(route));
  });
  return new Set(portals.map(([key]) => key));
}

/** A listed service, a control host; and what a proxy says in the place of a tunnel is its own. */
function shouldPass({ listed, attempt, page }: TrialReading): boolean {
  const isControl = attempt.purpose === 'control' && attempt.control === 'way-out';
  return listed || attempt.expect !== undefined || isControl || page?.from === 'proxy';
}

/** Routes on which TLS comes to nothing at all, at several hosts that do not belong together. */
function closedRoutes(all: readonly TrialReading[]): ReadonlySet<string> {
  const failing = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const reading of all) {
    const { attempt, finished } = reading;
    if (attempt.scheme !== 'https' || attempt.purpose !== 'audit' || !finished) continue;
    if (speaksForItself(reading)) open.add(attempt.route);
    const domains = failing.get(attempt.route) ?? new Set();
    failing.set(attempt.route, domains.add(registrableDomain(attempt.host)));
  }
  const closed = [...failing].filter(([route, { size }]) => size > 1 && !open.has(route));
  return new Set(closed.map(([route]) => route));
}

/** A chain for its own name is not a portal's, be its root known here or not. */
function speaksForItself({ steps }: TrialReading): boolean {
  return steps.some(
    (one) =>
      one.step === 'handshake' &&
      one.role === 'target' &&
      completed(one) &&
      one.verification !== 'ERR_TLS_CERT_ALTNAME_INVALID',
  );
}
