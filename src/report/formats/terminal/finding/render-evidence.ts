import type { Observation } from '../../../../model/audit/observation.ts';
import type { ReportedAttempt } from '../../../../model/audit/report.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import type { Setting } from '../../../../model/route/route.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { stableJson } from '../../../text/stable-json.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { Evidence } from '../../../view/findings/evidence-of.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import type { Reproduction } from '../../../words/reproduce/reproduction.ts';
import { routeWords } from '../../../words/settings/route-words.ts';
import { isTight, type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';
import { pastedLines } from '../text/pasted-lines.ts';

/** A finding may rest on thousands. */
const maxAttempts = 20;
const maxLines = 200;

/**
 * What `netready evidence` shows: each attempt with its target, its route and its steps in order, those
 * that were asked for marked and told whole, and the findings that cite them.
 */
export function renderEvidence(evidence: Evidence, options: TableOptions): string {
  const layout = tableLayout(options);
  const { attempts, findings, asked } = evidence;
  const rest = attempts.length - maxAttempts;
  const lines = [
    ...attempts
      .slice(0, maxAttempts)
      .flatMap((one) => [...attemptLines(one, evidence, layout), '']),
    ...(rest > 0 ? [`and ${rest} more attempts: --format json holds every one`, ''] : []),
    ...evidence.settings.flatMap((one) => [
      layout.paint('heading', `setting ${escapeTerminal(one.id)}`),
      ...wholeLines(one),
      '',
    ]),
    ...(findings.length === 0
      ? [`No finding cites ${asked}.`]
      : findings.flatMap((one) => [
          ...wrapText(findingLine(one, asked), layout),
          ...againLines(evidence.again.get(one.id), layout),
        ])),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLine({ id, kind, severity, evidence }: Finding, asked: string): string {
  const title = plainText(findingInfo[kind].title);
  const verb = id === asked ? 'rests on' : 'cites it, among';
  return `${id} ${severity}: ${title} (${kind}) ${verb} ${evidence.length} in all`;
}

/** In the words of both shells: who reads it may sit at another machine. What is wider than the screen is broken by it. */
function againLines(lines: Reproduction | undefined, { width }: Layout): string[] {
  if (!lines) return [];
  return (['shell', 'powershell'] as const).flatMap((shell) => {
    const commands = lines[shell];
    const whole = commands.map((words) => words.join(' '));
    const told = pastedLines(commands, { shell, width: width - 4 }) ?? whole;
    return told.length === 0
      ? []
      : [`  ${againWords[shell]}`, ...told.map((line) => `    ${escapeTerminal(line)}`)];
  });
}

const againWords = {
  shell: 'see it again:',
  powershell: 'see it again in PowerShell:',
} as const;

function attemptLines(attempt: ReportedAttempt, evidence: Evidence, layout: Layout): string[] {
  const { paint } = layout;
  const { id, purpose, control, sample, verdict } = attempt;
  const target = evidence.targets.find((one) => one.id === attempt.target);
  const route = evidence.routes.find((one) => one.id === attempt.route);
  const made = new Set(attempt.observations);
  const seen = evidence.observations.filter((one) => made.has(one.id));
  const shown = new Set(evidence.shown);
  const rows = seen.map((one) => [shown.has(one.id) ? '>' : '', ...stepCells(one)]);
  return [
    ...wrapText(`${id}: ${escapeTerminal(target?.url ?? attempt.host)}`, layout).map((line) =>
      paint('heading', line),
    ),
    ...inset(
      `target ${escapeTerminal(attempt.target)}, route ${escapeTerminal(attempt.route)}${route ? ` (${escapeTerminal(plainText(routeWords(route)))})` : ''}`,
      layout,
    ),
    ...inset(`${purpose}${control ? ` ${control}` : ''}, sample ${sample}, ${verdict}`, layout),
    ...(isTight(layout)
      ? rows.flatMap((row) => inset(row.filter((cell) => cell !== '').join('  '), layout))
      : alignColumns(rows, { columns }).map((line) => `  ${line}`)),
    ...seen
      .filter((one) => shown.has(one.id))
      .flatMap((one) => ['', paint('heading', `${one.id} ${one.step}`), ...wholeLines(one)]),
  ];
}

/** Below its head, and what does not fit below that. */
function inset(text: string, { width }: Layout): string[] {
  return wrapText(text.replaceAll('  ', ' '), { width: width - 6 }).map(
    (line, at) => `${at === 0 ? '  ' : '      '}${line}`,
  );
}

const columns = [
  { width: 1 },
  { width: 10 },
  { width: 10 },
  { width: 12, align: 'right' as const },
  { width: 60 },
];

function stepCells({ id, step, durationMs, failure }: Observation): string[] {
  const how = failure ? `${failure.code}: ${escapeTerminal(failure.detail, { max: 45 })}` : 'ok';
  return [id, step, `${durationMs.toFixed(1)} ms`, how];
}

/** Every field of it, a line each; of a text with lines, such as a head, each behind its name. */
function wholeLines(observation: Observation | Setting): string[] {
  // In the order of the JSON report: a file of another kind has another.
  const lines = fieldLines(JSON.parse(stableJson(observation)), '');
  const rest = lines.length - maxLines;
  return [
    ...lines.slice(0, maxLines).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more lines: --format json holds every one`] : []),
  ];
}

function fieldLines(value: unknown, name: string): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inside]) =>
      fieldLines(inside, name === '' ? key : `${name}.${key}`),
    );
  }
  const texts = String(value)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const label = escapeTerminal(name);
  return texts.length === 1
    ? [`${label}: ${escapeTerminal(texts[0] ?? '', { max: maxCells })}`]
    : [`${label}:`, ...texts.map((text) => `    ${escapeTerminal(text, { max: maxCells })}`)];
}

const maxCells = 2000;
