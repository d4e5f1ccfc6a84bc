import { startOf } from '../../model/text/start-of.ts';
import { decodeText } from './decode-text.ts';
import { readAnalyzer } from './file/analyzer-text.ts';
import { readAntivirusJson, readAntivirusPreference } from './file/antivirus-preference.ts';
import { readEnvironmentFile } from './file/environment-file.ts';
import { readItemProperties } from './file/item-property.ts';
import { readPolicyResult } from './file/policy-result.ts';
import { readRegistryExports } from './file/registry-export.ts';
import { readRegistryPolicy } from './file/registry-policy.ts';
import { readRegistryQuery } from './file/registry-query.ts';
import { readShowAdvancedProxies } from './file/show-advanced-proxy.ts';
import { readShowConnections } from './file/show-connection.ts';
import { readShowProxies } from './file/show-proxy.ts';
import { readGnome, readScutil } from './file/system-proxy.ts';
import { readAgentHealth, readManagedAgent } from './file/unix-agent.ts';
import type { SettingsFile, SettingsFileProblem } from './settings-file.ts';

/** A registry that is larger holds more than settings of proxies. */
export const maxSettingsFileBytes: number = 16 * 1024 * 1024;

/** More lines than this hold something else. */
const maxLines = 200_000;

/**
 * Reads a file that tells how a machine is set, of which kind it is by what it holds and not by
 * its name; of a file that holds several, one after another, all are read. Never throws: bytes
 * that are none of these kinds, or too many, are a problem.
 */
export function parseSettingsFile(
  bytes: Uint8Array,
): SettingsFile | { readonly problem: SettingsFileProblem } {
  if (bytes.byteLength > maxSettingsFileBytes) return { problem: 'too-large' };
  const policy = readRegistryPolicy(bytes);
  if (policy === 'too-large') return { problem: policy };
  if (policy !== undefined) return policy;
  const parts = partsOf(decodeText(bytes));
  if (parts === 'too-large') return { problem: parts };
  const [first] = parts;
  if (first === undefined) return { problem: 'unknown-format' };
  return parts.length === 1 ? first : { kind: 'several', parts };
}

/** Each reader finds what is its own in the whole text, and is bounded in what it looks at. */
function partsOf(text: string): readonly SettingsFile[] | 'too-large' {
  const managed = readManagedAgent(text) ?? readAntivirusJson(text);
  if (managed !== undefined) return [managed];
  const lines = text.split(/\r*\n|\r+/, maxLines);
  const registry = [
    ...readRegistryExports(text),
    readPolicyResult(lines),
    readRegistryQuery(text),
    readItemProperties(lines),
  ];
  if (registry.includes('too-large')) return 'too-large';
  const isExport = /^\s*(?:Windows Registry Editor|REGEDIT4)/i.test(startOf(text, 1000));
  const others = [
    ...readShowAdvancedProxies(text),
    ...(isExport ? [] : readShowProxies(lines)),
    ...readShowConnections(lines),
    readAntivirusPreference(lines),
    readAnalyzer(lines),
    readAgentHealth(lines),
    ...readScutil(lines),
    readGnome(lines),
    readEnvironmentFile(lines),
  ];
  return [...registry, ...others].filter((part) => part !== undefined && part !== 'too-large');
}
