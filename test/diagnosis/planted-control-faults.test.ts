import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { brokenHandshake } from '../../src/diagnosis/controls/broken-handshake.ts';
import { failedConnection } from '../../src/diagnosis/controls/failed-connection.ts';
import { ipv6Failure } from '../../src/diagnosis/controls/ipv6-failure.ts';
import { lostName } from '../../src/diagnosis/controls/lost-name.ts';
import { refusedName } from '../../src/diagnosis/controls/refused-name.ts';
import { wrongAddress } from '../../src/diagnosis/controls/wrong-address.ts';
import { deadResolver } from '../../src/diagnosis/cross-attempt/dead-resolver.ts';
import { deadWayOut } from '../../src/diagnosis/cross-attempt/dead-way-out.ts';
import { nameGone } from '../../src/diagnosis/cross-attempt/name-gone.ts';
import { serviceOutage } from '../../src/diagnosis/cross-attempt/service-outage.ts';
import { shareControlResults } from '../../src/diagnosis/cross-attempt/share-control-results.ts';
import { transparentInterception } from '../../src/diagnosis/cross-attempt/transparent-interception.ts';
import type { CrossAttemptRule, FollowUpRule, Judged } from '../../src/diagnosis/judged.ts';
import { passes } from '../../src/diagnosis/judged.ts';
import type { AuditContext } from '../../src/diagnosis/known/audit-context.ts';
import type { Paths } from '../../src/diagnosis/known/paths.ts';
import { type Rulebook, rulebook } from '../../src/diagnosis/rulebook.ts';
import type { TrialReading } from '../../src/diagnosis/trial/trial-reading.ts';
import { passingFault } from '../../src/diagnosis/tries/passing-fault.ts';
import type { Control } from '../../src/model/audit/attempt.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import { across, agrees, following, isNoticed, judging, proving } from './planted.ts';

/** A rule that sees other controls than were made. */
function seeing(
  rule: FollowUpRule,
  change: (control: TrialReading, of: TrialReading) => readonly TrialReading[],
): Rulebook {
  return following(rule, (judged, context) => {
    const controls = judged.controls.flatMap((control) => change(control, judged.reading));
    return { ...rule({ ...judged, controls }, context), controls: judged.controls };
  });
}

const ignoring = (control: Control) =>
  seeing(brokenHandshake, (one) => (one.attempt.control === control ? [] : [one]));

/** A rule that knows other paths. */
function knowing(rule: FollowUpRule, change: Partial<Paths>): Rulebook {
  return following(rule, (judged, context) => rule(judged, withPaths(context, change)));
}

function withPaths(context: AuditContext, change: Partial<Paths>): AuditContext {
  return { ...context, paths: { ...context.paths, ...change } };
}

function ending(reading: TrialReading, failure: Observation['failure']): TrialReading {
  const steps = reading.steps.map((one, at) =>
    at === reading.steps.length - 1 ? ({ ...one, failure } as Observation) : one,
  );
  return {
    ...reading,
    steps,
    end: failure === null ? undefined : (steps.at(-1) as TrialReading['end']),
  };
}

const everything: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });
const usual = (median: number, least: number): Paths['connectMs'] =>
  Object.assign(new Map(), { get: () => ({ median, least }) });
const refusing = (connectMs: Paths['connectMs']) =>
  proving('port-refusal', ({ prove }) => ({
    prove: (reading, context) => prove(reading, withPaths(context, { connectMs })),
  }));

/** A dead way out by the hosts as a change makes them. */
const byHosts = (change: (host: Judged) => readonly Judged[]) =>
  across(deadWayOut, (all, beside) =>
    deadWayOut(all, { ...beside, controlHostTrials: beside.controlHostTrials.flatMap(change) }),
  );
const saying = (kind: FindingKind) => (host: Judged) => [
  { ...host, drafts: host.drafts.map((draft) => ({ ...draft, kind })) },
];
/** A refusal by policy goes for a kind that names nobody. */
const anyRefusal: CrossAttemptRule = (all, beside) => {
  const rename = (those: readonly Judged[], ...[from, to]: [FindingKind, FindingKind]) =>
    those.map((judged) => ({
      ...judged,
      drafts: judged.drafts.map((draft) => (draft.kind === from ? { ...draft, kind: to } : draft)),
    }));
  const as = (those: readonly Judged[]) => rename(those, 'proxy-policy-refusal', 'proxy-hang-up');
  const told = deadWayOut(as(all), { ...beside, controlHostTrials: as(beside.controlHostTrials) });
  return rename(told, 'proxy-hang-up', 'proxy-policy-refusal');
};
const intolerantAtOnce: CrossAttemptRule = (all, beside) => {
  const failing = new Map(
    shareControlResults(
      all.filter((judged) => !passes(judged)),
      beside,
    ).map((judged) => [judged.reading.attempt.id, judged]),
  );
  return all.map((judged) => failing.get(judged.reading.attempt.id) ?? judged);
};
const addressPasses: FollowUpRule = (judged, context) => {
  const next = failedConnection(judged, context);
  if (next === judged) return judged;
  return { ...next, drafts: next.drafts.map((draft) => ({ ...draft, actor: 'address-filter' })) };
};
const blockedBy6: FollowUpRule = (judged, context) => {
  const next = ipv6Failure(judged, context);
  const drafts = next.drafts.map((draft) =>
    draft.kind === 'ipv6-failure' ? { ...draft, severity: 'error' as const } : draft,
  );
  return { ...next, drafts };
};

