import type { Report } from '../../../model/audit/report.ts';
import type { SetupLine } from '../../../model/guide/setup-line.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { latencySection, omissionBlocks, wayBlocks } from '../../blocks/audit/audit-blocks.ts';
import { findingBlocks } from '../../blocks/audit/finding-blocks.ts';
import { allIssuerBlocks } from '../../blocks/audit/issuer-blocks.ts';
import { lossBlocks } from '../../blocks/audit/loss-blocks.ts';
import { aboutBlocks } from '../../blocks/audit/summary-blocks.ts';
import { type Block, type Heading, section } from '../../blocks/block.ts';
import { routeBlocks } from '../../blocks/discovery/route-blocks.ts';
import { settingBlocks } from '../../blocks/discovery/setting-blocks.ts';
import { setupSection } from '../../blocks/discovery/setup-blocks.ts';
import { lineUpBlocks } from '../../blocks/line-up-blocks.ts';
import { loadDetails } from '../../blocks/load-blocks.ts';
import { say, type Text } from '../../text/say.ts';
import { answerOf } from '../../view/audit/answer/answer.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { auditData, loadData } from './audit/audit-data.ts';
import { banner } from './audit/banner.ts';
import { changes } from './audit/changes.ts';
import { latencyCharts } from './audit/latency-charts.ts';
import { matrix, maxRows } from './audit/matrix.ts';
import { placesOf } from './audit/places.ts';
import { waterfalls } from './audit/waterfalls.ts';
import type { DrawChart } from './chart/chart-spec.ts';
import { drawnBefore } from './chart/drawn-before.ts';
import { loadBanner } from './load/load-banner.ts';
import { loadDrawn } from './load/load-drawn.ts';
import { type Drawn, htmlPage } from './page/page.ts';

/** What a report of an audit is drawn with, and who judges the set-up guide by it; absent: it is left out. */
export interface HtmlOptions {
  readonly draw?: DrawChart;
  readonly guide?: (report: Report) => readonly SetupLine[];
}

/**
 * A report as one HTML file that refers to nothing outside and is complete without its script: it can
 * be mailed, opened from a disk and printed. Its audit is in it, at the tail (`auditData()`). It comes
 * in pieces, of which an empty one says that the event loop may turn: V8 begins to collect garbage as a task of its own,
 * and where none can run it waits until the heap is a quarter larger.
 */
export function* renderHtml(report: Report, { draw, guide }: HtmlOptions = {}): Generator<string> {
  const { word } = outcome(report);
  const drawing = draw && (yield* drawnBefore(draw, (one) => latencyCharts(report, one)));
  const places = placesOf(report, maxRows);
  yield turn;
  const { drawn, pieces } = waterfalls(report, places) ?? { drawn: new Set<string>(), pieces: [] };
  yield turn;
  const stepsOf = (target: string): string | undefined =>
    drawn.has(target) ? places.steps(target) : undefined;
  const answer = answerOf(report);
  yield turn;
  const lost = lossBlocks(report);
  yield turn;
  const isAsked = answer.teams.length + answer.unexplained.length > 0;
  const steps: Drawn = { kind: 'drawn', pieces };
  yield* htmlPage({
    title: say`Network audit: ${word}`,
    banner: banner(report, answer),
    stepsOf,
    parts: [
      ...(isAsked ? [heading(say`What must change, and who can change it`)] : []),
      { kind: 'drawn', pieces: [changes(report, { answer, places })] },
      ...lost,
      ...lineUpBlocks(report),
      ...wayBlocks(report),
      ...routeBlocks(report),
      heading(say`Targets by route`),
      { kind: 'drawn', pieces: matrix(report, { places, stepsOf }) },
      ...findingBlocks(report),
      ...section(say`Settings found, and which of them counts`, settingBlocks(report)),
      ...section(say`Certificates, by who signed them`, allIssuerBlocks(report)),
      ...latency(report, drawing),
      ...(drawn.size > 0 ? [heading(say`Every target, step by step`), steps] : []),
      ...omissionBlocks(report),
      ...(guide ? setupSection(guide(report)) : []),
      heading(say`About this audit`),
      ...aboutBlocks(report),
    ],
    tail: auditData(report),
    isLive: true,
  });
}

/** Between parts that are long to make. */
const turn = '';

function heading(text: Text): Heading {
  return { kind: 'heading', level: 2, text };
}

/** Drawn where there is what draws, with the table of their figures below; else bars beside the table. */
function latency(report: Report, draw: DrawChart | undefined): readonly (Block | Drawn)[] {
  const [title, ...rest] = latencySection(report);
  if (!draw || title === undefined) return title ? [title, ...rest] : [];
  const drawn: Drawn = { kind: 'drawn', pieces: [latencyCharts(report, draw)] };
  return [title, drawn, ...rest.filter(({ kind }) => kind !== 'bars')];
}

/** The same of a run of load. */
export function renderLoadHtml(
  report: LoadReport,
  { draw }: { readonly draw?: DrawChart } = {},
): Iterable<string> {
  const blocks = [...loadDetails(report)];
  const charts: readonly (Block | Drawn)[] = draw
    ? [
        heading(say`What was seen`),
        { kind: 'drawn', pieces: [loadDrawn(report, draw)] },
        ...blocks.filter(({ kind }) => kind !== 'bars'),
      ]
    : blocks;
  return htmlPage({
    title: say`Proxy under load`,
    banner: loadBanner(report),
    parts: charts,
    tail: loadData(report),
  });
}

/** Any other document as such a file, which is called by its heading. */
export function htmlDocument(blocks: Iterable<Block>): Iterable<string> {
  const all = [...blocks];
  const heading = all.find((block) => block.kind === 'heading');
  return htmlPage({ title: heading?.text ?? [], parts: all });
}
