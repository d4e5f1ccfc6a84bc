import { proxyUrl } from '../model/address/endpoint.ts';
import type { Route } from '../model/route/route.ts';
import { type Discovery, direct } from './discover.ts';
import { type ProxyProblem, parseProxy } from './parse-route.ts';

export type ChosenRoutes =
  | { readonly routes: readonly Route[]; readonly byHand: boolean }
  | { readonly refused: string; readonly problem: ProxyProblem };

/** Where a PAC file may come from, as `--route` spells it behind `pac+`. */
const pacSchemes: readonly string[] = ['http:', 'https:', 'file:'];

/**
 * The routes of an audit, from the words of `--route`: `direct`, `settings`, `all` (what is set,
 * every other way that a setting names, and direct), `wpad` and the other names of routes that
 * `discovery` found, `pac+http://…`, `pac+https://…`, `pac+file:…`, or a proxy. None given means
 * `settings`: the way that this machine's traffic takes. `wpad` that was searched for in vain, or
 * not at all, makes no route: the caller searches first.
 */
export function chooseRoutes(words: readonly string[], discovery: Discovery): ChosenRoutes {
  if (words.length === 0) return { routes: [discovery.route], byHand: false };
  const chosen: Route[] = [];
  for (const word of words) {
    const routes = routesOf(word, discovery);
    if ('problem' in routes) return { refused: word, problem: routes.problem };
    chosen.push(...routes);
  }
  const routes = new Map<string, Route>();
  for (const route of chosen) if (!routes.has(route.id)) routes.set(route.id, route);
  return { routes: [...routes.values()], byHand: words.some((word) => word !== 'settings') };
}

function routesOf(
  word: string,
  discovery: Discovery,
): readonly Route[] | { readonly problem: ProxyProblem } {
  if (word === 'settings') return [discovery.route];
  if (word === 'direct') return [directRoute(discovery)];
  if (word === 'all') return discovery.routes;
  const known = discovery.routes.find(({ id }) => id === word);
  if (known) return [known];
  if (word === 'wpad') return [];
  if (/^pac\+/i.test(word)) return pacRoute(word);
  // A word alone is a slip of the pen, not a proxy on port 80.
  if (!word.includes(':')) return { problem: 'scheme' };
  const proxy = parseProxy(word);
  if ('problem' in proxy) return proxy;
  // A port of one's own guess is tested, and says nothing of the proxy that was meant.
  if (!/:\d+\/?$/.test(word.trim())) return { problem: 'port' };
  const id = proxyUrl(proxy);
  return [{ id, kind: proxy.kind, proxy, effective: false, settings: [] }];
}

function directRoute({ route }: Discovery): Route {
  return { ...direct, effective: route.kind === 'direct' };
}

function pacRoute(word: string): readonly Route[] | { readonly problem: ProxyProblem } {
  const pac = word.slice('pac+'.length);
  const scheme = /^[a-z]+:/i.exec(pac)?.[0].toLowerCase();
  if (scheme === undefined || !pacSchemes.includes(scheme)) return { problem: 'scheme' };
  if (scheme === 'file:') {
    if (pac.length === scheme.length) return { problem: 'path' };
  } else {
    if (!URL.canParse(pac)) return { problem: 'host' };
    const { username, password } = new URL(pac);
    if (username !== '' || password !== '') return { problem: 'credentials' };
  }
  return [{ id: word, kind: 'pac', pac, effective: false, settings: [] }];
}
