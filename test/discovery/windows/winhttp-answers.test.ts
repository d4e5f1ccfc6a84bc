import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/discovery/discover.ts';
import type { RegistryValue } from '../../../src/discovery/windows/settings-file.ts';
import { windowsMachine } from '../../../src/discovery/windows/windows-machine.ts';
import type { WinhttpAnswers } from '../../../src/model/audit/windows/live-answers.ts';
import type { Setting } from '../../../src/model/route/route.ts';

const settings = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const length = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const text = (one: string): Buffer =>
  Buffer.concat([length(one.length), Buffer.from(one, 'latin1')]);
const winhttp = (proxy: string, bypass = ''): RegistryValue => ({
  key: `HKEY_LOCAL_MACHINE\\${settings}\\Connections`,
  name: 'WinHttpSettings',
  data: Buffer.concat([length(0x18), length(0), length(3), text(proxy), text(bypass)]),
});
const plain = (name: string, data: string | number): RegistryValue => {
  return { key: `HKEY_CURRENT_USER\\${settings}`, name, data };
};

function witnesses(values: readonly RegistryValue[], answers: WinhttpAnswers): readonly Setting[] {
  const live = {
    ...windowsMachine([{ kind: 'registry-export', values }]),
    live: { winhttp: answers },
  };
  const { settings: all } = discover({ environment: {}, live });
  return all.filter(({ id }) => id.startsWith('winhttp-answers:'));
}

describe('what WinHTTP answers', () => {
  it('is a witness where it says what the registry was read as, spelled as it may be', () => {
    const found = witnesses([winhttp('http=A:1;https=b:2', '<local>;*.corp')], {
      machine: { proxy: 'http=a:1 https=b:2', bypass: '<local>; *.corp' },
      user: { autoDetect: true },
    });
    expect(found).toMatchObject([
      { note: 'answered-alike', problems: [], wins: false },
      { note: 'answered-alike', problems: [], wins: false },
    ]);
  });

  it.each([
    ['another proxy', [winhttp('a:1')], { proxy: 'b:1' }],
    ['another bypass list', [winhttp('a:1', 'x')], { proxy: 'a:1', bypass: 'y' }],
    ['no proxy', [winhttp('a:1')], {}],
    ['a proxy of which nothing was read', [plain('AutoDetect', 1)], { proxy: 'a:1' }],
  ] as const)('is a finding where it names %s', (_, values, machine) => {
    const [found] = witnesses(values, { machine, user: { autoDetect: true } });
    expect(found).toMatchObject({
      note: 'answered-otherwise',
      problems: ['winhttp-disagreement'],
      lostBecause: 'winhttp:proxy',
    });
  });

  it('is held, for an account, against its plain values where it has no blob', () => {
    const values = [plain('ProxyEnable', 1), plain('ProxyServer', 'u.example:80')];
    const said = (user: WinhttpAnswers['user']) =>
      witnesses(values, { machine: {}, user })[1]?.note;
    expect(said({ autoDetect: false, proxy: 'u.example:80' })).toBe('answered-alike');
    expect(said({ autoDetect: true })).toBe('answered-otherwise');
  });

  it('keeps no login of an answer', () => {
    const user = { autoDetect: false, proxy: 'http://anna:secret@p.example:80' };
    const found = witnesses([plain('AutoDetect', 1)], { machine: {}, user });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('is nothing where it answered with an error, or no registry was read', () => {
    expect(witnesses([winhttp('a:1')], { machine: { error: 5 }, user: { error: 2 } })).toEqual([]);
    const live = { ...windowsMachine([]), live: { winhttp: { machine: {}, user: {} } } };
    expect(discover({ environment: {}, live }).settings).toEqual([]);
  });
});
