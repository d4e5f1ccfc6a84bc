import type { LoadReport } from '../../../model/load-report.ts';
import type { Report } from '../../../model/report.ts';
import { answerBlocks } from '../../blocks/audit/answer-blocks.ts';
import { detailBlocks } from '../../blocks/audit/audit-blocks.ts';
import { aboutBlocks } from '../../blocks/audit/summary-blocks.ts';
import type { Block } from '../../blocks/block.ts';
import { loadBlocks } from '../../blocks/load-blocks.ts';
import { say } from '../../text/say.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { auditData } from './audit/audit-data.ts';
import { banner } from './audit/banner.ts';
import { waterfalls } from './audit/waterfalls.ts';
import { htmlPage } from './page/page.ts';

/**
 * A report as one HTML file that refers to nothing outside and is complete without its script: it can
 * be mailed, opened from a disk and printed. Its audit is in it, at the tail (`auditData()`). It comes
 * in pieces.
 */
export function renderHtml(report: Report): Iterable<string> {
  const { word } = outcome(report);
  const drawn = waterfalls(report);
  return htmlPage({
    title: say`Network audit: ${word}`,
    banner: banner(report),
    parts: [
      ...answerBlocks(report),
      ...detailBlocks(report),
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

/** The same of a run of load. */
export function renderLoadHtml(report: LoadReport): Iterable<string> {
  return htmlPage({ title: say`Proxy under load`, parts: [...loadBlocks(report)] });
}

/** Any other document as such a file, which is called by its heading. */
export function htmlDocument(blocks: Iterable<Block>): Iterable<string> {
  const all = [...blocks];
  const heading = all.find((block) => block.kind === 'heading');
  return htmlPage({ title: heading?.text ?? [], parts: all });
}