/** A control's tunnel, as if it had been asked of the proxy that the attempt names. */
const throughIts = (one: TrialReading): TrialReading => ({
  ...one,
  steps: one.steps.map((step) =>
    step.step === 'tunnel' && one.attempt.proxy ? { ...step, proxy: one.attempt.proxy } : step,
  ),
});
/** A control that connected to whatever address. */
const anywhere = (one: TrialReading): TrialReading => ({
  ...one,
  steps: one.steps.map((step) =>
    step.step === 'connect' && one.attempt.address
      ? { ...step, address: one.attempt.address }
      : step,
  ),
});
const trusting = ({ distrusted: _, ...one }: TrialReading): TrialReading => ({
  ...one,
  distrusted: undefined,
});
/** Outages as they were told before anybody asked by address. */
const byKindAlone: CrossAttemptRule = (all, beside) => {
  const bare = (judged: Judged): Judged => ({
    ...judged,
    drafts: judged.drafts.map(({ facts: { passesWith: _, ...facts }, ...draft }) => ({
      ...draft,
      facts,
    })),
  });
  const told = serviceOutage(all.map(bare), beside);
  return all.map((judged, index) => {
    const outage = told[index]?.drafts.filter(({ kind }) => kind === 'service-outage') ?? [];
    return { ...judged, drafts: [...judged.drafts, ...outage] };
  });
};

/** Addresses at which nobody is, as a change makes what came of them. */
const atNobody = (change: (one: TrialReading) => readonly TrialReading[]) =>
  across(transparentInterception, (all, beside) =>
    transparentInterception(all, { ...beside, unused: beside.unused.flatMap(change) }),
  );
const unmapped = (one: TrialReading): TrialReading => ({
  ...one,
  steps: one.steps.map((step) =>
    step.step === 'connect' ? { ...step, connectedTo: '127.0.0.1:1' } : step,
  ),
});
/** A device is told beside a portal. */
const besidePortal: CrossAttemptRule = (all, beside) => {
  const bare = all.map((judged) => ({ ...judged, drafts: [] }));
  const told = transparentInterception(bare, beside);
  return all.map((judged, index) => ({
    ...judged,
    drafts: [...judged.drafts, ...(told[index]?.drafts ?? [])],
  }));
};

