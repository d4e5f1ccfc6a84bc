const maxLines = 100;

/**
 * The value of a line `Name : value` as PowerShell lists one: what does not fit into the width of the
 * console goes on in the lines below, under its own start.
 */
export function listedValue(lines: readonly string[], at: number): string {
  const line = lines[at] ?? '';
  const start = line.indexOf(':') + 2;
  const below = lines.slice(at + 1, at + 1 + maxLines);
  const end = below.findIndex((other) => other.search(/\S/) !== start);
  const more = below.slice(0, end < 0 ? below.length : end);
  return [line.slice(start), ...more.map((other) => other.slice(start))].join('').trim();
}
