import type { Route } from '../model/route.ts';
import { type Discovery, direct } from './discover.ts';
import { type ProxyProblem, parseProxy, proxyText } from './parse-route.ts';

export type ChosenRoutes =
  | { readonly routes: readonly Route[]; readonly byHand: boolean }
  | { readonly refused: string; readonly problem: ProxyProblem };

/**
 * The routes of an audit, from the words of `--route`: `direct`, `settings`, `all`, or a proxy.
 * None given means `settings`: the way that this machine's traffic takes.
 */
export function chooseRoutes(words: readonly string[], discovery: Discovery): ChosenRoutes {
  if (words.length === 0) return { routes: [discovery.route], byHand: false };
  const chosen: Route[] = [];
  for (const word of words) {
    if (word === 'settings') chosen.push(discovery.route);
    else if (word === 'direct') chosen.push(directRoute(discovery));
    else if (word === 'all') chosen.push(discovery.route, directRoute(discovery));
    else {
      const proxy = parseProxy(word);
      if ('problem' in proxy) return { refused: word, problem: proxy.problem };
      const id = proxyText(proxy);
      chosen.push({ id, kind: proxy.kind, proxy, effective: false, settings: [] });
    }
  }
  const routes = [...new Map(chosen.map((route) => [route.id, route])).values()];
  return { routes, byHand: words.some((word) => word !== 'settings') };
}

function directRoute({ route }: Discovery): Route {
  return { ...direct, effective: route.kind === 'direct' };
}
