import { describe, expect, it } from 'vitest';
import type { DhcpWord } from '../../../src/discovery/wpad/dhcp/dhcp-option.ts';
import { findWpad, type WpadLoad } from '../../../src/discovery/wpad/find-wpad.ts';

interface Told {
  readonly suffixes?: readonly string[];
  /** Names with an address. */
  readonly names?: readonly string[];
  readonly load?: WpadLoad;
  readonly dhcp?: DhcpWord;
  readonly signal?: AbortSignal;
}

const script: WpadLoad = async () => ({ script: 'function FindProxyForURL() {}', failure: null });

async function search({
  suffixes = ['a.corp.contoso.co.uk'],
  names = [],
  load = script,
  dhcp,
  signal,
}: Told) {
  const asked: string[] = [];
  const fetched: string[] = [];
  const found = await findWpad({
    suffixes,
    dhcp,
    lookup: async (name) => {
      asked.push(name);
      return names.includes(name)
        ? { addresses: ['127.0.0.1'] }
        : { addresses: [], failure: 'NXDOMAIN' };
    },
    load: (source) => {
      fetched.push(source);
      return load(source);
    },
    signal: signal ?? new AbortController().signal,
  });
  return { ...found, asked, fetched };
}

const outcomes = ({ trace }: Awaited<ReturnType<typeof findWpad>>) =>
  trace.map(({ name, outcome }) => `${name} ${outcome}`);

describe('findWpad()', () => {
  it('takes the first name under which a script is served', async () => {
    const names = ['wpad.corp.contoso.co.uk', 'wpad.contoso.co.uk'];
    const found = await search({ names });
    const pac = 'http://wpad.corp.contoso.co.uk/wpad.dat';
    expect(found.route).toEqual({
      ...{ id: 'wpad', kind: 'pac', pac },
      ...{ effective: false, settings: ['wpad'] },
    });
    expect(found.settings[0]).toMatchObject({ id: 'wpad', raw: pac, wins: true, problems: [] });
    expect(outcomes(found)).toEqual([
      'wpad.a.corp.contoso.co.uk no-address',
      'wpad.corp.contoso.co.uk found',
      'wpad.contoso.co.uk not-reached',
      'wpad.co.uk beyond',
    ]);
    expect(found.fetched).toEqual([pac]);
  });

  it('never asks for a name beyond the organisation, and says so', async () => {
    const found = await search({ names: ['wpad.co.uk'] });
    expect(found.asked).not.toContain('wpad.co.uk');
    expect(found.fetched).toEqual([]);
    expect(found.settings).toEqual([
      {
        ...{ id: 'wpad:wpad.co.uk', source: 'WPAD by DNS', scope: 'machine', raw: 'wpad.co.uk' },
        ...{ problems: ['wpad-beyond-organisation'], wins: false },
      },
    ]);
    expect(found).not.toHaveProperty('route');
  });

  it('goes on behind a login page', async () => {
    const names = ['wpad.a.corp.example', 'wpad.corp.example'];
    const found = await search({
      suffixes: ['a.corp.example'],
      names,
      load: async (source) =>
        source.includes('.a.')
          ? { failure: { code: 'pac-not-a-script', detail: 'HTML: <html>' } }
          : script(source),
    });
    expect(found.trace).toMatchObject([
      { outcome: 'no-script', code: 'pac-not-a-script', detail: 'HTML: <html>' },
      { outcome: 'found', source: 'http://wpad.corp.example/wpad.dat', addresses: ['127.0.0.1'] },
    ]);
  });

  it('finds nothing without suffixes, and asks nobody', async () => {
    const found = await search({ suffixes: [] });
    expect(found).toMatchObject({ settings: [], trace: [], asked: [], fetched: [] });
  });

  it('takes what throws for a failure', async () => {
    const found = await findWpad({
      suffixes: ['a.corp.example'],
      lookup: async (name) => {
        if (name.includes('.a.')) throw new Error('no resolver');
        return { addresses: ['127.0.0.1'] };
      },
      load: () => Promise.reject(new Error('no way')),
      signal: new AbortController().signal,
    });
    expect(found.trace).toMatchObject([
      { outcome: 'no-address', detail: 'no resolver' },
      { outcome: 'no-script', code: 'unknown', detail: 'no way' },
    ]);
  });

  it('ends where the signal does', async () => {
    const found = await search({ signal: AbortSignal.abort() });
    expect(found.asked).toEqual([]);
    expect(outcomes(found)[0]).toBe('wpad.a.corp.contoso.co.uk not-reached');
  });

  const url = 'http://10.66.0.1/proxy.pac';
  const place = 'answer of 10.66.0.1';
  const told = { outcome: 'url', url, place } as const;

  it('takes what DHCP names, and then asks DNS for nothing', async () => {
    const found = await search({ names: ['wpad.contoso.co.uk'], dhcp: told });
    expect(found.route?.pac).toBe(url);
    expect(found.settings[0]).toMatchObject({
      ...{ id: 'wpad', source: 'DHCP option 252 (answer of 10.66.0.1)', raw: url, wins: true },
    });
    expect(found).toMatchObject({ asked: [], fetched: [url] });
    expect(outcomes(found).slice(0, 1)).toEqual(['wpad.a.corp.contoso.co.uk not-reached']);
  });

  it('goes on to DNS where no script is served there', async () => {
    const load: WpadLoad = async (source) =>
      source === url ? { failure: { code: 'pac-unavailable', detail: '404' } } : script(source);
    const found = await search({ names: ['wpad.contoso.co.uk'], dhcp: told, load });
    expect(found.route?.pac).toBe('http://wpad.contoso.co.uk/wpad.dat');
    expect(found.settings).toMatchObject([
      { id: 'dhcp-252', raw: url, note: 'dhcp-no-script', wins: false },
      { id: 'wpad', source: 'WPAD by DNS' },
      { id: 'wpad:wpad.co.uk' },
    ]);
  });

  it.each<[DhcpWord, object]>([
    [
      { outcome: 'no-url', text: 'x', place },
      { note: 'dhcp-no-url', raw: 'x' },
    ],
    [
      { outcome: 'no-option', place },
      { note: 'dhcp-no-option', raw: '' },
    ],
    [
      { outcome: 'silent', place: 'eth0' },
      { note: 'dhcp-silent', source: 'DHCP option 252 (eth0)' },
    ],
    [{ outcome: 'port-taken' }, { note: 'dhcp-port-taken', source: 'DHCP option 252' }],
    [{ outcome: 'forbidden' }, { note: 'dhcp-forbidden' }],
  ])('says what became of DHCP: %j', async (dhcp, setting) => {
    const found = await search({ names: ['wpad.contoso.co.uk'], dhcp });
    expect(found.settings[0]).toMatchObject({ id: 'dhcp-252', wins: false, ...setting });
    expect(found.route?.pac).toBe('http://wpad.contoso.co.uk/wpad.dat');
  });
});
