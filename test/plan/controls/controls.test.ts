import { describe, expect, it } from 'vitest';
import { broken, passing, there } from '../../../fixtures/case/broken-trial.ts';
import {
  commands,
  direct,
  events,
  headOf,
  intranet,
  proxy,
  samples,
  trustList,
} from '../../../fixtures/case/head.ts';
import {
  answered,
  connect,
  fine,
  fineByProxy,
  handshake,
  proxyReached,
  resolve,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import { type Attempt, type Control, controls } from '../../../src/model/audit/attempt.ts';
import type { Trial } from '../../../src/model/audit/report.ts';
import { controlRules } from '../../../src/plan/controls/control-rules.ts';
import { planFollowUps } from '../../../src/plan/follow-up.ts';

const head = headOf([commands, events, samples, trustList], [direct, proxy]);

/** What is planned for these trials by what is found of them. */
function planned(...trials: readonly Trial[]): readonly Attempt[] {
  const { findings } = judge(head, trials, new Map());
  return planFollowUps({ head, findings, trials, certificates: new Map() });
}

function changeOf(control: Control, attempts: readonly Attempt[]) {
  const found = attempts.find((one) => one.control === control);
  return found && { host: found.host, serverName: found.serverName, address: found.address };
}

const here = '20.50.1.1';
const two = resolve({
  name: commands.host,
  addresses: [
    { address: here, family: 4 },
    { address: '20.50.1.2', family: 4 },
    { address: '2603:1020::1', family: 6 },
  ],
});
const of1 = (steps: readonly Step[]) => trial('a1', { target: commands, route: direct, steps });
const silent = of1([two, connect({ fails: 'timeout' })]);
const reset = broken('reset');

describe('controlRules', () => {
  it('has each control once, and those that take turns first', () => {
    const names = controlRules.map(({ control }) => control);
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 3)).toEqual(['passing-host', 'harmless-name', 'repeat']);
    expect([...controls, 'repeat', 'measured-again']).toEqual(expect.arrayContaining(names));
  });
});

describe('the controls of a broken handshake', () => {
  it('try other names at the same address', () => {
    const attempts = planned(reset, passing);
    const at = { host: commands.host, address: here };
    expect(changeOf('harmless-name', attempts)).toEqual({ ...at, serverName: 'www.example.com' });
    expect(changeOf('passing-name', attempts)).toEqual({ ...at, serverName: samples.host });
    expect(changeOf('no-name', attempts)).toEqual({ ...at, serverName: '' });
  });

  it('try the name at the address of a host of other services, that takes any name', () => {
    const attempts = planned(reset, passing);
    expect(changeOf('harmless-address', attempts)).toEqual({
      host: samples.host,
      serverName: commands.host,
      address: there,
    });
    const calibration = attempts.find(({ controlOf }) => controlOf === passing.attempt.id);
    expect(calibration).toMatchObject({
      control: 'harmless-name',
      serverName: 'www.example.com',
      host: samples.host,
      address: there,
    });
  });

  it('send other ClientHellos under the same name to the same address', () => {
    const hellos = planned(reset).flatMap(({ hello, host, address, serverName }) =>
      hello ? [{ hello, host, address, serverName }] : [],
    );
    const same = { host: commands.host, address: here, serverName: undefined };
    expect(hellos).toEqual([
      { hello: 'tls-1.2', ...same },
      { hello: 'small', ...same },
      { hello: 'large', ...same },
    ]);
  });

  it('try another address of the same family, as the name has it', () => {
    const steps = [two, connect(), handshake({ checkedName: commands.host, fails: 'reset' })];
    expect(changeOf('other-address', planned(of1(steps)))?.address).toBe('20.50.1.2');
    expect(changeOf('other-address', planned(reset))).toBeUndefined();
    expect(changeOf('other-family', planned(of1(steps)))).toBeUndefined();
  });

  it('go through the same tunnel behind a proxy, and by name to another host', () => {
    const behind = trial('a1', {
      target: commands,
      route: proxy,
      steps: [
        ...proxyReached(commands),
        tunnel(),
        handshake({ checkedName: commands.host, fails: 'closed' }),
      ],
    });
    const well = trial('a2', { target: samples, route: proxy, steps: fineByProxy(samples) });
    const attempts = planned(behind, well, {
      ...passing,
      attempt: { ...passing.attempt, id: 'a3' },
    });
    expect(attempts.every((one) => one.proxy?.host === proxy.proxy?.host)).toBe(true);
    expect(attempts.every(({ address }) => address === undefined)).toBe(true);
    expect(changeOf('harmless-address', attempts)).toEqual({
      host: samples.host,
      serverName: commands.host,
      address: undefined,
    });
  });

  it('are not asked of a host that shows another certificate: its handshake came to its end', () => {
    const steps = [
      two,
      connect(),
      handshake({ checkedName: commands.host, fails: 'certificate', verification: 'CERT_REVOKED' }),
    ];
    expect(planned(of1(steps)).map(({ control }) => control)).toEqual([]);
  });
});

