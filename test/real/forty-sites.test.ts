import { expect, it } from 'vitest';
import { auditScenario } from '../../src/cli/lab/audit-scenario.ts';
import { mergeSites } from '../../src/diagnosis/sites/merge-sites.ts';
import type { Fault, LabProxy, ProxyReply } from '../../src/lab/fault/fault.ts';
import type { Scenario } from '../../src/lab/scenarios/scenario.ts';
import type { Report } from '../../src/model/audit/report.ts';

const hosts = ['winatp-gw-weu.microsoft.com', 'wdcp.microsoft.com', 'go.microsoft.com'] as const;
const reply: ProxyReply = { kind: 'upstream', status: 503 };
const reset: Fault = { kind: 'after-hello', answer: 'reset' };

/** What stands at one of the forty sites. */
interface Site {
  readonly name: string;
  /** Absent: all goes directly. */
  readonly proxy?: string;
  readonly resolver: string;
  readonly egress: string;
}

const sites = Array.from({ length: 40 }, (_, index): Site => {
  const row = Math.floor(index / 4);
  return {
    name: `site-${index + 1}`,
    ...(index % 4 > 0 && { proxy: `proxy-${index % 4}` }),
    resolver: `10.0.0.${(row % 5) + 1}:53`,
    egress: row % 2 === 0 ? 'north' : 'south',
  };
});

const brokenProxy = 'proxy-2';
const brokenResolver = '10.0.0.3:53';
const brokenEgress = 'south';

/** A simulated network of its own, as the site would see it. */
function scenarioOf({ name, proxy, resolver, egress }: Site): Scenario {
  const isLost = resolver === brokenResolver;
  const isCut = proxy === undefined && egress === brokenEgress;
  const proxyNamed = (of: string): LabProxy => ({
    ...{ name: of, kind: 'http' },
    ...(isLost && { absent: 'no-name' as const }),
    ...(of === brokenProxy && { rules: hosts.map((host) => ({ host, reply })) }),
  });
  return {
    ...{ name, title: name, os: 'windows-11', regions: ['eu'], hosts, timeoutMs: 4000 },
    proxies: proxy === undefined ? [] : [proxyNamed(proxy)],
    routes: [proxy === undefined ? 'direct' : `proxy:${proxy}`],
    faults: {
      ...(isLost && {
        names: hosts.map((host) => ({ host, fault: { kind: 'nxdomain' } as const })),
      }),
      ...(isCut && {
        paths: hosts.map((host) => ({ host, via: 'direct' as const, fault: reset })),
      }),
    },
    expect: { findings: [], absent: [] },
  };
}

/** On loopback the name server of every site has an address of its own; here they share them. */
function asAtSite(report: Report, { name, resolver }: Site): Report {
  const observations = report.observations.map((one) =>
    one.step === 'resolve' && one.server !== undefined ? { ...one, server: resolver } : one,
  );
  return { ...report, observations, options: { ...report.options, site: name } };
}

it('of forty sites with a broken proxy, name server and way out, names exactly these three', async () => {
  const merging = mergeSites(new Map(sites.map(({ name, egress }) => [name, egress])));
  for (const site of sites) {
    const { report } = await auditScenario(scenarioOf(site), new AbortController().signal);
    merging.add(site.name, asAtSite(report, site));
  }
  const { causes, unshared, missing, atLeast } = merging.merged();
  expect(missing.length).toBeGreaterThan(40);
  const told = causes.map(({ cause, rivals }) => ({ ...cause, rivals }));
  expect(told.toSorted((a, b) => (a.place < b.place ? -1 : 1))).toEqual([
    { place: 'egress', name: brokenEgress, rivals: [] },
    { place: 'proxy', name: expect.stringContaining(brokenProxy), rivals: [] },
    { place: 'resolver', name: brokenResolver, rivals: [] },
  ]);
  expect({ unshared, atLeast }).toEqual({ unshared: [], atLeast: 3 });
}, 600_000);
