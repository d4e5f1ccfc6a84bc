import { describe, expect, it } from 'vitest';
import { findWpad, type WpadLoad } from '../../../src/discovery/wpad/find-wpad.ts';

interface Told {
  readonly suffixes?: readonly string[];
  /** Names with an address. */
  readonly names?: readonly string[];
  readonly load?: WpadLoad;
  readonly signal?: AbortSignal;
}

const script: WpadLoad = async () => ({ script: 'function FindProxyForURL() {}', failure: null });

async function search({
  suffixes = ['a.corp.contoso.co.uk'],
  names = [],
  load = script,
  signal,
}: Told) {
  const asked: string[] = [];
  const fetched: string[] = [];
  const found = await findWpad({
    suffixes,
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
});
