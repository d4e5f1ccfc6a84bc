import { decodeText } from './decode-text.ts';
import { readRegistryExport } from './file/registry-export.ts';
import { readRegistryPolicy } from './file/registry-policy.ts';
import { readRegistryQuery } from './file/registry-query.ts';
import { readShowAdvancedProxy } from './file/show-advanced-proxy.ts';
import { readShowProxy } from './file/show-proxy.ts';
import type { SettingsFile, SettingsFileProblem } from './settings-file.ts';

/** A registry that is larger holds more than settings of proxies. */
export const largestSettingsFile: number = 16 * 1024 * 1024;

/** Every kind of text, the one that is recognised most surely first. */
const texts: readonly ((text: string) => SettingsFile | undefined)[] = [
  readRegistryExport,
  readRegistryQuery,
  readShowAdvancedProxy,
  readShowProxy,
];

/**
 * Reads a file that tells how a Windows machine is set, of which kind it is by what it holds and
 * not by its name. Never throws: bytes that are none of these kinds, or too many, are a problem.
 */
export function parseSettingsFile(
  bytes: Uint8Array,
): SettingsFile | { readonly problem: SettingsFileProblem } {
  if (bytes.byteLength > largestSettingsFile) return { problem: 'too-large' };
  const policy = readRegistryPolicy(bytes);
  if (policy !== undefined) return policy;
  const text = decodeText(bytes);
  for (const read of texts) {
    const file = read(text);
    if (file !== undefined) return file;
  }
  return { problem: 'unknown-format' };
}
