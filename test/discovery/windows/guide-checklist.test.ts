import { describe, expect, it } from 'vitest';
import { guideChecklist } from '../../../src/discovery/windows/guide-checklist.ts';
import type { RegistryValue } from '../../../src/discovery/windows/settings-file.ts';
import { windowsMachine } from '../../../src/discovery/windows/windows-machine.ts';
import type { GuideItem, GuideValue } from '../../../src/model/route/guide-item.ts';
import { plainText } from '../../../src/report/text/say.ts';
import { guideText } from '../../../src/report/words/settings/guide-words.ts';

const policies = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft';
const data = `${policies}\\Windows\\DataCollection`;
const sense = `${policies}\\Windows Advanced Threat Protection`;
const antivirus = `${policies}\\Windows Defender`;

type Values = readonly (readonly [key: string, name: string, data: RegistryValue['data']])[];
type Row = readonly [GuideValue, Values, GuideItem['state'], GuideItem['fault']];

function checklistOf(...values: Values) {
  const file = {
    kind: 'registry-export',
    values: values.map(([key, name, one]) => ({ key, name, data: one })),
  } as const;
  return guideChecklist(windowsMachine([file]));
}

function itemOf(name: GuideValue, ...values: Values) {
  return checklistOf(...values).find((one) => one.name === name);
}

const proxy = [data, 'TelemetryProxyServer', 'proxy.corp.example:8080'] as const;

const rows: readonly Row[] = [
  ['TelemetryProxyServer', [proxy], 'set', undefined],
  ['TelemetryProxyServer', [[data, proxy[1], 'http://p.example:80']], 'wrong', 'form'],
  ['TelemetryProxyServer', [[data, proxy[1], 7]], 'wrong', 'form'],
  ['DisableEnterpriseAuthProxy', [[data, 'DisableEnterpriseAuthProxy', 1]], 'set', undefined],
  ['DisableEnterpriseAuthProxy', [[data, 'DisableEnterpriseAuthProxy', 0]], 'wrong', 'value'],
  [
    'PreferStaticProxyForHttpRequest',
    [proxy, [sense, 'PreferStaticProxyForHttpRequest', 1]],
    'set',
    undefined,
  ],
  [
    'PreferStaticProxyForHttpRequest',
    [[sense, 'PreferStaticProxyForHttpRequest', 1]],
    'wrong',
    'alone',
  ],
  [
    'PreferStaticProxyForHttpRequest',
    [[sense, 'PreferStaticProxyForHttpRequest', 0]],
    'unset',
    undefined,
  ],
  ['ProxyServer', [[antivirus, 'ProxyServer', 'p.example:80']], 'wrong', 'form'],
  ['ProxyServer', [[antivirus, 'ProxyServer', 'http://p.example:80']], 'set', undefined],
  ['ProxyPacUrl', [[antivirus, 'ProxyPacUrl', 'file:///C:/a.pac']], 'wrong', 'form'],
  ['SSLOptions', [[`${antivirus}\\Spynet`, 'SSLOptions', 0]], 'set', undefined],
  ['SSLOptions', [[`${antivirus}\\Spynet`, 'SSLOptions', 2]], 'wrong', 'checks-off'],
  ['SSLOptions', [[`${antivirus}\\Spynet`, 'SSLOptions', 9]], 'wrong', 'value'],
];

describe('guideChecklist()', () => {
  it('has every value of the guide, unset where the registry has none', () => {
    expect(checklistOf([data, 'Other', 1]).map(({ state }) => state)).toEqual(
      Array.from({ length: 7 }, () => 'unset'),
    );
  });

  it('has none for a machine whose registry was not read', () => {
    expect(guideChecklist(windowsMachine([{ kind: 'winhttp-proxy', shown: {} }]))).toEqual([]);
  });

  it.each(rows)('%s of %j is %s, %s', (name, values, state, fault) => {
    const item = itemOf(name, ...values);
    expect([item?.state, item?.fault]).toEqual([state, fault]);
    expect(plainText(item ? guideText(item) : [])).toMatch(/^[a-z].* The guide: .*\.$/);
  });

  it('wants DisableEnterpriseAuthProxy beside a static proxy, and not without', () => {
    expect(itemOf('DisableEnterpriseAuthProxy', proxy)?.due).toBe(true);
    expect(itemOf('DisableEnterpriseAuthProxy', [data, 'Other', 1])?.due).toBeUndefined();
  });

  it('finds a proxy that device management wrote where nobody reads it', () => {
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System';
    const item = itemOf('TelemetryProxyServer', [key, 'TelemetryProxy', 'p.example:80']);
    expect(item).toMatchObject({ state: 'wrong', fault: 'elsewhere', value: 'p.example:80' });
  });

  it('keeps no login', () => {
    const item = itemOf('TelemetryProxyServer', [data, proxy[1], 'user:secret@p.example:80']);
    expect(JSON.stringify(item)).not.toContain('secret');
  });
});
