import type { LoadReport } from '../../model/load-report.ts';
import { say } from '../text/say.ts';
import { failureText } from '../view/load/failure-text.ts';
import { figureHeads, millisecondsText, shownFigures } from '../view/load/figures.ts';
import { healthText } from '../view/load/health-text.ts';
import { latencyRows } from '../view/load/latency-rows.ts';
import { loadFacts } from '../view/load/load-facts.ts';
import { type LoadRow, loadRows } from '../view/load/load-rows.ts';
import { loadSentences } from '../view/load/load-sentences.ts';
import { shownMeasures } from '../view/load/shown-measures.ts';
import { breakWords, endWords, machineLimitWords, wayWords } from '../words/load-words.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

const right = (head: string) => ({ head, align: 'right' as const });

/**
 * A run of load in GitHub Flavored Markdown, for a ticket or a wiki: what it comes to, what was
 * put on which way, throughput, latency, failures, and how this machine fared. Texts of the
 * network stand in code spans. Ends in one newline.
 */
export function renderLoadMarkdown(report: LoadReport): string {
  return [
    '# Proxy under load',
    '',
    ...[...loadSentences(report), endWords[report.ended]].map(
      (sentence) => `- ${markdownText(sentence)}`,
    ),
    '',
    ...markdownTable(
      [{ head: 'Run' }, { head: 'What' }],
      loadFacts(report).map(({ label, value }) => [label, codeSpan(value)]),
    ),
    ...throughput(report),
    ...latency(report),
    ...failures(report),
    ...machine(report),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function throughput(report: LoadReport): string[] {
  const rows = loadRows(report);
  if (rows.length === 0) return [];
  const heads = [
    { head: 'Way' },
    ...['Due/s', 'Done/s', 'Done', 'Failed', 'p50 ms'].map(right),
    { head: 'Rate' },
  ];
  return ['## Throughput', '', ...markdownTable(heads, rows.map(throughputRow))];
}

function throughputRow({ measure, held, broken }: LoadRow): string[] {
  const { way, rate, donePerSecond, succeeded, failed, latency } = measure;
  const word = broken ? breakWords[broken].word : held ? say`holds` : say`as given`;
  return [
    markdownText(wayWords[way]),
    String(rate),
    donePerSecond.toFixed(1),
    String(succeeded),
    String(failed),
    millisecondsText(latency?.p50),
    markdownText(word),
  ];
}

function latency(report: LoadReport): string[] {
  const rows = shownMeasures(report).flatMap(({ name, measure }) =>
    latencyRows(measure).map((row) => ({ ...row, way: name })),
  );
  const shown = shownFigures(rows.map(({ spread }) => spread));
  if (shown.length === 0) return [];
  return [
    '## Latency in milliseconds',
    '',
    ...markdownTable(
      [
        { head: 'Way' },
        { head: 'Part' },
        right('Count'),
        ...shown.map((name) => right(figureHeads[name])),
      ],
      rows.map(({ way, name, spread }) => [
        markdownText(way),
        markdownText(name),
        String(spread.count),
        ...shown.map((figure) => millisecondsText(spread[figure])),
      ]),
    ),
  ];
}

function failures(report: LoadReport): string[] {
  const left = report.ways.flatMap(({ id, leftOut }) =>
    leftOut
      ? [`- ${markdownText(wayWords[id])}, left out: ${codeSpan(failureText(leftOut, id))}`]
      : [],
  );
  const failed = shownMeasures(report).flatMap(({ name, measure }) =>
    measure.failures.map(
      ({ count, ...failure }) =>
        `- ${count} ${markdownText(name)}: ${codeSpan(failureText(failure, measure.way))}`,
    ),
  );
  const lines = [...left, ...failed];
  return lines.length === 0 ? [] : ['## What failed', '', ...lines, ''];
}

function machine(report: LoadReport): string[] {
  const measures = shownMeasures(report);
  if (measures.length === 0) return [];
  const limits = new Set(measures.flatMap(({ measure }) => measure.generator.limits));
  return [
    '## This machine',
    '',
    ...measures.map(
      ({ name, measure }) => `- ${markdownText(say`${name}: ${healthText(measure.generator)}`)}`,
    ),
    ...[...limits].map((limit) => {
      const { seen, advice } = machineLimitWords[limit];
      return `- **${markdownText(seen)}**; ${markdownText(advice)}`;
    }),
  ];
}
