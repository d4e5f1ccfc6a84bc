import type { LoadReport } from '../../model/load/load-report.ts';
import { figure, named, ours, say, type Text } from '../text/say.ts';
import { failureText } from '../view/load/failure-text.ts';
import { figureHeads, millisecondsFigure, shownFigures } from '../view/load/figures.ts';
import { healthText } from '../view/load/health-text.ts';
import { latencyRows } from '../view/load/latency-rows.ts';
import { loadFacts } from '../view/load/load-facts.ts';
import { type LoadRow, loadRows } from '../view/load/load-rows.ts';
import { loadSentences } from '../view/load/sentences/load-sentences.ts';
import { shownMeasures } from '../view/load/shown-measures.ts';
import { wayTime } from '../view/load/way-time.ts';
import { breakWords, endWords, machineLimitWords, wayWords } from '../words/load-words.ts';
import { type Block, type Column, list, mapped, section } from './block.ts';

/**
 * A run of load as a document: what it comes to, what was put on which way, throughput, latency,
 * failures, and how this machine fared.
 */
export function* loadBlocks(report: LoadReport): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Proxy under load` };
  yield* list([...loadSentences(report), endWords[report.ended]]);
  yield* loadDetails(report);
}

/** All of it but what it comes to. */
export function* loadDetails(report: LoadReport): Generator<Block> {
  yield {
    kind: 'facts',
    heads: [say`Run`, say`What`],
    facts: loadFacts(report).map(({ label, value }) => ({
      label: ours(label),
      value: named(value),
    })),
  };
  yield* section(say`Throughput`, throughput(report));
  yield* section(say`Latency in milliseconds`, latency(report));
  yield* section(say`What failed`, list(failures(report)));
  yield* section(say`This machine`, machine(report));
}

const figures = (heads: readonly Text[]): Column[] =>
  heads.map((head) => ({ head, isFigure: true }));

function throughput(report: LoadReport): Block[] {
  const rows = loadRows(report);
  if (rows.length === 0) return [];
  const counts = [say`Due/s`, say`Done/s`, say`Done`, say`Failed`, say`p50 ms of the way`];
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [{ head: say`Way` }, ...figures(counts), { head: say`Rate` }],
      groups: [{ rows: mapped(rows, throughputRow) }],
    },
  ];
}

function throughputRow({ measure, held, broken }: LoadRow): Text[] {
  const { way, rate, donePerSecond, succeeded, failed } = measure;
  const word = broken ? breakWords[broken].word : held ? say`holds` : say`as given`;
  return [
    wayWords[way],
    say`${rate}`,
    figure(donePerSecond, 1),
    say`${succeeded}`,
    say`${failed}`,
    milliseconds(wayTime(measure)?.p50),
    word,
  ];
}

function latency(report: LoadReport): Block[] {
  const measures = shownMeasures(report);
  const rows = measures.flatMap(({ name, measure }) =>
    latencyRows(measure).map((row) => ({ ...row, way: name })),
  );
  const shown = shownFigures(rows.map(({ spread }) => spread));
  if (shown.length === 0) return [];
  const heads = [say`Count`, ...shown.map((name) => ours(figureHeads[name]))];
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [{ head: say`Way` }, { head: say`Part` }, ...figures(heads)],
      groups: [
        {
          rows: mapped(rows, ({ way, name, spread }) => [
            way,
            name,
            say`${spread.count}`,
            ...shown.map((one) => milliseconds(spread[one])),
          ]),
        },
      ],
    },
    ...measures.flatMap(({ name, measure: { buckets } }): Block[] =>
      buckets.length === 0
        ? []
        : [{ kind: 'bars', title: say`How long they took, ${name}`, buckets }],
    ),
  ];
}

function milliseconds(value: number | undefined): Text {
  return value === undefined ? [] : millisecondsFigure(value);
}

function failures(report: LoadReport): Text[] {
  const left = report.ways.flatMap(({ id, leftOut }) =>
    leftOut ? [say`${wayWords[id]}, left out: ${named(failureText(leftOut, id))}`] : [],
  );
  const failed = shownMeasures(report).flatMap(({ name, measure }) =>
    measure.failures.map(({ count, ...failure }) => {
      return say`${count} ${name}: ${named(failureText(failure, measure.way))}`;
    }),
  );
  return [...left, ...failed];
}

function machine(report: LoadReport): Block[] {
  const measures = shownMeasures(report);
  if (measures.length === 0) return [];
  const limits = new Set(measures.flatMap(({ measure }) => measure.generator.limits));
  const items = [
    ...measures.map(({ name, measure }) => ({
      text: say`${name}: ${healthText(measure.generator)}`,
    })),
    ...Array.from(limits, (limit) => {
      const { seen, advice } = machineLimitWords[limit];
      return { lead: seen, text: say`; ${advice}` };
    }),
  ];
  return [{ kind: 'list', items }];
}
