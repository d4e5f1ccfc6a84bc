import type { SkippedRow } from '../model/target.ts';

/** How many rows of a file gave no target, and why, in one line; undefined where all did. */
export function skippedRowsLine(unread: readonly SkippedRow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { reason } of unread) {
    const why = words.get(reason.rule);
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts].map(([why, count]) => `${count} ${why}`);
  return `The list has ${all} ${all === 1 ? 'entry' : 'entries'} that gave no target: ${parts.join(', ')}; netready catalogue names them`;
}

const words: ReadonlyMap<string, string> = new Map([
  ['address-range', 'address range(s)'],
  ['no-tcp', 'of UDP or another protocol alone'],
  ['no-host', 'without a host'],
  ['unreadable', 'unreadable'],
]);
