import type { SkippedRow } from '../../model/target/target.ts';

/** How many entries are out, by the rule that put them out. */
export function countByRule(skipped: readonly SkippedRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason.rule, (counts.get(reason.rule) ?? 0) + 1);
  return counts;
}

/** How many entries of a file gave no target, and why, in one line; undefined where all did. */
export function skippedRowsLine(
  unread: ReadonlyMap<string, number>,
  name = 'The list',
): string | undefined {
  const told = [...words].flatMap(([rule, why]) => {
    const count = unread.get(rule) ?? 0;
    return count === 0 ? [] : [{ count, why }];
  });
  if (told.length === 0) return undefined;
  const all = told.reduce((sum, { count }) => sum + count, 0);
  const parts = told.map(({ count, why }) => `${count} ${why}`);
  return `${name} has ${all} ${all === 1 ? 'entry' : 'entries'} that gave no target: ${parts.join(', ')}; netready catalogue --format json lists each`;
}

const words: ReadonlyMap<string, string> = new Map([
  ['address-range', 'address range(s)'],
  ['no-tcp', 'of UDP or another protocol alone'],
  ['no-host', 'without a host'],
  ['unreadable', 'unreadable'],
]);
