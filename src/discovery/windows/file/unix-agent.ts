import { startOf } from '../../../model/text/start-of.ts';
import type { SettingsFile } from '../settings-file.ts';

/**
 * Reads `mdatp_managed.json` (`cloudService.proxy`, Microsoft Learn, linux-static-proxy-
 * configuration). Undefined for any other text; without a proxy it is still such a file.
 */
export function readManagedAgent(text: string): SettingsFile | undefined {
  const json = parse(text);
  if (!isObject(json)) return undefined;
  const service = json['cloudService'];
  const known =
    isObject(service) || ['antivirusEngine', 'edr'].some((name) => isObject(json[name]));
  if (!known) return undefined;
  const proxy = isObject(service) ? service['proxy'] : undefined;
  return {
    kind: 'unix-agent',
    from: 'mdatp_managed.json',
    ...(typeof proxy === 'string' && proxy.trim() !== '' && { proxy }),
  };
}

/**
 * Reads `mdatp health`, and what `mdatp config proxy` or a support log says: `name : value` lines,
 * of which one names a proxy. Undefined for a text that is no such output.
 */
export function readAgentHealth(lines: readonly string[]): SettingsFile | undefined {
  const named = lines.flatMap((line) => {
    const [, name, value = ''] = /^\s{0,40}([a-z_]{2,60})\s{0,60}:(.{0,2000})$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value.trim().replace(/^"(.*)"$/, '$1')] as const];
  });
  const names = new Set(named.map(([name]) => name));
  if (!names.has('healthy') && !names.has('org_id') && !names.has('edr_machine_id')) {
    return undefined;
  }
  const proxy = named.find(([name]) => /^(?:cloud_|network_)?proxy$/.test(name))?.[1];
  return {
    kind: 'unix-agent',
    from: 'mdatp health',
    ...(proxy && /[a-z\d]/i.test(proxy) && !/^(?:unavailable|none|null)/i.test(proxy) && { proxy }),
  };
}

function parse(text: string): unknown {
  if (!/^\s*\{/.test(startOf(text, 1000))) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
