import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../../src/report/text/say.ts';
import { liveTexts } from '../../../../../src/report/words/settings/windows/live-words.ts';

const told = (live: Parameters<typeof liveTexts>[0]): readonly string[] =>
  liveTexts(live).map(plainText);

describe('liveTexts()', () => {
  it('tells as whom Windows was asked and by what, its services and its name servers', () => {
    const adapters = [
      { name: 'Ethernet', suffix: 'corp.example', nameServers: ['10.0.0.1', '::1'] },
    ];
    const services = [
      { name: 'Sense', state: 'running' },
      { name: 'Dhcp', state: 'other' },
      { name: 'BITS', state: 'absent' },
    ] as const;
    expect(told({ account: 'system', readBy: 'koffi', adapters, services })).toEqual([
      'Asked as LocalSystem, as the sensor runs.',
      'Its registry and WinHTTP were asked by native calls (koffi).',
      'Services: Sense running, Dhcp in between.',
      'Adapter Ethernet: name servers 10.0.0.1, ::1, suffix corp.example.',
    ]);
  });

  it('says what a user misses, and what was not asked without native calls', () => {
    const [account = '', by = ''] = told({ account: 'user', readBy: 'reg.exe' });
    expect(account).toContain('as a user, and not as LocalSystem');
    expect(by).toContain('WinHTTP itself, the services and the adapters were not asked');
    expect(told({})).toEqual([
      'Asked as an account that is not known.',
      'Its registry could not be read.',
    ]);
  });

  it('says nothing of another system', () => {
    expect(told(undefined)).toEqual([]);
  });
});
