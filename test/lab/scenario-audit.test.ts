import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { selectTargets } from '../../src/catalogue/select-targets.ts';
import { targetFromUrl } from '../../src/catalogue/target-from-url.ts';
import type { LabHost } from '../../src/lab/lab-host.ts';
import type { Scenario } from '../../src/lab/scenario.ts';
import { scenarios } from '../../src/lab/scenarios.ts';
import { startLab } from '../../src/lab/start-lab.ts';
import type { AuditHead } from '../../src/model/report.ts';
import type { Route } from '../../src/model/route.ts';
import type { Target } from '../../src/model/target.ts';
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
  const routeId = (route: string): string => {
    const proxy = lab.proxies[route.replace('proxy:', '')];
    return proxy ? `${proxy.kind}://${proxy.name}:${proxy.namedPort}` : route;
  };
  const routeOf = (word: string): Route => {
    const proxy = lab.proxies[word.replace('proxy:', '')];
    const common = { id: routeId(word), effective: false, settings: [] };
    if (!proxy) return { ...common, kind: 'direct' };
    const { kind, name: host, namedPort: port } = proxy;
    return { ...common, kind, proxy: { kind, host, port } };
  };
  const thumbprint = new X509Certificate(lab.ca).fingerprint.replaceAll(':', '');
  try {
    const report = await audit(
      headOf(scenario, { targets, routes: scenario.routes.map(routeOf) }),
      {
        net: {
          timeoutMs: scenario.timeoutMs,
          nameServers: [lab.resolver],
          systemOpinion: false,
          fixedAddresses: [],
          connectTo: lab.connectTo,
          trust: trustStore({ added: [lab.ca], expected: [thumbprint] }),
          userAgent: 'netready/test',
        },
        concurrency: 64,
        signal: new AbortController().signal,
      },
    );
    return scenarioMismatch(scenario, { report, routeId });
  } finally {
    await lab.close();
  }
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
