import type { SettingsFile } from '../settings-file.ts';

/**
 * Reads the line `Proxy config: Method=…, address=…` of an analyzer's text. What else such a text
 * holds (netsh, keys of the registry) is found by the readers of those. Undefined without it.
 */
export function readAnalyzer(lines: readonly string[]): SettingsFile | undefined {
  for (const line of lines) {
    const [, method, address = ''] =
      /Proxy config:\s*Method=([\w ()-]{1,60}),\s*address=(.{0,1000})$/i.exec(line) ?? [];
    if (method !== undefined) {
      return { kind: 'analyzer', shown: { method: method.trim(), address: address.trim() } };
    }
  }
  return undefined;
}
