import { domainToASCII } from 'node:url';
import type { NameRule } from '../../model/audit/windows/name-policy.ts';
import type { Registry } from './registry.ts';

const tables = [
  ['group-policy', 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient\\DnsPolicyConfig'],
  ['local', 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters\\DnsPolicyConfig'],
] as const;

/** Bits of `ConfigOptions` ([MS-GPNRPT]): which of the values of a rule are in effect. */
const directAccess = 0x4;
const genericServers = 0x8;

/** A table of more is a block list, and no policy of names. */
const maxRules = 5000;
const maxServers = 8;
const maxNamespace = 255;

/**
 * The Name Resolution Policy Table of a Windows, a rule for each namespace, as [MS-GPNRPT] lays it down in the registry: that of
 * group policy, and the local one, which Windows does not read where the first has a rule. What is no
 * namespace of names or no address of a server is left out, and what lies beyond 5,000 namespaces.
 */
export function nameRules(registry: Registry): readonly NameRule[] {
  const rules: NameRule[] = [];
  let isPolicy = false;
  for (const [by, table] of tables) {
    const unread = by === 'local' && isPolicy;
    const keys = registry.below(table);
    for (const key of keys) {
      const read = { by, unread, key: `${table}\\${key}` };
      for (const rule of rulesAt(registry, read)) if (rules.length < maxRules) rules.push(rule);
    }
    isPolicy = keys.length > 0;
  }
  return rules;
}

interface Place {
  readonly by: NameRule['by'];
  readonly unread: boolean;
  readonly key: string;
}

function* rulesAt(registry: Registry, { by, unread, key }: Place): Generator<NameRule> {
  const options = registry.get(key, 'ConfigOptions');
  const bits = typeof options === 'number' ? options : 0;
  const isGeneric = (bits & genericServers) !== 0;
  const isDirect = !isGeneric && (bits & directAccess) !== 0;
  const value = isGeneric ? 'GenericDNSServers' : isDirect ? 'DirectAccessDNSServers' : '';
  const servers = value === '' ? [] : serversIn(registry.get(key, value));
  for (const namespace of namespacesIn(registry.get(key, 'Name'))) {
    yield {
      ...{ namespace, servers, by },
      ...(isDirect && servers.length > 0 && { directAccess: true as const }),
      ...(unread && { unread: true as const }),
    };
  }
}

/** A list of texts; `reg query` and a policy file set them apart by `\0`, as two letters or as one. */
function namespacesIn(data: ReturnType<Registry['get']>): readonly string[] {
  if (typeof data !== 'string') return [];
  const texts = data.split(/\\0|[\n\r\0;]/, maxRules);
  return texts.flatMap((text) => namespaceOf(text.trim()) ?? []);
}

function namespaceOf(text: string): string | undefined {
  if (text === '.') return '.';
  if (text === '' || text.length > maxNamespace) return undefined;
  // In Group Policy's editor they are shown as `*.contoso.com` and `host.*`.
  const plain = text.replace(/^\*(?=\.)/, '').replace(/\.\*?$/, '');
  const isSuffix = plain.startsWith('.');
  const ascii = domainToASCII(isSuffix ? plain.slice(1) : plain);
  if (ascii === '' || !/^[\w-]+(?:\.[\w-]+)*$/.test(ascii)) return undefined;
  return isSuffix ? `.${ascii}` : ascii;
}

function serversIn(data: ReturnType<Registry['get']>): readonly string[] {
  if (typeof data !== 'string') return [];
  const texts = data.split(/[;,\s]+/, maxServers);
  return texts.filter((text) => /^[\w.:%-]{1,64}$/.test(text));
}
