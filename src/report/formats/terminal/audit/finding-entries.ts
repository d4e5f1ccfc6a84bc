import type { Report } from '../../../../model/audit/report.ts';
import type { Severity } from '../../../../model/finding/finding.ts';
import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { andMore, listed } from '../../../text/listed.ts';
import type { Style } from '../../../text/paint.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { tryAlone } from '../../../view/audit/again/try-alone.ts';
import { type FindingEntry, findingEntry } from '../../../view/findings/finding-entry.ts';
import { foldFindings } from '../../../view/findings/folded-findings.ts';
import { type FindingGroup, groupFindings } from '../../../view/findings/group-findings.ts';
import { servedBy } from '../../../view/findings/served-by.ts';
import type { ShellName } from '../../../words/reproduce/call/shell-name.ts';
import { type Reproduction, reproductions } from '../../../words/reproduce/reproduction.ts';
import { isNarrow, isTight, type Layout } from '../table-options.ts';
import { escapedRoutes, escapedTargets } from '../text/escaped-labels.ts';
import { hasWider } from '../text/labelled.ts';
import { pastedLines } from '../text/pasted-lines.ts';
import { terminalText } from '../text/terminal-text.ts';

const maxEntries = 40;
const maxHosts = 4;
const maxProofs = 4;
const labelWidth = 10;
const indent = 4;
/** Keeps a host and the remark beside it on one line until the lines are made. */
const unbroken = '\u00a0';

/**
 * The findings as entries, grouped by cause, under one heading a severity: what was seen, over
 * which route, who did it, what else it could be, what is lost, what to do, and which targets it concerns.
 */
export function findingEntries(
  report: Pick<
    Report,
    | 'findings'
    | 'targets'
    | 'routes'
    | 'options'
    | 'environment'
    | 'components'
    | 'attempts'
    | 'observations'
  >,
  options: Layout & { readonly keys: boolean; readonly verbose: boolean },
): string[] {
  const labels = escapedTargets(report.targets);
  const routes = new Map(
    escapedRoutes(report.routes).map(({ id, key }) => [id, options.keys ? `${key}, ${id}` : id]),
  );
  const served = servedBy(report);
  const alone = tryAlone(report);
  const linesOf = reproductions(report);
  const shell = report.environment.system.startsWith('win32') ? 'powershell' : 'shell';
  const { groups, told } = options.verbose
    ? { groups: groupFindings(report.findings), told: 0 }
    : foldFindings(report.findings);
  let number = 0;
  const lines = sections.flatMap(({ severity, title, style }) => {
    const members = groups.filter(({ first }) => first.severity === severity);
    if (members.length === 0) {
      return [];
    }
    const entries = members.slice(0, maxEntries).flatMap((group) => {
      number += 1;
      return [
        '',
        ...entryLines(findingEntry(group, served), {
          ...options,
          over: routesOf(group),
          alone: plainText(alone(group)),
          again: { commands: linesOf(group.first)?.[shell] ?? [], shell },
          labels,
          routes,
          number,
          style,
        }),
      ];
    });
    const rest = members.length - maxEntries;
    const more = rest > 0 ? ['', `  and ${rest} more causes: --format json holds every one`] : [];
    return ['', options.paint('heading', title), ...entries, ...more];
  });
  const left =
    told === 0
      ? []
      : [
          `That routes disagree on ${told} ${told === 1 ? 'target' : 'targets'} is told above: --verbose lists it.`,
        ];
  const hint = 'netready explain KIND tells more about the kind in brackets.';
  if (lines.length === 0) return [];
  const last = [...left, hint].flatMap((text) => wrapText(text, { width: options.width - 2 }));
  return [...lines, '', ...last.map((line) => options.paint('dim', `  ${line}`))];
}

const sections: readonly { severity: Severity; title: string; style: Style }[] = [
  { severity: 'error', title: 'What is blocked or fails', style: 'bad' },
  { severity: 'warning', title: 'What is weak', style: 'warn' },
  { severity: 'info', title: 'What else was seen', style: 'note' },
];

interface EntryOptions extends Layout {
  /** Ids of the routes: of what is folded, several. */
  readonly over: readonly string[];
  /** A line that tries it alone. */
  readonly alone: string;
  /** What shows it again in the shell of the machine that was audited. */
  readonly again: { readonly commands: Reproduction[ShellName]; readonly shell: ShellName };
  readonly labels: ReadonlyMap<string, string>;
  readonly routes: ReadonlyMap<string, string>;
  readonly number: number;
  readonly style: Style;
}

