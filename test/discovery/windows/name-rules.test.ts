import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameRules } from '../../../src/discovery/windows/name-rules.ts';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import { registryOf } from '../../../src/discovery/windows/registry.ts';
import type { RegistryValue } from '../../../src/discovery/windows/settings-file.ts';

const policy =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient\\DnsPolicyConfig';
const local =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters\\DnsPolicyConfig';
const id = '{5abe529b-675b-4486-8459-25a634dacc23}';

function rulesOf(values: readonly RegistryValue[]) {
  return nameRules(registryOf([{ kind: 'registry-export', values }]));
}

function ruleAt(table: string, over: Readonly<Record<string, RegistryValue['data']>>) {
  const values = {
    Name: '.contoso.com',
    ConfigOptions: 8,
    GenericDNSServers: '10.0.0.53',
    ...over,
  };
  return Object.entries(values).map(([name, data]) => ({ key: `${table}\\${id}`, name, data }));
}

/** A REG_MULTI_SZ as an export writes it. */
function multi(...texts: readonly string[]): string {
  const bytes = Buffer.from(`${texts.join('\0')}\0\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

describe('nameRules()', () => {
  it('reads each namespace of a rule out of an export, with the servers that are asked', () => {
    const text = `Windows Registry Editor Version 5.00

[${local}\\${id}]
"Name"=${multi('.Contoso.com', 'host.fabrikam.com', '.münchen.example')}
"ConfigOptions"=dword:00000008
"GenericDNSServers"="10.0.0.53; fd00::53"
"Version"=dword:00000001
`;
    const file = parseSettingsFile(
      Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le'),
    );
    expect(file).toHaveProperty('values');
    const servers = ['10.0.0.53', 'fd00::53'];
    expect('kind' in file && nameRules(registryOf([file]))).toEqual([
      { namespace: '.contoso.com', servers, by: 'local' },
      { namespace: 'host.fabrikam.com', servers, by: 'local' },
      { namespace: '.xn--mnchen-3ya.example', servers, by: 'local' },
    ]);
  });

  it('reads the list as reg query prints it, and the forms of the editor of group policy', () => {
    const Name = String.raw`*.contoso.com\0hrweb.*\0.\0host.contoso.com`;
    expect(rulesOf(ruleAt(policy, { Name })).map(({ namespace }) => namespace)).toEqual([
      ...['.contoso.com', 'hrweb', '.', 'host.contoso.com'],
    ]);
  });

  it('has no servers where none are named, or the options leave them out: an exemption', () => {
    for (const over of [{ GenericDNSServers: '' }, { ConfigOptions: 2 }, { ConfigOptions: 'x' }]) {
      expect(rulesOf(ruleAt(local, over))).toEqual([
        { namespace: '.contoso.com', servers: [], by: 'local' },
      ]);
    }
  });

  it('takes the servers of DirectAccess where those are in effect', () => {
    const over = { ConfigOptions: 4, DirectAccessDNSServers: 'fd00::1' };
    expect(rulesOf(ruleAt(policy, over))).toEqual([
      { namespace: '.contoso.com', servers: ['fd00::1'], by: 'group-policy', directAccess: true },
    ]);
  });

  it('says of the local table that it is not read where group policy has one', () => {
    const both = [...ruleAt(local, { Name: '.local.example' }), ...ruleAt(policy, {})];
    expect(rulesOf(both).map(({ namespace, unread = false }) => [namespace, unread])).toEqual([
      ['.contoso.com', false],
      ['.local.example', true],
    ]);
  });

  it('leaves out what is no namespace and no address, and what is too much', () => {
    const Name = ['\u001b[2J', 'a b', '..', 'x'.repeat(300), '.ok.example', '*'].join('\n');
    const GenericDNSServers = `10.0.0.1;<script>;${'9'.repeat(80)};10.0.0.2`;
    expect(rulesOf(ruleAt(local, { Name, GenericDNSServers }))).toEqual([
      { namespace: '.ok.example', servers: ['10.0.0.1', '10.0.0.2'], by: 'local' },
    ]);
    const many = Array.from({ length: 9000 }, (_, index) => `.n${index}.example`).join('\n');
    expect(rulesOf(ruleAt(local, { Name: many }))).toHaveLength(5000);
  });

  it('takes any values', () => {
    const data = fc.oneof(fc.string(), fc.integer(), fc.uint8Array());
    const bytes = fc.record({ Name: data, ConfigOptions: data, GenericDNSServers: data });
    fc.assert(
      fc.property(bytes, (over) => {
        for (const { namespace, servers } of rulesOf(ruleAt(local, over))) {
          expect(namespace).toMatch(/^[\w.-]+$/);
          for (const one of servers) expect(one).toMatch(/^[\w.:%-]+$/);
        }
      }),
    );
  });
});