describe('the host beside a broken handshake', () => {
  const at = (id: string, target: typeof commands, address: string) =>
    trial(id, {
      target,
      route: direct,
      steps: [
        resolve({ name: target.host, addresses: [{ address, family: 4 }] }),
        connect({ address }),
        ...answered(target),
      ],
    });
  const hostOf = (...trials: readonly Trial[]) =>
    changeOf('harmless-address', planned(reset, ...trials))?.host;

  it('is of another domain where there is one', () => {
    expect(hostOf(at('a2', events, '20.50.9.1'), at('a3', samples, there))).toBe(samples.host);
    expect(hostOf(at('a2', events, '20.50.9.1'))).toBe(events.host);
  });

  it('is a host of --control before all others, and a worldwide row before the rest', () => {
    const own = {
      ...samples,
      id: 't9',
      host: 'a.contoso.example',
      url: 'https://a.contoso.example/',
    };
    const wide = {
      ...own,
      id: 't8',
      region: 'WW',
      host: 'b.fabrikam.example',
      url: 'https://b.fabrikam.example/',
    };
    const all = { ...head, targets: [...head.targets, own, wide] };
    const of = (...trials: readonly Trial[]) => {
      const { findings } = judge(all, trials, new Map());
      return changeOf(
        'harmless-address',
        planFollowUps({ head: all, findings, trials, certificates: new Map() }),
      )?.host;
    };
    const [first, second] = [at('a2', own, '20.60.2.1'), at('a3', wide, '20.60.2.2')];
    expect(of(reset, first, second)).toBe(wide.host);
    const away = trial('a4', {
      target: intranet,
      route: direct,
      steps: fine(intranet).map((step) =>
        step.step === 'connect' ? { ...step, address: '20.60.3.1' } : step,
      ),
      purpose: 'control',
      control: 'way-out',
    });
    expect(of(reset, first, second, away)).toBe(intranet.host);
  });

  it('stands at another address, and passes over the same route with a chain that verified', () => {
    expect(hostOf(at('a2', samples, here))).toBeUndefined();
    expect(
      hostOf(trial('a2', { target: samples, route: proxy, steps: fineByProxy(samples) })),
    ).toBeUndefined();
    expect(hostOf({ ...at('a2', samples, there), finished: false })).toBeUndefined();
    expect(
      hostOf(trial('a2', { target: trustList, route: direct, steps: fine(trustList) })),
    ).toBeUndefined();
  });

  it('is asked for a harmless name only where a handshake broke', () => {
    expect(planned(passing).map(({ control }) => control)).toEqual([]);
  });
});

describe('the controls of a connection that was not had', () => {
  it('try another address of each family', () => {
    const attempts = planned(silent);
    expect(changeOf('other-address', attempts)?.address).toBe('20.50.1.2');
    expect(changeOf('other-family', attempts)?.address).toBe('2603:1020::1');
    expect(attempts.map(({ control }) => control)).toEqual([
      undefined,
      undefined,
      'other-address',
      'other-family',
    ]);
  });

  it('try nothing where the name has one address, or is an address', () => {
    const one = of1([resolve({ name: commands.host }), connect({ fails: 'refused' })]);
    expect(planned(one).map(({ purpose }) => purpose)).toEqual(['repeat', 'repeat']);
  });

  it('try none that the attempt has tried itself', () => {
    const addresses = ['20.50.1.1', '20.50.1.2', '2603:1020::1'];
    const all = of1([
      resolve({
        name: commands.host,
        addresses: addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      }),
      ...addresses.map((address) => connect({ address, fails: 'timeout' })),
    ]);
    expect(planned(all).map(({ purpose }) => purpose)).toEqual(['repeat', 'repeat']);
  });

  it('try no other address of a proxy', () => {
    const dead = trial('a1', {
      target: commands,
      route: proxy,
      steps: [
        ...proxyReached(commands).slice(0, 2),
        connect({ role: 'proxy', address: '10.1.1.1', port: 3128, fails: 'host-unreachable' }),
      ],
    });
    expect(planned(dead).map(({ purpose }) => purpose)).toEqual(['repeat', 'repeat']);
  });
});

describe('IPv6 beside IPv4 that passes', () => {
  const well = (id: string, host: string, route = direct) =>
    trial(id, {
      target: { ...samples, host },
      route,
      steps: [two, connect(), ...answered({ ...samples, host })],
    });

  it('is tried for three hosts a route, and not for samples of one', () => {
    const hosts = ['a.example', 'a.example', 'b.example', 'c.example', 'd.example'];
    const attempts = planned(...hosts.map((host, index) => well(`a${index + 1}`, host)));
    expect(attempts.map(({ control, controlOf }) => [control, controlOf])).toEqual([
      ['other-family', 'a1'],
      ['other-family', 'a3'],
      ['other-family', 'a4'],
    ]);
  });

  it('is not tried behind a proxy, which resolves by itself', () => {
    const behind = trial('a1', { target: commands, route: proxy, steps: fineByProxy(commands) });
    expect(planned(behind)).toEqual([]);
  });
});