function entryLines(entry: FindingEntry, options: EntryOptions): string[] {
  const fields: readonly (readonly [label: string, text: string | undefined])[] = [
    ['seen', plainText(entry.seen)],
    ['over', overText(entry, options)],
    ['by', entry.by && plainText(entry.by)],
    ['or else', plainText(entry.orElse)],
    ['lost', plainText(entry.lost)],
    ['to do', plainText(entry.advice)],
    ['targets', hosts(entry, options)],
    ['evidence', listed([entry.findings[0], ...entry.evidence], maxProofs)],
    ['try alone', options.alone],
  ];
  return [
    ...titleLines(entry, options),
    ...fields.flatMap(([label, text]) => (text ? fieldLines(label, text, options) : [])),
    ...againLines(options),
  ];
}

/** Left out where it does not fit: other formats have it, and so has `netready explain`. */
function againLines({ again: { commands, shell }, width, paint }: EntryOptions): string[] {
  const label = 'see again';
  const left = ' '.repeat(indent + labelWidth);
  const lines = pastedLines(commands, { shell, width: width - left.length }) ?? [];
  const head = ' '.repeat(indent) + paint('dim', label.padEnd(labelWidth));
  return lines.map((line, at) => `${at === 0 ? head : left}${line}`);
}

/** The number, what it is, of how many, and its kind; of one too long for a line the title is painted throughout. */
function titleLines({ title, size, kind }: FindingEntry, options: EntryOptions): string[] {
  const { paint, style, width } = options;
  const number = `${options.number}.`.padStart(indent - 1);
  const [name, count] = [plainText(title), plainText(size)];
  const mark = `[${kind}]`;
  if (cellWidth(`${number} ${name}${count}  ${mark}`) <= width || !isTight(options)) {
    return [`${number} ${paint(style, name)}${count}  ${paint('dim', mark)}`];
  }
  const lines = wrapText(`${name}${count}`, { width: width - indent });
  return [
    ...lines.map(
      (line, at) => `${at === 0 ? `${number} ` : ' '.repeat(indent)}${paint(style, line)}`,
    ),
    ...wrapText(mark, { width: width - indent }).map(
      (line) => ' '.repeat(indent) + paint('dim', line),
    ),
  ];
}

function routesOf({ findings }: FindingGroup): readonly string[] {
  return [...new Set(findings.flatMap(({ route }) => route ?? []))];
}

function overText({ over }: FindingEntry, { over: ids, routes }: EntryOptions): string | undefined {
  const names = ids.map((id) => routes.get(id) ?? id);
  if (names.length > 1) return names.join('; ');
  return over && `${names[0] ?? over.route}${plainText(over.chosen)}`;
}

function fieldLines(label: string, text: string, options: EntryOptions): string[] {
  const left = ' '.repeat(indent);
  const room = options.width - indent - labelWidth;
  if (isNarrow(options) || (isTight(options) && hasWider(text, room)))
    return runIn(label, text, options);
  const width = options.width - indent - labelWidth;
  return wrapText(escapeTerminal(text, { max: 1200 }), { width }).map((line, index) => {
    const name = index === 0 ? options.paint('dim', label.padEnd(labelWidth)) : '';
    return `${left}${name === '' ? ' '.repeat(labelWidth) : name}${line.replaceAll(unbroken, ' ')}`;
  });
}

/** The label before the first words, and what follows below it. */
function runIn(label: string, text: string, { width, paint }: EntryOptions): string[] {
  const shown = escapeTerminal(text, { max: 1200 }).replaceAll(unbroken, ' ');
  const [first = '', ...rest] = wrapText(`${label.replaceAll(' ', unbroken)}: ${shown}`, {
    width: width - indent - 2,
  }).map((line) => line.replaceAll(unbroken, ' '));
  const begun = paint('dim', first.slice(0, label.length)) + first.slice(label.length);
  return [begun, ...rest.map((line) => `  ${line}`)].map((line) => ' '.repeat(indent) + line);
}

function hosts({ targets }: FindingEntry, { labels }: EntryOptions): string {
  const shown = targets.slice(0, maxHosts).map(({ id, remark }) => {
    const told = remark === undefined ? '' : `${unbroken}(${terminalText(remark, { max: 60 })})`;
    return `${labels.get(id) ?? id}${told}`;
  });
  return andMore(shown, targets.length);
}
