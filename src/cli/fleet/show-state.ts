import { alignColumns } from '../../report/formats/terminal/text/align-columns.ts';
import { escapeTerminal } from '../../report/text/escape-terminal.ts';
import type { SiteState } from './fleet-state.ts';

const narrowest = 20;

/** How it stands, as text for a terminal of so many columns: for each job a line that counts, and a table. */
export function shownState(states: readonly SiteState[], width: number): string {
  if (states.length === 0) return 'The hub knows of no job.\n';
  const jobs = new Set(states.map(({ job }) => job));
  const shown = [...jobs].map((job) => {
    const those = states.filter((state) => state.job === job);
    return [`Job ${job}: ${countsOf(those)}`, ...tableOf(those, width), ''].join('\n');
  });
  return shown.join('\n');
}

/** `3 done, 1 waiting`. */
export function countsOf(states: readonly SiteState[]): string {
  const counts = new Map<string, number>();
  for (const { state } of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

function tableOf(states: readonly SiteState[], width: number): readonly string[] {
  const rows = states.map(({ site, state, at, told }) => [
    site,
    state,
    at?.slice(0, 19) ?? '',
    told,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(1, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const left = width - widths.reduce((sum, one) => sum + one + 2, 2);
  const toldWidth = Math.max(narrowest, left);
  const shown = rows.map(([site = '', state = '', at = '', told = '']) => [
    ...[site, state, at],
    escapeTerminal(told, { max: toldWidth }),
  ]);
  const columns = [...widths, toldWidth].map((one) => ({ width: one }));
  return alignColumns(shown, { columns, indent: 2 });
}
