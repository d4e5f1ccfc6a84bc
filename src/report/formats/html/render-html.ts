import type { LoadReport } from '../../../model/load-report.ts';
import type { Report } from '../../../model/report.ts';
import { answerBlocks } from '../../blocks/audit/answer-blocks.ts';
import { foundBlocks, latencySection, omissionBlocks } from '../../blocks/audit/audit-blocks.ts';
import { aboutBlocks } from '../../blocks/audit/summary-blocks.ts';
import type { Block } from '../../blocks/block.ts';
import { loadDetails } from '../../blocks/load-blocks.ts';
import { say } from '../../text/say.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { auditData } from './audit/audit-data.ts';
import { banner } from './audit/banner.ts';
import { latencyCharts } from './audit/latency-charts.ts';
import { waterfalls } from './audit/waterfalls.ts';
import type { DrawChart } from './chart/chart-spec.ts';
import { loadBanner } from './load/load-banner.ts';
import { loadDrawn } from './load/load-drawn.ts';
import { type Drawn, htmlPage } from './page/page.ts';

/**
 * A report as one HTML file that refers to nothing outside and is complete without its script: it can
 * be mailed, opened from a disk and printed. Its audit is in it, at the tail (`auditData()`). It comes
 * in pieces.
 */
export function renderHtml(
  report: Report,
  { draw }: { readonly draw?: DrawChart } = {},
): Iterable<string> {
  const { word } = outcome(report);
  const drawn = waterfalls(report);
  return htmlPage({
    title: say`Network audit: ${word}`,
    banner: banner(report),
    parts: [
      ...answerBlocks(report),
      ...foundBlocks(report),
      ...latency(report, draw),
      ...omissionBlocks(report),
      { kind: 'heading', level: 2, text: say`About this audit` },
      ...aboutBlocks(report),
      ...(drawn
        ? [{ kind: 'heading', level: 2, text: say`Every target, step by step` } as const, drawn]
        : []),
    ],
    tail: auditData(report),
    isLive: true,
  });
}

/** Drawn where there is what draws, with the table of their figures below; else bars beside the table. */
function latency(report: Report, draw: DrawChart | undefined): readonly (Block | Drawn)[] {
  const [heading, ...rest] = latencySection(report);
  if (!draw || heading === undefined) return heading ? [heading, ...rest] : [];
  const drawn: Drawn = { kind: 'drawn', pieces: [latencyCharts(report, draw)] };
  return [heading, drawn, ...rest.filter(({ kind }) => kind !== 'bars')];
}

/** The same of a run of load. */
export function renderLoadHtml(
  report: LoadReport,
  { draw }: { readonly draw?: DrawChart } = {},
): Iterable<string> {
  const blocks = [...loadDetails(report)];
  const charts: readonly (Block | Drawn)[] = draw
    ? [
        { kind: 'heading', level: 2, text: say`What was seen` },
        { kind: 'drawn', pieces: [loadDrawn(report, draw)] },
        ...blocks.filter(({ kind }) => kind !== 'bars'),
      ]
    : blocks;
  return htmlPage({ title: say`Proxy under load`, banner: loadBanner(report), parts: charts });
}

/** Any other document as such a file, which is called by its heading. */
export function htmlDocument(blocks: Iterable<Block>): Iterable<string> {
  const all = [...blocks];
  const heading = all.find((block) => block.kind === 'heading');
  return htmlPage({ title: heading?.text ?? [], parts: all });
}
