import type { LoadReport } from '../model/load.ts';
import { factLines } from './load/fact-lines.ts';
import { failureLines } from './load/failure-lines.ts';
import { histogramLines } from './load/histogram-lines.ts';
import { latencyTable } from './load/latency-table.ts';
import { loadFacts } from './load/load-facts.ts';
import type { LoadTableOptions } from './load/load-layout.ts';
import { machineLines } from './load/machine-lines.ts';
import { throughputTable } from './load/throughput-table.ts';
import { tableLayout } from './table-options.ts';
import { escapeTerminal } from './text/escape-terminal.ts';
import { endWords } from './words/load-words.ts';

/**
 * A run of load for a terminal: what was put on which way, throughput, latency from the intended
 * start and by step, how long the operations took in bars, what failed, and how this machine
 * fared. Every text of the network is escaped. Ends in a newline.
 */
export function renderLoad(report: LoadReport, options: LoadTableOptions): string {
  const layout = { ...tableLayout(options), unicode: options.unicode };
  const { measures, tool, ended } = report;
  const title = escapeTerminal(`${tool.name} ${tool.version}`, { max: 60 });
  return [
    layout.paint('heading', title),
    ...factLines(loadFacts(report), layout),
    ...throughputTable(measures, layout),
    ...latencyTable(measures, layout),
    ...histogramLines(measures, layout),
    ...failureLines(report, layout),
    ...machineLines(measures, layout),
    '',
    layout.paint(ended === 'complete' ? 'good' : 'bad', endWords[ended]),
    '',
  ].join('\n');
}
