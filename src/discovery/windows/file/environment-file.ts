import type { SettingsFile } from '../settings-file.ts';

const known = /^\s*(?:export\s+|set\s+)?((?:https?|all|no)_proxy)\s*=\s*(.{0,10000})$/i;

/**
 * Reads the proxy variables of `/etc/environment`, or of saved output of `env` or `set`: one
 * `NAME=value` a line, with or without quotation marks; the last line of a name counts. Undefined
 * for a text without one.
 */
export function readEnvironmentFile(lines: readonly string[]): SettingsFile | undefined {
  const variables: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ''] = known.exec(line) ?? [];
    if (name !== undefined) variables[name] = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return Object.keys(variables).length === 0 ? undefined : { kind: 'environment-file', variables };
}
