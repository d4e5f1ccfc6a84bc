/** Lines as one text to paste: words a blank apart, commands a line each; nothing without any. */
export function pasted(lines: readonly (readonly string[])[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map((words) => words.join(' ')).join('\n');
}
