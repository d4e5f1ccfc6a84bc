import type { SettingsFile } from '../settings-file.ts';

const known =
  /^\s*(?:export\s+|set\s+|Environment\s*=\s*["']?)?((?:https?|all|no)_proxy)\s*=\s*(.{0,10000})$/i;

/**
 * Reads the proxy variables of `/etc/environment`, of saved output of `env` or `set`, or of a service
 * of systemd (`Environment=`, as Microsoft's page on static proxies under Linux has it for the agent):
 * one `NAME=value` a line, with or without quotation marks, and a comment behind; the last line of a
 * name counts. Undefined for a text without one.
 */
export function readEnvironmentFile(lines: readonly string[]): SettingsFile | undefined {
  const variables: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ''] = known.exec(line) ?? [];
    if (name !== undefined) variables[name] = writtenValue(value);
  }
  return Object.keys(variables).length === 0 ? undefined : { kind: 'environment-file', variables };
}

/** Without quotation marks, whether they are around the value or the whole, and without a comment. */
function writtenValue(written: string): string {
  const text = written.trim();
  const quoted = /^(["'])(.*?)\1(?:\s+#.*)?$/.exec(text)?.[2];
  return quoted ?? text.replace(/\s+#.*$/, '').replace(/["']$/, '');
}
