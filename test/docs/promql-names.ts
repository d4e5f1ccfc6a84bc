/** The metrics that an expression of PromQL names, without labels, functions and keywords. */
export function promqlNames(expression: string): readonly string[] {
  const bare = expression
    .replaceAll(/"[^"]*"|'[^']*'/g, '""')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  const words = Array.from(bare.matchAll(/(?<!\w)[A-Za-z_:][\w:]*(?!\w*\s*\()/g), ([word]) => word);
  return words.filter((word) => !keywords.has(word) && !/^[eE]\d/.test(word));
}

const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'unless',
  'bool',
  'offset',
  'inf',
  'nan',
]);
