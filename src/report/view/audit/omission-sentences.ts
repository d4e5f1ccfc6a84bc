import type { Report } from '../../../model/audit/report.ts';
import type { Barrier } from '../../../model/route/component.ts';
import type { SettingNote } from '../../../model/route/route.ts';
import { code, joined, named, ours, say, type Text } from '../../text/say.ts';
import { sourcePlace } from '../../words/catalogue/source-place.ts';
import { barrierWords } from '../../words/settings/component-words.ts';
import { noteWords } from '../../words/settings/note-words.ts';
import { targetLabels } from '../targets/target-labels.ts';

const maxHosts = 6;

export type Omissions = Pick<
  Report,
  'targets' | 'verdicts' | 'sources' | 'settings' | 'finishedAt'
>;

/**
 * What an audit did not ask and why, one sentence or two each: wildcards, an audit that was ended,
 * ways that nobody who asks can take, rows that do not apply; and what of automatic detection.
 */
export function omissionSentences(report: Omissions): Text[] {
  return [
    ...wildcards(report),
    ...barred(report),
    ...interrupted(report),
    ...skipped(report),
    ...undetected(report),
  ];
}

function wildcards(report: Pick<Report, 'targets'>): Text[] {
  const targets = report.targets.filter(({ notRun }) => notRun !== undefined);
  if (targets.length === 0) {
    return [];
  }
  const labels = targetLabels(targets);
  const names = targets.slice(0, maxHosts).map(({ id }) => named(labels.get(id) ?? id));
  const rest = targets.length - names.length;
  return [
    say`${count(targets.length, 'wildcard')} of which no concrete name is known: ${joined(names, ', ')}${rest > 0 ? say` and ${rest} more` : undefined}. A rule must open them all the same.`,
  ];
}

function barred({ verdicts }: Pick<Report, 'verdicts'>): Text[] {
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
      say`${count(targets.size, 'target')} over ${count(routes.size, 'route')}, shown as not applicable: ${barrierWords[because]}.`,
  );
}

function interrupted(report: Pick<Report, 'targets' | 'verdicts' | 'finishedAt'>): Text[] {
  const concrete = new Set(
    report.targets.filter(({ notRun }) => notRun === undefined).map(({ id }) => id),
  );
  const cells = report.verdicts.filter(
    ({ target, route, verdict }) =>
      route !== undefined && verdict === 'not-run' && concrete.has(target),
  );
  const killed = report.finishedAt === undefined;
  if (cells.length === 0) {
    return killed ? [say`The audit was ended early; what it holds was measured before.`] : [];
  }
  const targets = new Set(cells.map(({ target }) => target)).size;
  return [
    say`${count(targets, 'target')} on one route or more (${count(cells.length, 'cell')}): the audit was ended before their turn.`,
  ];
}

function skipped(report: Pick<Report, 'sources'>): Text[] {
  return report.sources
    .filter((source) => source.skipped > 0)
    .map((source) => {
      const why =
        source.file === undefined ? say`they do not apply here` : say`no target came of them`;
      return say`${source.skipped} of ${count(source.rows, 'row')} of ${sourcePlace(source)}: ${why}. netready catalogue names each and its reason.`;
    });
}

/** Automatic detection asks DHCP first, then DNS: a way that was found by DNS alone may not be its. */
function undetected({ settings }: Pick<Report, 'settings'>): Text[] {
  const detects = settings.some(({ note }) => note === 'detection-first');
  const dhcp = settings.find(({ note }) => note !== undefined && unasked.has(note));
  return [
    ...(detects
      ? [
          say`Automatic detection (an option of DHCP, then DNS), which comes before the way that was audited: ${code`--route wpad`} searches for it.`,
        ]
      : []),
    ...(dhcp?.note ? [say`DHCP option 252: ${noteWords[dhcp.note]}.`] : []),
  ];
}

const unasked: ReadonlySet<SettingNote> = new Set([
  'dhcp-port-taken',
  'dhcp-forbidden',
  'dhcp-no-interface',
  'dhcp-other-machine',
  'dhcp-failed',
] as const);

function count(number: number, noun: 'cell' | 'route' | 'row' | 'target' | 'wildcard'): Text {
  return say`${number} ${ours(noun)}${number === 1 ? undefined : say`s`}`;
}
