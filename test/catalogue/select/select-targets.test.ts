import { describe, expect, it } from 'vitest';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import type { Service } from '../../../src/model/target/target.ts';
import { chosen } from '../chosen.ts';

const base: Service = {
  service: 'ours',
  category: 'test',
  scheme: 'https',
  host: 'one.example.com',
  port: 443,
  path: '/',
  purpose: 'test',
  required: true,
  columns: [],
  rules: [],
  source: 'list',
};
const everything = { os: ['linux'], regions: [], portal: false, listName: 'list' } as const;

function targetsOf(...services: Partial<Service>[]) {
  const rows = services.map((service) => ({ ...base, ...service }));
  return selectTargets(rows, everything).targets;
}

describe('selectTargets()', () => {
  it('says who asks for a target, on each system that needs it', () => {
    const rows = [
      { ...base, columns: ['mac', 'linux'] as const },
      { ...base, category: 'CRL', columns: ['windows', 'linux'] as const },
    ];
    const os = ['windows-11', 'macos', 'linux'] as const;
    expect(selectTargets(rows, { ...everything, os }).targets[0]?.askedBy).toEqual([
      { os: 'macos', component: 'mac-agent' },
      { os: 'linux', component: 'linux-agent' },
      { os: 'windows-11', component: 'revocation' },
    ]);
  });

  it('has push notifications ask for all that stands in their row, the sign-in too', () => {
    const chosenFor = (name: 'mde-gov' | 'mde-commercial') =>
      chosen(name, { os: ['windows-11'] })
        .targets.filter(({ host }) => /^(?:login\.|\*\.wns)/.test(host))
        .map(({ host, askedBy }) => `${host} ${askedBy?.map((one) => one.component).join()}`);
    expect(chosenFor('mde-gov')).toEqual([
      '*.wns.windows.com push',
      'login.microsoftonline.com push',
      'login.live.com push',
    ]);
    expect(chosenFor('mde-commercial')).toEqual([
      '*.wns.windows.com push',
      'login.live.com push',
      'login.microsoftonline.com sensor',
      'login.windows.net sensor',
    ]);
  });

  it('gives each asked system its own reason, met or not, and one that is met is enough', () => {
    const rows = [{ ...base, columns: ['mac'] as const }];
    const { targets } = selectTargets(rows, { ...everything, os: ['linux', 'macos'] });
    const systems = targets[0]?.reasons.filter(({ rule }) => rule === 'os');
    expect(systems).toEqual([
      { rule: 'os', os: 'linux', column: 'linux', met: false, source: 'list' },
      { rule: 'os', os: 'macos', column: 'mac', met: true, source: 'list' },
    ]);
  });

  it('applies a row without any mark to every system', () => {
    expect(targetsOf({})[0]?.reasons).toContainEqual({
      rule: 'os',
      os: 'linux',
      met: true,
      source: 'list',
    });
  });

  it('merges rows that come to the same address, required where one of them is', () => {
    const targets = targetsOf({ required: false, row: 2 }, { row: 3 }, { path: '/other', row: 4 });
    expect(targets.map(({ id, url, required }) => ({ id, url, required }))).toEqual([
      { id: 't1', url: 'https://one.example.com/', required: true },
      { id: 't2', url: 'https://one.example.com/other', required: true },
    ]);
    expect(targets[0]?.reasons.filter(({ rule }) => rule === 'listed')).toHaveLength(2);
  });

  it('takes one of several `only` rules as enough', () => {
    const rule = { effect: 'only', family: 'windows-10', name: 'comment', source: 'x' } as const;
    const rules = [
      { ...rule, from: '1803', to: '1803' },
      { ...rule, from: '11' },
    ];
    const os = ['windows-11'] as const;
    expect(selectTargets([{ ...base, rules }], { ...everything, os }).targets).toHaveLength(1);
    const other = selectTargets([{ ...base, rules }], { ...everything, os: ['windows-10-1809'] });
    expect(other.targets).toEqual([]);
    expect(other.skipped[0]?.reason).toMatchObject({ rule: 'version', from: '1803', met: false });
  });

  it('says agent where the system can run either', () => {
    const { targets } = selectTargets([base], { ...everything, os: ['windows-server-2016'] });
    expect(targets[0]?.reasons).toContainEqual(
      expect.objectContaining({ rule: 'os', agent: 'unified' }),
    );
  });
});

