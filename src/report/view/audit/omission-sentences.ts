import type { Barrier } from '../../../model/component.ts';
import type { Report } from '../../../model/report.ts';
import type { SettingNote } from '../../../model/route.ts';
import { sourcePlace } from '../../text/source-place.ts';
import { barrierWords } from '../../words/settings/component-words.ts';
import { noteWords } from '../../words/settings/note-words.ts';
import { targetLabels } from '../targets/target-labels.ts';

const mostHosts = 6;

export type Omissions = Pick<
  Report,
  'targets' | 'verdicts' | 'sources' | 'settings' | 'finishedAt'
>;

/**
 * What an audit did not ask and why, one sentence or two each: wildcards, an audit that was ended,
 * ways that nobody who asks can take, rows that do not apply; and what of automatic detection. Texts
 * of a list are escaped for a terminal.
 */
export function omissionSentences(report: Omissions): string[] {
  return [
    ...wildcards(report),
    ...barred(report),
    ...interrupted(report),
    ...skipped(report),
    ...undetected(report),
  ];
}

function wildcards(report: Pick<Report, 'targets'>): string[] {
  const targets = report.targets.filter(({ notRun }) => notRun !== undefined);
  if (targets.length === 0) {
    return [];
  }
  const labels = targetLabels(targets);
  const names = targets.slice(0, mostHosts).map(({ id }) => labels.get(id) ?? id);
  const rest = targets.length - names.length;
  return [
    `${count(targets.length, 'wildcard')} of which no concrete name is known: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. A rule must open them all the same.`,
  ];
}

function barred({ verdicts }: Pick<Report, 'verdicts'>): string[] {
  const cells = new Map<Barrier, { targets: Set<string>; routes: Set<string> }>();
  for (const { target, route, because } of verdicts) {
    if (because === undefined || route === undefined) continue;
    const cell = cells.get(because) ?? { targets: new Set(), routes: new Set() };
    cell.targets.add(target);
    cell.routes.add(route);
    cells.set(because, cell);
  }
  return Array.from(
    cells,
    ([because, { targets, routes }]) =>
      `${count(targets.size, 'target')} over ${count(routes.size, 'route')}, shown as not applicable: ${barrierWords[because]}.`,
  );
}

function interrupted(report: Pick<Report, 'targets' | 'verdicts' | 'finishedAt'>): string[] {
  const named = new Set(
    report.targets.filter(({ notRun }) => notRun === undefined).map(({ id }) => id),
  );
  const cells = report.verdicts.filter(
    ({ target, route, verdict }) =>
      route !== undefined && verdict === 'not-run' && named.has(target),
  );
  const killed = report.finishedAt === undefined;
  if (cells.length === 0) {
    return killed ? ['The audit was ended early; what it holds was measured before.'] : [];
  }
  const targets = new Set(cells.map(({ target }) => target)).size;
  return [
    `${count(targets, 'target')} on one route or more (${count(cells.length, 'cell')}): the audit was ended before their turn.`,
  ];
}

function skipped(report: Pick<Report, 'sources'>): string[] {
  return report.sources
    .filter((source) => source.skipped > 0)
    .map((source) => {
      const why = source.file === undefined ? 'they do not apply here' : 'no target came of them';
      return `${source.skipped} of ${count(source.rows, 'row')} of ${sourcePlace(source)}: ${why}. netready catalogue names each and its reason.`;
    });
}

/** Automatic detection asks DHCP first, then DNS: a way that was found by DNS alone may not be its. */
function undetected({ settings }: Pick<Report, 'settings'>): string[] {
  const detects = settings.some(({ note }) => note === 'detection-first');
  const dhcp = settings.find(({ note }) => note !== undefined && unasked.has(note));
  return [
    ...(detects
      ? [
          'Automatic detection (an option of DHCP, then DNS), which comes before the way that was audited: --route wpad searches for it.',
        ]
      : []),
    ...(dhcp?.note ? [`DHCP option 252: ${noteWords[dhcp.note]}.`] : []),
  ];
}

const unasked: ReadonlySet<SettingNote> = new Set([
  'dhcp-port-taken',
  'dhcp-forbidden',
  'dhcp-no-interface',
  'dhcp-other-machine',
  'dhcp-failed',
] as const);

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
