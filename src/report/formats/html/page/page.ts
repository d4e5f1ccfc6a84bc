import type { Block } from '../../../blocks/block.ts';
import { plainText, type Text } from '../../../text/say.ts';
import { anchors, htmlBlocks } from '../html-blocks.ts';
import { escapeHtml } from '../html-text.ts';
import { contents } from './contents.ts';
import { script, scriptHash } from './script.ts';
import { styles, stylesHash } from './styles.ts';

/** A piece of a page that is no block: drawn for a screen, with its own bounds. */
export interface Drawn {
  readonly kind: 'drawn';
  readonly pieces: Iterable<string>;
}

export interface PageParts {
  readonly title: Text;
  /** What stands above the list of contents. */
  readonly banner?: string;
  readonly parts: readonly (Block | Drawn)[];
  /** Where the steps of a target are, by its id. */
  readonly stepsOf?: (target: string) => string | undefined;
  /** Behind all that is shown. */
  readonly tail?: Iterable<string>;
  /** The one script of ours goes along: the page must be complete without. */
  readonly isLive?: boolean;
}

/**
 * A page of its own: one file that refers to nothing outside. Styles and script stand in it and are
 * known to its policy by their hashes; nothing else may be loaded, run, framed or sent.
 */
export function* htmlPage({
  title,
  banner = '',
  parts,
  stepsOf,
  tail = [],
  isLive = false,
}: PageParts): Generator<string> {
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${stylesHash}'; ${isLive ? `script-src '${scriptHash}'; ` : ''}base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(plainText(title))}</title>
<style>${styles}</style>
</head>
<body>
<main>
${banner}`;
  const anchor = anchors();
  let isListed = banner === '';
  for (const part of parts) {
    if (!isListed && part.kind === 'heading') {
      yield contents(parts);
      isListed = true;
    }
    if (part.kind === 'drawn') yield* part.pieces;
    else yield* htmlBlocks([part], { anchor, stepsOf });
  }
  yield '</main>\n';
  yield* tail;
  yield `${isLive ? `<script>${script}</script>\n` : ''}</body>\n</html>\n`;
}
