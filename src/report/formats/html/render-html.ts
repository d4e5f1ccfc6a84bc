import type { LoadReport } from '../../../model/load-report.ts';
import type { Report } from '../../../model/report.ts';
import { auditBlocks } from '../../blocks/audit/audit-blocks.ts';
import type { Block } from '../../blocks/block.ts';
import { loadBlocks } from '../../blocks/load-blocks.ts';
import { plainText, say, type Text } from '../../text/say.ts';
import { outcome } from '../../view/audit/outcome.ts';
import { auditData } from './audit-data.ts';
import { htmlBlocks } from './html-blocks.ts';
import { escapeHtml } from './html-text.ts';
import { styles, stylesHash } from './styles.ts';

/**
 * A report as one HTML file that refers to nothing outside and runs nothing: it can be mailed, opened
 * from a disk and printed. Its audit is in it, at the tail (`auditData()`). It comes in pieces.
 */
export function renderHtml(report: Report): Iterable<string> {
  const { ready } = outcome(report);
  const title = ready ? say`Network audit: READY` : say`Network audit: NOT READY`;
  return page(title, auditBlocks(report), auditData(report));
}

/** The same of a run of load. */
export function renderLoadHtml(report: LoadReport): Iterable<string> {
  return page(say`Proxy under load`, loadBlocks(report));
}

/** Any other document as such a file, which is called by its heading. */
export function htmlDocument(blocks: Iterable<Block>): Iterable<string> {
  const all = [...blocks];
  const heading = all.find((block) => block.kind === 'heading');
  return page(heading?.text ?? [], all);
}

/** Nothing may be loaded, run, framed or sent; the styles stand in the file, and are known by their hash. */
const policy = `default-src 'none'; style-src '${stylesHash}'; base-uri 'none'; form-action 'none'`;

function* page(
  title: Text,
  blocks: Iterable<Block>,
  data: Iterable<string> = [],
): Generator<string> {
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(plainText(title))}</title>
<style>${styles}</style>
</head>
<body>
<main>
`;
  yield* htmlBlocks(blocks);
  yield '</main>\n';
  yield* data;
  yield '</body>\n</html>\n';
}
