import type { AuditHead } from '../../model/report.ts';
import type { Layout } from '../table-options.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import { wrapText } from '../text/wrap-text.ts';

const labelWidth = 12;

/** Where, when and of what an audit was made: the first lines of a report or a plan. */
export function auditHeading(
  head: AuditHead & { readonly finishedAt?: string },
  options: Layout,
): string[] {
  const { environment } = head;
  const fields: readonly (readonly [label: string, value: string])[] = [
    ['audit', `${moment(head.startedAt)}${duration(head)}`],
    ['catalogue', catalogues(head)],
    ['for', audience(head)],
    [
      'machine',
      `${environment.system}, Node ${environment.node}, ${environment.cpus} CPU${environment.cpus === 1 ? '' : 's'}`,
    ],
    ['resolvers', environment.resolvers.join(', ')],
    ['lab', environment.lab === undefined ? '' : `simulated network "${environment.lab}"`],
  ];
  return [
    options.paint('heading', escapeTerminal(`${head.tool.name} ${head.tool.version}`, { max: 60 })),
    ...fields.flatMap(([label, value]) =>
      value === '' ? [] : fieldLines(label, escapeTerminal(value), options),
    ),
  ];
}

function fieldLines(label: string, value: string, options: Layout): string[] {
  return wrapText(value, { width: options.width - labelWidth - 2 }).map((line, index) => {
    const name = index === 0 ? options.paint('dim', label.padEnd(labelWidth)) : '';
    return `  ${name === '' ? ' '.repeat(labelWidth) : name}${line}`;
  });
}

/** `2026-11-23 02:01:02 UTC`; anything that is no such time stays as it is. */
function moment(time: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(time);
  return parts === null ? time : `${parts[1]} ${parts[2]} UTC`;
}

function duration(head: { readonly startedAt: string; readonly finishedAt?: string }): string {
  if (head.finishedAt === undefined) {
    return '';
  }
  const seconds = (Date.parse(head.finishedAt) - Date.parse(head.startedAt)) / 1000;
  return Number.isFinite(seconds) ? `, ${seconds.toFixed(1)} s` : '';
}

function catalogues(head: AuditHead): string {
  const names = head.sources.map((source) =>
    [source.name, source.sheet, source.date === undefined ? undefined : `of ${source.date}`]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  const shown = [...new Set(names)].join(', ');
  return shown === '' ? (head.options.catalogue ?? '') : shown;
}

function audience(head: AuditHead): string {
  const { os, regions } = head.options;
  const where = regions.length === 0 ? 'all regions' : `region ${regions.join(', ')}`;
  return [...os, where].join(', ');
}
