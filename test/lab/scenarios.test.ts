import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { selectTargets } from '../../src/catalogue/select/select-targets.ts';
import type { Scenario } from '../../src/lab/scenarios/scenario.ts';
import { scenarios } from '../../src/lab/scenarios.ts';
import { findingKinds } from '../../src/model/finding/finding.ts';

const each = scenarios.map((scenario) => [scenario.name, scenario] as const);

/** Every host that a scenario speaks of. */
function hostsNamed({ faults, proxies, compared = [], expect: expected }: Scenario): string[] {
  return [
    ...[...(faults.names ?? []), ...compared].map(({ host }) => host),
    ...(faults.paths ?? []).map(({ host }) => host),
    ...proxies.flatMap(({ rules = [] }) => rules.map(({ host }) => host)),
    ...expected.findings.flatMap(({ host }) => host ?? []),
    ...(expected.verdicts ?? []).map(({ host }) => host),
  ].filter((host) => host !== '*');
}

function routesNamed({ expect: expected }: Scenario): string[] {
  return [...expected.findings, ...(expected.verdicts ?? [])].flatMap(({ route }) => route ?? []);
}

describe('the scenarios', () => {
  it('are many, begin with the default one, and have names of their own', () => {
    expect(scenarios[0]?.name).toBe('company');
    expect(scenarios.length).toBeGreaterThanOrEqual(120);
    const innocent = scenarios.filter((one) => one.innocent);
    expect(innocent.length).toBeGreaterThanOrEqual(scenarios.length / 2);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    for (const { name } of scenarios) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('expect, all together, nearly every kind that a loopback network can bring forth', () => {
    const expected = new Set(scenarios.flatMap((one) => one.expect.findings.map((f) => f.kind)));
    const missing = findingKinds.filter((kind) => !expected.has(kind));
    expect(missing).toEqual([
      // A lab has no settings of its own, and no hosts file.
      'proxy-setting-malformed',
      'proxy-settings-conflict',
      'winhttp-disagreement',
      'authenticated-proxy-allowed',
      'wpad-beyond-organisation',
      'bypass-difference',
      // The machine's own files are not the lab's.
      'local-name-override',
      'host-unreachable',
      'network-unreachable',
      'local-prohibition',
      'handshake-failure',
      'local-tls-refusal',
      // For information, and so nothing that a scenario must cause.
      'sloppy-answer',
      'route-disagreement',
      'ipv6-failure',
      'slow-step',
      'local-limit',
      'unknown-failure',
    ]);
  });

  it.each(each)('%s speaks of its own hosts, routes and proxies alone', (_, scenario) => {
    const { hosts, targets = [], routes, proxies, pacFiles = [], wpad, revocation } = scenario;
    const { crl = [], ocsp = [], issuers = [] } = revocation ?? {};
    const ways = ['direct', ...proxies.map(({ name }) => `proxy:${name}`)];
    const files = pacFiles.map(({ name }) => `pac:${name}`);
    const possible = [...ways, ...files, ...(wpad === undefined ? [] : ['wpad'])];
    for (const route of routes) expect(possible).toContain(route);
    for (const route of routesNamed(scenario)) expect(routes).toContain(route);
    // Where a PAC file decides, any of the ways may be taken.
    const taken = routes.some((route) => /^(?:pac:|wpad)/.test(route)) ? ways : routes;
    for (const { via } of scenario.faults.paths ?? []) if (via) expect(taken).toContain(via);
    if (wpad !== undefined) expect(files).toContain(`pac:${wpad}`);
    const urls = [...targets, ...crl, ...ocsp, ...issuers];
    const known = [...(hosts ?? []), ...urls.map((url) => new URL(url).hostname)];
    if (hosts) for (const host of hostsNamed(scenario)) expect(known).toContain(host);
  });

  it.each(each)('%s is small, and every one of its hosts is on the list', (_, scenario) => {
    const { catalogue = 'mde-commercial', os, regions, hosts } = scenario;
    const services = builtInCatalogues.find(({ name }) => name === catalogue)?.services ?? [];
    const options = { os: [os], regions, portal: false, listName: catalogue };
    const { targets } = selectTargets(services, options);
    const listed = new Set(targets.filter(({ notRun }) => !notRun).map(({ host }) => host));
    for (const host of hosts ?? hostsNamed(scenario)) expect(listed).toContain(host);
    // The two that are compared with each other have the whole list.
    if (!/^company(-later)?$/.test(scenario.name)) expect(hosts?.length).toBeLessThanOrEqual(12);
  });

  it.each(each)('%s expects nothing that it also rules out', (_, { expect: expected }) => {
    for (const { kind } of expected.findings) expect(expected.absent).not.toContain(kind);
  });
});