describe('selectTargets() and wildcards', () => {
  it('asks the names of the table, each with its pattern and its region', () => {
    const targets = targetsOf({ host: '*.wd.microsoft.com' });
    expect(targets.map(({ host, pattern, region }) => [host, pattern, region])).toEqual([
      ['unitedstates.cp.wd.microsoft.com', '*.wd.microsoft.com', 'US'],
      ['europe.cp.wd.microsoft.com', '*.wd.microsoft.com', 'EU'],
      ['unitedkingdom.cp.wd.microsoft.com', '*.wd.microsoft.com', 'UK'],
      ['australia.cp.wd.microsoft.com', '*.wd.microsoft.com', 'AU'],
      ['switzerland.cp.wd.microsoft.com', '*.wd.microsoft.com', 'CH'],
      ['india.cp.wd.microsoft.com', '*.wd.microsoft.com', 'IN'],
    ]);
  });

  it('asks the domain itself where a source does', () => {
    expect(targetsOf({ host: '*.wdcp.microsoft.com' })[0]?.host).toBe('wdcp.microsoft.com');
  });

  it('asks what other lists and answers know for a pattern of its own', () => {
    const hosts = targetsOf({ host: '*.x.cp.wd.microsoft.com' }).map(({ host }) => host);
    expect(hosts).toContain('europe.x.cp.wd.microsoft.com');
    expect(hosts).toContain('cdn.x.cp.wd.microsoft.com');
  });

  it('leaves names with a row of their own, and those below a narrower wildcard, to these', () => {
    const hosts = targetsOf(
      { host: '*.cp.wd.microsoft.com' },
      { host: '*.x.cp.wd.microsoft.com' },
      { host: 'europe.cp.wd.microsoft.com' },
    ).filter(({ pattern }) => pattern === '*.cp.wd.microsoft.com');
    expect(hosts.map(({ host }) => host)).toEqual([
      'x.cp.wd.microsoft.com',
      'unitedstates.cp.wd.microsoft.com',
      'unitedkingdom.cp.wd.microsoft.com',
      'australia.cp.wd.microsoft.com',
      'switzerland.cp.wd.microsoft.com',
      'india.cp.wd.microsoft.com',
    ]);
  });

  it('shows a wildcard without a name, and never counts it', () => {
    expect(targetsOf({ host: '*.nothing.example' })[0]).toMatchObject({
      host: '*.nothing.example',
      url: 'https://*.nothing.example/',
      required: false,
      pattern: '*.nothing.example',
      notRun: 'wildcard-without-known-name',
    });
    const [target] = targetsOf({ host: '*.nothing.example' });
    expect(target?.reasons).toContainEqual({
      rule: 'wildcard',
      pattern: '*.nothing.example',
      met: false,
    });
  });

  it('shows a wildcard whose every name has a row of its own', () => {
    const targets = targetsOf({ host: '*.wdcp.microsoft.com' }, { host: 'wdcp.microsoft.com' });
    expect(targets[0]?.notRun).toBe('wildcard-without-known-name');
  });

  it('shows names that were measured long ago and counts them not', () => {
    const targets = targetsOf({ host: '*.smartscreen.microsoft.com' });
    const required = targets.filter((target) => target.required).map(({ host }) => host);
    expect(required).toContain('nf.smartscreen.microsoft.com');
    expect(required).not.toContain('ars.smartscreen.microsoft.com');
    expect(targets.map(({ host }) => host)).toContain('ars.smartscreen.microsoft.com');
  });

  it('keeps a v20 name below a wildcard from a system that needs none', () => {
    const { skipped } = chosen('mde-commercial', { os: ['windows-10-1709'], regions: ['eu'] });
    expect(skipped).toContainEqual(
      expect.objectContaining({
        url: 'https://eu-v20.events.endpoint.security.microsoft.com/OneCollector/1.0',
        reason: expect.objectContaining({ rule: 'version', name: 'v20' }),
      }),
    );
  });

  it('asks the mobile names of the region and the worldwide one', () => {
    const { targets } = chosen('mde-commercial', { os: ['windows-11'], regions: ['uk'] });
    const below = targets.filter(({ pattern }) => pattern === '*.events.data.microsoft.com');
    expect(below.map(({ url }) => url)).toEqual([
      'https://uk-mobile.events.data.microsoft.com/OneCollector/1.0',
      'https://mobile.events.data.microsoft.com/OneCollector/1.0',
    ]);
  });
});
