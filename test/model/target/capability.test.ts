import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../../src/catalogue/built-in-catalogues.ts';
import { type Purpose, purposes } from '../../../src/catalogue/known/purposes.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import {
  type Capability,
  capabilities,
  capabilityOf,
} from '../../../src/model/target/capability.ts';

/** What goes with each purpose of the built-in lists. */
const expected: Readonly<Record<Purpose, readonly (Capability | undefined)[]>> = {
  revocation: ['revocation'],
  'trust-list': ['revocation'],
  'diagnostic-data': ['diagnostic-data'],
  // Their rows name the host of sign-in as well.
  push: ['push', 'sign-in'],
  'sign-in': ['sign-in'],
  'diagnostic-settings': ['feature-settings'],
  'cloud-protection-unix': ['cloud-protection'],
  'updates-unix': ['updates'],
  'updates-mac': ['updates'],
  'packages-linux': ['packages'],
  'deployment-linux': ['packages'],
  // Its wildcards cover what others ask for; of its tables and its own wildcard no name is known.
  scanner: ['scanner', 'commands', 'sensor-data', 'cloud-protection', undefined],
  'ipv6-check': ['ipv6-check'],
  registration: ['device-management'],
  'device-management': ['device-management'],
  mma: ['monitoring-agent'],
  'cyber-data': ['sensor-data'],
  commands: ['commands'],
  investigation: ['investigation'],
  samples: ['samples'],
  // Their wildcard covers the list of roots.
  updates: ['updates', 'revocation'],
  'updates-alternate': ['updates'],
  'cloud-protection': ['cloud-protection'],
  'core-service-data': ['diagnostic-data'],
  'core-service-features': ['feature-settings'],
  'agent-features': ['feature-settings'],
  smartscreen: ['web-protection'],
  'app-reputation': ['web-protection'],
  streamlined: ['commands', 'sensor-data', 'cloud-protection'],
  portal: ['portal', 'revocation', 'sign-in'],
};

describe('capabilityOf()', () => {
  const keys = new Map<string, Purpose>(
    (Object.keys(purposes) as Purpose[]).map((key) => [purposes[key], key]),
  );
  const served = builtInCatalogues.flatMap(({ name, services }) =>
    services.flatMap((service) => {
      const [cloud] = service.clouds ?? [];
      const wanted = { os: [], regions: [], portal: true, listName: name };
      const { targets } = selectTargets([service], { ...wanted, ...(cloud && { cloud }) });
      const purpose = keys.get(service.purpose) ?? 'portal';
      return targets.map((target) => ({ purpose, target, found: capabilityOf(target) }));
    }),
  );

  it('tells of every row of the built-in lists what goes with its purpose', () => {
    const others = served
      .filter(({ purpose, found }) => !expected[purpose].includes(found))
      .map(({ purpose, target, found }) => `${purpose}: ${target.url} is ${found}`);
    expect(others).toEqual([]);
    expect(new Set(served.map(({ purpose }) => purpose)).size).toBe(keys.size);
  });

  it('has no capability that no row serves', () => {
    const found = new Set(served.flatMap(({ found: one }) => one ?? []));
    expect(capabilities.filter((one) => !found.has(one))).toEqual([]);
  });

  it("says nothing of a host of the user's own", () => {
    const own = { url: 'https://a.example/', host: 'a.example', reasons: [] };
    expect(capabilityOf(own)).toBeUndefined();
  });
});
