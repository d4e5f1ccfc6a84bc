import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { selectTargets } from '../../src/catalogue/select-targets.ts';
import { targetFromUrl } from '../../src/catalogue/target-from-url.ts';
import { chooseRoutes } from '../../src/discovery/choose-routes.ts';
import { discover } from '../../src/discovery/discover.ts';
import { selectByPac } from '../../src/discovery/pac/select-by-pac.ts';
import { searchWpad } from '../../src/discovery/wpad/search-wpad.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabHost } from '../../src/lab/lab-host.ts';
import type { Scenario } from '../../src/lab/scenario.ts';
import { scenarios } from '../../src/lab/scenarios.ts';
import { startLab } from '../../src/lab/start-lab.ts';
import type { AuditHead } from '../../src/model/report.ts';
import type { Route } from '../../src/model/route.ts';
import type { Target } from '../../src/model/target.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/trust.ts';
import { scenarioMismatch } from './scenario-mismatch.ts';

describe('an audit of a simulated network', () => {
  it.concurrent.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s says what the scenario expects',
    async (_, scenario) => {
      expect(await auditScenario(scenario)).toEqual([]);
    },
  );
});

async function auditScenario(scenario: Scenario): Promise<string[]> {
  const targets = targetsOf(scenario);
  const lab = await startLab(scenario, targets.map(labHost));
  const { signal } = new AbortController();
  const net = netOf(lab);
  const routeId = (route: string): string => {
    const file = lab.pacFiles[route.replace('pac:', '')];
    const proxy = lab.proxies[route.replace('proxy:', '')];
    if (route.startsWith('pac:') && file) return `pac+${file}`;
    return proxy ? `${proxy.kind}://${proxy.name}:${proxy.namedPort}` : route;
  };
  try {
    const routes = await routesOf(scenario.routes.map(routeId), { lab, signal });
    const pac = await selectByPac(routes, { net, signal, proxy: 'direct' });
    const head = headOf(scenario, { targets, routes });
    const report = await audit(head, {
      net,
      select: pac.select,
      // Both ends of every handshake are computed here: more at once would only wait, and time out.
      concurrency: 16,
      signal,
    }).finally(pac.close);
    return scenarioMismatch(scenario, { report, routeId });
  } finally {
    await lab.close();
  }
}

function netOf(lab: Lab): Omit<NetOptions, 'signal' | 'onCertificate'> {
  const thumbprint = new X509Certificate(lab.ca).fingerprint.replaceAll(':', '');
  return {
    timeoutMs: lab.scenario.timeoutMs,
    nameServers: [lab.resolver],
    systemOpinion: false,
    fixedAddresses: [],
    connectTo: lab.connectTo,
    trust: trustStore({ added: [lab.ca], expected: [thumbprint] }),
    userAgent: 'netready/test',
  };
}

async function routesOf(
  words: readonly string[],
  { lab, signal }: { readonly lab: Lab; readonly signal: AbortSignal },
): Promise<readonly Route[]> {
  const { suffixes } = lab;
  const wpad = words.includes('wpad')
    ? await searchWpad({ net: { ...netOf(lab), signal }, suffixes })
    : undefined;
  const chosen = chooseRoutes(words, discover({ environment: {}, ...(wpad && { wpad }) }));
  if ('refused' in chosen) throw new TypeError(`no route: ${chosen.refused}`);
  expect(chosen.routes.length).toBe(words.length);
  return chosen.routes;
}

function targetsOf(scenario: Scenario): Target[] {
  const { catalogue = 'mde-commercial', os, regions, hosts, targets: urls = [] } = scenario;
  const services = builtInCatalogues.find(({ name }) => name === catalogue)?.services ?? [];
  const options = { os: [os], regions, portal: false, listName: catalogue };
  const { targets } = selectTargets(services, options);
  const own = urls.flatMap((url, index) => {
    const made = targetFromUrl(url, `t${targets.length + index + 1}`);
    return 'target' in made ? [made.target] : [];
  });
  const wanted = targets.filter(({ host, notRun }) => !notRun && (hosts?.includes(host) ?? true));
  return [...wanted, ...own];
}

function labHost({ url, host, port, expect: expected }: Target): LabHost {
  const { protocol, pathname, search } = new URL(url);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { scheme, host, port, path: pathname + search, ...(expected && { expect: expected }) };
}

function headOf(
  { name, os, regions, timeoutMs }: Scenario,
  { targets, routes }: Pick<AuditHead, 'targets' | 'routes'>,
): AuditHead {
  return {
    schemaVersion: 1,
    tool: { name: 'netready', version: '0.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    environment: { system: 'test', node: 'test', cpus: 1, resolvers: [], lab: name },
    options: {
      os: [os],
      regions,
      samples: 1,
      timeoutMs,
      failOn: 'blocked',
      routesByHand: true,
    },
    settings: [],
    routes,
    targets,
    sources: [],
  };
}
