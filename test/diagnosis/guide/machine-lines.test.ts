import { describe, expect, it } from 'vitest';
import { shownProxy } from '../../../fixtures/settings/company-machine.ts';
import { setupLines } from '../../../src/diagnosis/guide/setup-guide.ts';
import { discover } from '../../../src/discovery/discover.ts';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import { windowsMachine } from '../../../src/discovery/windows/windows-machine.ts';
import type { AuditForGuide } from '../../../src/model/guide/audited-network.ts';
import type { SetupLine, SetupLineId } from '../../../src/model/guide/setup-line.ts';

const data = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
const managed = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System';
const agent = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters';

type Values = readonly (readonly [key: string, line: string])[];

/** An export of a registry that holds these values, as text. */
function exported(values: Values): string {
  const keys = values.flatMap(([key, line]) => [`[${key}]`, line, '']);
  return [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\x]',
    '',
    ...keys,
  ].join('\r\n');
}

function linesOf(texts: readonly string[], audit?: AuditForGuide): readonly SetupLine[] {
  const files = texts.map((text) => {
    const file = parseSettingsFile(Buffer.from(text));
    if ('problem' in file) throw new TypeError(file.problem);
    return file;
  });
  const { checklist, settings } = discover({
    environment: {},
    ...(files.length > 0 && { windows: windowsMachine(files) }),
  });
  const machine = {
    checklist,
    settings,
    from: files.length === 0 ? ('machine' as const) : ('files' as const),
  };
  return setupLines({ machine, ...(audit && { audit }) });
}

function told(id: SetupLineId, texts: readonly string[], audit?: AuditForGuide): string {
  const line = linesOf(texts, audit).find((one) => one.id === id);
  return `${line?.state} ${line?.reason}`;
}

const none = { passed: 0, failed: 0, untried: 0 };
const network = { startedAt: '', counted: 2, failed: 0, waived: 0, unmade: 0, optional: 0 };
const passing: AuditForGuide = {
  network,
  rows: { 'down-level': none, v20: none, portal: none },
  passed: 2,
  kinds: new Set<never>(),
  logins: new Map(),
};
const failing: AuditForGuide = { ...passing, network: { ...network, failed: 1 } };

const telemetry = [data, '"TelemetryProxyServer"="p.corp.example:8080"'] as const;
const login = [data, '"DisableEnterpriseAuthProxy"=dword:00000001'] as const;
const empty = exported([]);
const netsh = shownProxy('en', 'wh.corp.example:3128');

type Case = readonly [
  id: SetupLineId,
  texts: readonly string[],
  audit: AuditForGuide | undefined,
  told: string,
];

const cases: readonly Case[] = [
  ['static-proxy', [], undefined, 'untold no-registry'],
  ['static-proxy', [exported([telemetry])], undefined, 'done value-set'],
  ['static-proxy', [empty], undefined, 'untold unset'],
  ['static-proxy', [empty], passing, 'done unset-passes'],
  ['static-proxy', [empty], failing, 'to-do unset-fails'],
  ['static-proxy', [empty, netsh], failing, 'untold unset-beside'],
  [
    'static-proxy',
    [exported([[data, '"TelemetryProxyServer"="http://p.corp.example:80"']])],
    undefined,
    'wrong value-wrong',
  ],
  ['authenticated-proxy', [], undefined, 'untold no-registry'],
  ['authenticated-proxy', [exported([telemetry, login])], undefined, 'done value-set'],
  ['authenticated-proxy', [exported([telemetry])], undefined, 'to-do login-due'],
  ['authenticated-proxy', [empty], undefined, 'done login-unneeded'],
  [
    'authenticated-proxy',
    [exported([[data, '"DisableEnterpriseAuthProxy"=dword:00000000']])],
    undefined,
    'wrong value-wrong',
  ],
  ['device-management', [], undefined, 'untold no-registry'],
  ['device-management', [empty], undefined, 'done managed-none'],
  [
    'device-management',
    [exported([telemetry, [managed, '"TelemetryProxy"="P.corp.example:8080"']])],
    undefined,
    'done managed-same',
  ],
  [
    'device-management',
    [exported([[managed, '"TelemetryProxy"="m.corp.example:8080"']])],
    undefined,
    'wrong managed-alone',
  ],
  [
    'device-management',
    [exported([telemetry, [managed, '"TelemetryProxy"="m.corp.example:8080"']])],
    undefined,
    'wrong managed-otherwise',
  ],
  ['winhttp-proxy', [], undefined, 'untold no-registry'],
  ['winhttp-proxy', [netsh], undefined, 'done value-set'],
  ['winhttp-proxy', [empty], passing, 'done unset-passes'],
  ['winhttp-proxy', [empty], failing, 'to-do unset-fails'],
  ['winhttp-proxy', [exported([telemetry])], failing, 'untold unset-beside'],
  ['winhttp-proxy', [shownProxy('en', 'socks=p.corp.example')], undefined, 'wrong value-wrong'],
  ['down-level', [], undefined, 'untold no-report'],
  [
    'down-level',
    [exported([[agent, '"Proxy Url"="http://mma.corp.example:8080"']])],
    undefined,
    'done value-set',
  ],
  ['down-level', [exported([[agent, '"Proxy Url"="a b"']])], undefined, 'wrong value-wrong'],
];

describe('setupLines() of a machine', () => {
  it.each(cases)('%s of %j, %#', (id, texts, audit, expected) => {
    expect(told(id, texts, audit)).toBe(expected);
  });

  it('rests each on the key that was read, and keeps no login of it', () => {
    const lines = linesOf([
      exported([[data, '"TelemetryProxyServer"="jane:secret@p.corp.example:8080"'], login]),
    ]);
    const line = lines.find(({ id }) => id === 'static-proxy');
    expect(line).toMatchObject({
      state: 'wrong',
      field: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection\\TelemetryProxyServer',
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('tells where netsh and the registry disagree', () => {
    const bytes = Buffer.concat([
      Buffer.from(new Uint32Array([0x28, 0, 3, 9]).buffer),
      Buffer.from('reg.x:808'),
      Buffer.from(new Uint32Array([0]).buffer),
    ]);
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
    const key =
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
    const text = exported([[key, `"WinHttpSettings"=hex:${hex}`]]);
    expect(told('winhttp-proxy', [text, netsh])).toBe('wrong winhttp-disagrees');
  });
});
