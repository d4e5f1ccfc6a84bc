import { proxyUrl } from '../model/address/endpoint.ts';
import type { ProxyServer, Route, Setting } from '../model/route/route.ts';
import { startOf } from '../model/text/start-of.ts';
import { keptEntries } from './kept-entries.ts';
import { parseProxy } from './parse-route.ts';
import type { Discovered, DiscoveryInput, SettingSource } from './setting-source.ts';
import { withoutLogin } from './without-login.ts';

type Purpose = 'https' | 'http' | 'bypass';

/**
 * The names of each variable, the one that counts first: lower case before capitals, one scheme
 * before all.
 */
const variables: Readonly<Record<Purpose, readonly string[]>> = {
  https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  http: ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  bypass: ['no_proxy', 'NO_PROXY'],
};

const maxTextLength = 1000;

/**
 * The environment's variables, as curl and the agents on Linux read them. A value that names no
 * proxy is a setting with its problem, and makes no route; credentials are never kept.
 */
export const environment: SettingSource = { name: 'environment', read: readEnvironment };

function readEnvironment({ environment: env }: DiscoveryInput): Discovered {
  const settings: Setting[] = [];
  const found = new Map<string, ProxyServer>();
  const winners = new Set([firstSet('https', env), firstSet('http', env), firstSet('bypass', env)]);
  const winnerFor = (name: string): string | undefined =>
    Object.values(variables)
      .find((names) => names.includes(name))
      ?.find((other) => env[other]);
  for (const name of new Set(Object.values(variables).flat())) {
    const raw = env[name];
    if (!raw) continue;
    const isList = variables.bypass.includes(name);
    const parsed = isList ? undefined : parseProxy(raw);
    const problem = parsed && 'problem' in parsed ? parsed.problem : undefined;
    if (parsed && !('problem' in parsed)) found.set(name, parsed);
    const wins = winners.has(name);
    const better = winnerFor(name);
    settings.push({
      id: `environment:${name}`,
      source: `environment variable ${name}`,
      scope: 'process',
      raw: startOf(raw.replace(isList ? /[^\s,]+/g : /^.*$/s, withoutLogin), maxTextLength),
      ...(parsed && !('problem' in parsed) && { value: proxyUrl(parsed) }),
      problems: problem === undefined ? [] : ['proxy-setting-malformed'],
      ...(problem !== undefined && { flaw: problem }),
      wins,
      ...(!wins && better && { lostBecause: `environment:${better}` }),
    });
  }
  const route = routeFrom(env, found);
  return { settings, ...(route && { route }) };
}

function firstSet(purpose: Purpose, env: DiscoveryInput['environment']): string | undefined {
  return variables[purpose].find((name) => env[name]);
}

function routeFrom(
  env: DiscoveryInput['environment'],
  found: ReadonlyMap<string, ProxyServer>,
): Route | undefined {
  const names = { https: firstSet('https', env), http: firstSet('http', env) };
  const https = found.get(names.https ?? '');
  const http = found.get(names.http ?? '');
  const main = https ?? http;
  if (!main) return undefined;
  const list = env[firstSet('bypass', env) ?? ''] ?? '';
  const bypass = keptEntries(list, 'curl');
  return {
    id: 'environment',
    kind: main.kind,
    ...(https ? { proxy: https } : {}),
    proxyForHttp: http ?? 'direct',
    ...(bypass.length > 0 && { bypass, bypassDialect: 'curl' as const }),
    effective: true,
    settings: [...new Set([names.https, names.http, firstSet('bypass', env)])]
      .filter((name) => name !== undefined)
      .map((name) => `environment:${name}`),
  };
}
