import { hostAndPort } from '../../model/address/endpoint.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import { targetRoutes } from '../../model/route/target-routes.ts';
import type { Target } from '../../model/target/target.ts';
import { planAttempts } from '../attempts.ts';

/** Some targets, and the route over which they are meant; absent: over each of theirs. */
export interface NamedCells {
  readonly targets: readonly Target[];
  readonly route?: string;
}

/** Why a word names no cell, and what it could have been. */
export interface Unnamed {
  readonly unnamed: 'target' | 'route' | 'untried' | 'wildcard';
  /** The part of the word that is meant. */
  readonly part: string;
  readonly known: readonly string[];
}

/**
 * What `TARGET[@ROUTE]` means. A target goes by its id, its host, with port and path or without, its URL,
 * the wildcard of its list, or an attempt of the plan; a route by its id, by the number that a table
 * gives it (`R2`), or by the proxy that it leads through.
 */
export function namedCells(word: string, head: AuditHead): NamedCells | Unnamed {
  // A path may hold an @, and an address of a proxy behind it a colon: the last that fits divides.
  const whole = targetsNamed(word, head);
  if (whole) return checked(whole, head);
  for (let at = word.lastIndexOf('@'); at > 0; at = word.lastIndexOf('@', at - 1)) {
    const found = targetsNamed(word.slice(0, at), head);
    if (!found) continue;
    const said = word.slice(at + 1);
    const route = routeNamed(said, head);
    if (route !== undefined) return checked({ ...found, route }, head);
    return { unnamed: 'route', part: said, known: head.routes.map(({ id }) => id) };
  }
  const at = word.lastIndexOf('@');
  const part = at > 0 ? word.slice(0, at) : word;
  const known = head.targets.flatMap(({ id, host }) => [host, id]);
  return { unnamed: 'target', part, known: [...new Set(known)] };
}

function targetsNamed(word: string, head: AuditHead): NamedCells | undefined {
  const said = word.toLowerCase();
  if (said === '') return undefined;
  const byId = head.targets.filter(({ id }) => id === said);
  if (byId.length > 0) return { targets: byId };
  const plain = withoutEnd(said.replace(/^https?:\/\//, ''));
  const isUrl = plain !== withoutEnd(said);
  const named = head.targets.filter((target) =>
    isUrl ? withoutEnd(target.url.toLowerCase()) === withoutEnd(said) : isCalled(target, plain),
  );
  if (named.length > 0) return { targets: named };
  // A URL that is typed from memory, without its path.
  const byHost = isUrl ? head.targets.filter((target) => isCalled(target, plain)) : [];
  if (byHost.length > 0) return { targets: byHost };
  return /^a\d{1,9}(?:\.\d{1,9})?$/.test(said) ? ofAttempt(said, head) : undefined;
}

function isCalled({ host, port, url, pattern }: Target, word: string): boolean {
  if (word === host || word === pattern?.toLowerCase()) return true;
  const [, place = '', path = ''] = /^([^/]*)(\/.*)?$/.exec(word) ?? [];
  if (place !== host && place !== hostAndPort(host, port)) return false;
  if (path === '') return true;
  const rest = url.toLowerCase().replace(/^https?:\/\/[^/]*/, '');
  return withoutEnd(rest) === withoutEnd(path) || rest.startsWith(`${withoutEnd(path)}/`);
}

function withoutEnd(text: string): string {
  return text.replace(/\/+$/, '');
}

/** `a49`, or one of its observations, `a49.3`: what the plan says of it. */
function ofAttempt(word: string, head: AuditHead): NamedCells | undefined {
  const [id] = word.split('.');
  for (const planned of planAttempts({ ...head, samples: head.options.samples })) {
    if (planned.id !== id) continue;
    const targets = head.targets.filter((target) => target.id === planned.target);
    return targets.length > 0 ? { targets, route: planned.route } : undefined;
  }
  return undefined;
}

function routeNamed(word: string, { routes }: AuditHead): string | undefined {
  const said = word.toLowerCase();
  const number = /^r(\d{1,6})$/.exec(said)?.[1];
  const byName = routes.find(
    ({ id, proxy }) =>
      id.toLowerCase() === said ||
      (proxy !== undefined && hostAndPort(proxy.host, proxy.port) === said),
  );
  return (byName ?? routes[Number(number ?? 0) - 1])?.id;
}

/** Of those, what can be tried. */
function checked({ targets, route }: NamedCells, head: AuditHead): NamedCells | Unnamed {
  const concrete = targets.filter(({ notRun }) => notRun === undefined);
  if (concrete.length === 0)
    return { unnamed: 'wildcard', part: targets[0]?.host ?? '', known: [] };
  if (route === undefined) return { targets: concrete };
  const ways = concrete.map((target) => targetRoutes(target, head).tried.map(({ id }) => id));
  const tried = concrete.filter((_, index) => ways[index]?.includes(route));
  if (tried.length > 0) return { targets: tried, route };
  return { unnamed: 'untried', part: route, known: [...new Set(ways.flat())] };
}
