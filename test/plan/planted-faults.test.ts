import { describe, expect, it } from 'vitest';
import type { Control } from '../../src/model/audit/attempt.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import type { ControlRule } from '../../src/plan/controls/control-rule.ts';
import { controlRules } from '../../src/plan/controls/control-rules.ts';
import { plannedBy, planningCases } from './planning-cases.ts';

type Rules = readonly ControlRule[];

function changed(
  control: ControlRule['control'],
  change: (rule: ControlRule) => Partial<ControlRule>,
): Rules {
  return controlRules.map((rule) =>
    rule.control === control ? { ...rule, ...change(rule) } : rule,
  );
}

/** Another change than the rule's own, where the rule changes anything. */
function planning(control: Control, other: Partial<ReturnType<ControlRule['change']>>): Rules {
  return changed(control, ({ change }) => ({
    change: (asking, overview) => {
      const planned = change(asking, overview);
      return planned && { ...planned, ...other };
    },
  }));
}

/** The same, without one part of it. */
function forgetting(control: Control, part: 'address' | 'serverName' | 'host' | 'proxy'): Rules {
  return changed(control, ({ change }) => ({
    change: (asking, overview) => {
      const { [part]: forgotten, ...planned } = change(asking, overview) ?? {};
      return forgotten === undefined ? change(asking, overview) : planned;
    },
  }));
}

const askedByAll = (control: Control) =>
  changed(control, () => ({ askedBy: new Set<FindingKind>(['handshake-reset', 'port-silence']) }));
const unbounded = (control: Control) =>
  changed(control, () => ({ maxHosts: Number.POSITIVE_INFINITY }));
const ofEachTarget = (control: Control) =>
  changed(control, () => ({ groupOf: ({ trial }) => trial.attempt.host }));

const faults: readonly (readonly [name: string, Rules])[] = [
  ...controlRules.map(
    ({ control }) =>
      [
        `nothing asks for ${control}`,
        controlRules.filter((rule) => rule.control !== control),
      ] as const,
  ),
  [
    'all that was delayed is measured again',
    changed('measured-again', () => ({ most: () => Number.POSITIVE_INFINITY })),
  ],
  [
    'what failed is measured again',
    changed('measured-again', ({ change }) => ({
      change: (asking, overview) => change({ ...asking, kinds: [] }, overview),
    })),
  ],
  ['no turn is waited for', controlRules.map(({ waits: _, ...rule }) => rule)],
  ['the host that stands between is another', planning('passing-host', { host: 'b.example' })],
  ['the harmless name is tried at any address', forgetting('harmless-name', 'address')],
  ['the harmless name is the own one', forgetting('harmless-name', 'serverName')],
  [
    'the passing name is the harmless one',
    planning('passing-name', { serverName: 'www.example.com' }),
  ],
  ['no name is the own name', forgetting('no-name', 'serverName')],
  ['no name is tried at any address', forgetting('no-name', 'address')],
  ['the harmless address is the own one', forgetting('harmless-address', 'address')],
  ['the harmless address is asked for the own host', forgetting('harmless-address', 'host')],
  [
    "the harmless address is asked under its own host's name",
    forgetting('harmless-address', 'serverName'),
  ],
  ['another address is the own one', planning('other-address', { address: '20.50.1.1' })],
  [
    'another address is one of the other family',
    planning('other-address', { address: '2603:1020::1' }),
  ],
  ['the other family is the same', planning('other-family', { address: '20.50.1.2' })],
  ['TLS 1.2 is the usual one', changed('tls-1.2', () => ({ change: () => ({}) }))],
  ['the small ClientHello is a large one', planning('small-hello', { hello: 'large' })],
  ['the large ClientHello is a small one', planning('large-hello', { hello: 'small' })],
  ['no name is asked of every host of a group', unbounded('no-name')],
  ['another ClientHello is asked of every host of a group', unbounded('tls-1.2')],
  ['other addresses are asked of every host of a group', unbounded('other-address')],
  ['IPv6 is asked of every host that passes', unbounded('other-family')],
  ['each host is a group of its own', ofEachTarget('large-hello')],
  [
    'the harmless name is asked of one host of a group',
    changed('harmless-name', () => ({ maxHosts: 1, groupOf: () => '' })),
  ],
  ['repeats are asked of one host of a group', changed('repeat', () => ({ maxHosts: 1 }))],
  [
    'nobody asks at a port for another address',
    changed('other-address', () => ({ askedBy: new Set<FindingKind>(['handshake-reset']) })),
  ],
  [
    'the address of another name server is any',
    planning('address-by-other-resolver', { address: '20.50.1.1' }),
  ],
  [
    'the address of another name server is looked up here',
    forgetting('address-by-other-resolver', 'address'),
  ],
  [
    'another name server is believed for one host of a group',
    changed('address-by-other-resolver', () => ({ maxHosts: 1 })),
  ],
  [
    'a PAC file is asked again',
    changed('address-by-other-resolver', () => ({ givesWay: false as never })),
  ],
  ['a tunnel to the address is one to the name', forgetting('tunnel-by-address', 'address')],
  ['a tunnel to the address goes directly', forgetting('tunnel-by-address', 'proxy')],
  [
    'nobody who is hung up on asks for a tunnel to an address',
    changed('tunnel-by-address', () => ({
      askedBy: new Set<FindingKind>(['proxy-policy-refusal']),
    })),
  ],
  ['a silent handshake asks for no name in vain', askedByAll('no-name')],
];

describe('the planning cases', () => {
  it.each(planningCases.map((one) => [one.name, one] as const))('%s', (_, { trials, planned }) => {
    expect(plannedBy(trials)).toEqual(planned);
  });

  it.each(faults)('catch it when %s', (_, rules) => {
    const caught = planningCases.filter(
      ({ trials, planned }) => plannedBy(trials, rules).join('\n') !== planned.join('\n'),
    );
    expect(caught).not.toEqual([]);
  });

  it('catch more than thirty faults, each under a name of its own', () => {
    expect(new Set(faults.map(([name]) => name)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThan(30);
  });
});
