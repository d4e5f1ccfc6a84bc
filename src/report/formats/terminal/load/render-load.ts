import type { LoadReport } from '../../../../model/load/load-report.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { loadFacts } from '../../../view/load/load-facts.ts';
import { loadSentences } from '../../../view/load/sentences/load-sentences.ts';
import { shownMeasures } from '../../../view/load/shown-measures.ts';
import { endWords } from '../../../words/load-words.ts';
import { type BarOptions, barLayout } from '../table-options.ts';
import { factLines } from './fact-lines.ts';
import { failureLines } from './failure-lines.ts';
import { histogramLines } from './histogram-lines.ts';
import { latencyTable } from './latency-table.ts';
import { limitTable } from './limit-table.ts';
import { machineLines } from './machine-lines.ts';
import { rateChart } from './rate-chart.ts';
import { throughputTable } from './throughput-table.ts';

/**
 * A run of load for a terminal: what was put on which way, throughput, of a search a chart of times over the rate, latency from the intended
 * start and by step, how long the operations took in bars, what failed, and how this machine
 * fared. Every text of the network is escaped. Ends in a newline.
 */
export function renderLoad(report: LoadReport, options: BarOptions): string {
  const layout = barLayout(options);
  const { tool, ended, limit } = report;
  const measures = shownMeasures(report);
  const title = escapeTerminal(`${tool.name} ${tool.version}`, { max: 60 });
  return [
    layout.paint('heading', title),
    ...factLines(loadFacts(report), layout),
    ...(limit
      ? [...limitTable(limit, layout), ...rateChart(limit, layout)]
      : throughputTable(measures, layout)),
    ...latencyTable(measures, layout),
    ...histogramLines(measures, layout),
    ...failureLines({ ways: report.ways, measures }, layout),
    ...machineLines(measures, layout),
    '',
    ...loadSentences(report).flatMap((sentence) => wrapText(plainText(sentence), layout)),
    ...wrapText(plainText(endWords[ended]), layout).map((line) =>
      layout.paint(ended === 'complete' ? 'good' : 'bad', line),
    ),
    '',
  ].join('\n');
}
