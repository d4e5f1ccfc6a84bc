import type { AuditHead, Report } from '../../../model/audit/report.ts';
import { plainText } from '../../text/say.ts';
import { accountWords } from '../../words/settings/windows/live-words.ts';

/** One thing to know about an audit. Not escaped. */
export interface AuditFact {
  readonly label:
    | 'audit'
    | 'site'
    | 'config'
    | 'catalogue'
    | 'for'
    | 'machine'
    | 'account'
    | 'redacted'
    | 'resolvers'
    | 'lab';
  readonly value: string;
}

/** Of a report; of a plan neither is known. */
type Times = Partial<Pick<Report, 'finishedAt' | 'resumedAt'>>;

/** When, of what and where an audit was made, as far as it is known. */
export function auditFacts(head: AuditHead & Times): AuditFact[] {
  const { environment } = head;
  const facts: readonly AuditFact[] = [
    { label: 'audit', value: `${moment(head.startedAt)}${course(head)}` },
    { label: 'site', value: head.options.site ?? '' },
    { label: 'config', value: configured(head) },
    { label: 'catalogue', value: catalogues(head) },
    { label: 'for', value: audience(head) },
    {
      label: 'machine',
      value: `${environment.system}, Node ${environment.node}, ${environment.cpus} CPU${environment.cpus === 1 ? '' : 's'}${speed(environment)}`,
    },
    { label: 'account', value: windowsText(environment.windows) },
    {
      label: 'redacted',
      value: head.options.redacted ? 'names and addresses of the company are pseudonyms' : '',
    },
    { label: 'resolvers', value: environment.resolvers.join(', ') },
    {
      label: 'lab',
      value: environment.lab === undefined ? '' : `simulated network "${environment.lab}"`,
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Milliseconds of a fixed piece of work, by which two reports show how alike their machines are. */
function speed({ calibrationMs }: AuditHead['environment']): string {
  return calibrationMs === undefined ? '' : `, calibration ${calibrationMs.toFixed(1)} ms`;
}

/** As whom it ran on Windows, and what that is worth. */
function windowsText(windows: AuditHead['environment']['windows']): string {
  if (windows === undefined) return '';
  const { account, readBy } = windows;
  const who = account === undefined ? 'not known' : plainText(accountWords[account]);
  return readBy === 'reg.exe' ? `${who}; WinHTTP itself was not asked` : who;
}

/** `2026-11-23 02:01:02 UTC`; anything that is no such time stays as it is. */
function moment(time: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(time);
  return parts === null ? time : `${parts[1]} ${parts[2]} UTC`;
}

/** How long it took; of one that was cut short and went on, when it did instead. */
function course({ startedAt, finishedAt, resumedAt = [] }: AuditHead & Times): string {
  if (resumedAt.length > 0) {
    const end = finishedAt === undefined ? '' : `, ended ${moment(finishedAt)}`;
    return `, resumed ${resumedAt.map(moment).join(', ')}${end}`;
  }
  if (finishedAt === undefined) {
    return '';
  }
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return Number.isFinite(seconds) ? `, ${seconds.toFixed(1)} s` : '';
}

/** The file that the request came from, and what of it. */
function configured({ options: { config } }: AuditHead): string {
  if (config === undefined) return '';
  return config.profile === undefined ? config.file : `${config.file}, profile ${config.profile}`;
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
  const where = regions.length === 0 ? everywhere(head) : `region ${regions.join(', ')}`;
  return [...os, where].join(', ');
}

/** All regions, and those of which nothing counts unless they are asked for. */
function everywhere({ targets }: AuditHead): string {
  const byRegion = Map.groupBy(targets, ({ region }) => region);
  const optional = [...byRegion]
    .filter(([name, some]) => /^[A-Z]{2,4}$/.test(name) && !some.some(({ required }) => required))
    .map(([name]) => name);
  const hasRequired = optional.length < byRegion.size;
  return optional.length > 0 && hasRequired
    ? `all regions (${optional.join(', ')} optional)`
    : 'all regions';
}