const faults: readonly (readonly [name: string, Rulebook])[] = [
  ['addresses at which nobody is are not read', across(transparentInterception)],
  ['one of them that answers is enough', atNobody((one) => [one, one])],
  ['what the user mapped counts', atNobody((one) => [unmapped(one)])],
  ['a chain of another at nobody is not read', atNobody((one) => [trusting(one)])],
  ['a device is told beside a portal', across(transparentInterception, besidePortal)],
  ['no name at all is not read', ignoring('no-name')],
  ['the harmless name is not read', ignoring('harmless-name')],
  ['the name of a host that passes is not read', ignoring('passing-name')],
  ['the name at another host is not read', ignoring('harmless-address')],
  ['another address is not read', ignoring('other-address')],
  ['TLS 1.2 alone is not read', ignoring('tls-1.2')],
  ['the small ClientHello is not read', ignoring('small-hello')],
  ['the large ClientHello is not read', ignoring('large-hello')],
  [
    'a server that takes no foreign name is proof',
    knowing(brokenHandshake, { indifferent: everything }),
  ],
  [
    'no server is believed to take foreign names',
    knowing(brokenHandshake, { indifferent: new Set() }),
  ],
  [
    'a server of the same services is proof',
    seeing(brokenHandshake, (one) => {
      const host = `${one.attempt.host}.other`;
      const indifferent = one.attempt.control === 'harmless-address';
      return [indifferent ? { ...one, attempt: { ...one.attempt, host } } : one];
    }),
  ],
  [
    'the manner in which a control fails is not compared',
    seeing(brokenHandshake, (one, of) => {
      const fails = one.end !== undefined && one.end.failure.code !== 'certificate';
      return [fails ? ending(one, of.end?.failure ?? null) : one];
    }),
  ],
  ['every control passes', seeing(brokenHandshake, (one) => [ending(one, null)])],
  [
    'a chain of another name counts as a handshake that failed',
    seeing(brokenHandshake, (one, of) => [
      one.end?.failure.code === 'certificate' ? ending(one, of.end?.failure ?? null) : one,
    ]),
  ],
  [
    'controls are read before the repeat',
    {
      ...rulebook,
      followUps: [
        brokenHandshake,
        passingFault,
        ...rulebook.followUps.filter((rule) => rule !== brokenHandshake && rule !== passingFault),
      ],
    },
  ],
  ['other addresses of a silent port are not read', following(failedConnection)],
  ['every other address passes', seeing(failedConnection, (one) => [ending(one, null)])],
  ['a rule about addresses is always to blame', following(failedConnection, addressPasses)],
  ['IPv6 is not looked at', following(ipv6Failure)],
  ['IPv6 that fails is an error', following(ipv6Failure, blockedBy6)],
  [
    'IPv6 that this machine has not is said to fail',
    seeing(ipv6Failure, (one) => [one.end ? ending(one, { code: 'timeout', detail: '' }) : one]),
  ],
  ['the address of another name server is not read', following(lostName)],
  ['every address of another name server passes', seeing(lostName, (one) => [ending(one, null)])],
  ['whoever answers at that address is the service', seeing(lostName, (one) => [trusting(one)])],
  ['a control at any address is read', seeing(lostName, (one) => [anywhere(one)])],
  [
    'an address that fails as well is passed over',
    seeing(lostName, (one) => (one.end === undefined ? [one] : [])),
  ],
  [
    'a name that is shown to be lost keeps its doubts',
    following(lostName, (judged, context) => ({
      ...lostName(judged, context),
      drafts: lostName(judged, context).drafts.map((draft, index) => ({
        ...draft,
        rivals: judged.drafts[index]?.rivals ?? [],
        ...(draft.kind === 'resolver-failure' && { confidence: 'possible' as const }),
      })),
    })),
  ],
  [
    'a name that is lost is called inconclusive',
    judging('resolver-failure', { verdict: 'inconclusive' }),
  ],
  ['who led to the wrong address is not asked', following(wrongAddress)],
  ['every other address proves the service', seeing(wrongAddress, (one) => [ending(one, null)])],
  [
    'a wrong address is called inconclusive',
    judging('local-name-override', { verdict: 'reachable' }),
  ],
  ['a forged answer is called reachable', judging('dns-injection', { verdict: 'reachable' })],
  ['the other ways to a name that is gone are not read', across(nameGone)],
  ['nobody is told of a name server that is of no use', across(deadResolver)],
  ['a tunnel to the address is not read', following(refusedName)],
  ['every tunnel to the address passes', seeing(refusedName, (one) => [ending(one, null)])],
  [
    'whoever answers behind the tunnel is the service',
    seeing(refusedName, (one) => [trusting(one)]),
  ],
  ['a tunnel through any proxy is read', seeing(refusedName, (one) => [throughIts(one)])],
  [
    'what the proxy cannot look up is called an outage',
    judging('proxy-upstream-failure', { verdict: 'inconclusive', when: [['outage', 'down']] }),
  ],
  [
    'a proxy that waits for its own look-up is called inconclusive',
    judging('proxy-silence', { verdict: 'blocked', when: [['proxy-talks', 'inconclusive']] }),
  ],
  ['a service that is there by its address is called down', across(serviceOutage, byKindAlone)],
  ['no way is ever intolerant', across(shareControlResults)],
  ['a way is intolerant though others get through', across(shareControlResults, intolerantAtOnce)],
  ['control hosts are not read', across(deadWayOut)],
  ['control hosts are not repeated', byHosts((host) => [{ ...host, repeats: [] }])],
  ['a control host that passes is not read', byHosts((host) => (passes(host) ? [] : [host]))],
  ['any failure of a control host is the same', byHosts(saying('port-silence'))],
  ['a refusal by policy is as nameless as a silent port', across(deadWayOut, anyRefusal)],
  ['whoever refuses is near', refusing(usual(10_000, 10_000))],
  ['nobody who refuses is near', refusing(new Map())],
  ['a filter on names is called inconclusive', judging('sni-filter', { verdict: 'inconclusive' })],
  [
    'an intolerant way is called inconclusive',
    judging('tls-intolerance', { verdict: 'inconclusive' }),
  ],
  ['IPv6 that fails is called blocked', judging('ipv6-failure', { verdict: 'blocked' })],
];

describe('the golden cases of controls', () => {
  it.each(faults)('catch it when %s', (_, faulty) => {
    expect(isNoticed(faulty)).toBe(true);
  });

  it.each([
    ['controls', seeing(brokenHandshake, (one) => [one])],
    ['connections', seeing(failedConnection, (one) => [one])],
    ['addresses', seeing(lostName, (one) => [one])],
    ['tunnels', seeing(refusedName, (one) => [one])],
    ['paths', knowing(brokenHandshake, {})],
    ['control hosts', byHosts((host) => [host])],
  ])('find nothing wrong with a rule that is handed the same %s', (_, same) => {
    expect(cases.filter((one) => !agrees(one, same))).toEqual([]);
  });

  it('are caught in numbers: more than thirty faults, each under a name of its own', () => {
    expect(new Set(faults.map(([name]) => name)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThan(30);
  });
});
