import { type FindingKind, findingKinds } from '../../model/finding/finding.ts';
import type { Block } from '../../report/blocks/block.ts';
import { explainBlocks, kindBlocks } from '../../report/blocks/explain-blocks.ts';
import { htmlDocument } from '../../report/formats/html/render-html.ts';
import { markdownBlocks } from '../../report/formats/markdown/markdown-blocks.ts';
import { explainFinding } from '../../report/formats/terminal/finding/explain-finding.ts';
import { createPaint } from '../../report/text/paint.ts';
import { plainText } from '../../report/text/say.ts';
import { findingInfo } from '../../report/words/finding/finding-info.ts';
import { findingSteps } from '../../report/words/finding/finding-steps.ts';
import { notOneOfMany } from '../../setup/usage/usage-error.ts';
import { type DisplayArgs, displayFlags, formatFlag } from '../args/display-flags.ts';
import { nameList } from '../args/name-list.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { findingPage } from '../explain/finding-page.ts';
import { printText } from '../out/print-document.ts';
import { type Terminal, terminal } from '../out/terminal.ts';

/** Longer lines are hard to read. */
const widest = 100;

interface ExplainArgs extends Pick<DisplayArgs, 'noColor'> {
  readonly format: 'text' | 'markdown' | 'html';
}

const format = formatFlag(['text', 'markdown', 'html']);
const { noColor } = displayFlags;

export const explainCommand: Command = commandOf<ExplainArgs>({
  usage: '[KIND…] [options]',
  choices: findingKinds,
  flags: { format, noColor },
  optionGroups: [
    { title: 'Output', options: [format] },
    { title: 'Display', options: [noColor] },
  ],
  examples: [
    'netready explain',
    'netready explain sni-filter',
    'netready explain port-refusal port-silence --format markdown',
    'netready explain sni-filter --format html',
  ],
  run,
});

async function run({ format, ...display }: ExplainArgs, { positionals }: Words): Promise<number> {
  const kinds = [...new Set(positionals.map(kindNamed))];
  const wishes = terminal(display);
  const screen = { ...wishes, width: Math.min(widest, wishes.width) };
  if (kinds.length === 0) {
    if (format === 'text') await printText(listOfKinds(screen));
    else
      await printText(format === 'html' ? documentOf(kindBlocks()) : markdownBlocks(kindBlocks()));
    return 0;
  }
  const pages = await Promise.all(
    kinds.map(async (kind) => ({ kind, page: await findingPage(kind) })),
  );
  if (format === 'html') {
    await printText(documentOf(pages.flatMap(({ kind, page }) => [...explainBlocks(kind, page)])));
    return 0;
  }
  const texts = pages.map(({ kind, page }) => {
    if (format === 'markdown') return page ?? markdownBlocks(explainBlocks(kind));
    return explainFinding(kind, { ...screen, ...(page !== undefined && { page }) });
  });
  await printText(texts.join('\n'));
  return 0;
}

function documentOf(blocks: Iterable<Block>): string {
  return [...htmlDocument(blocks)].join('');
}

function kindNamed(word: string): FindingKind {
  const kind = findingKinds.find((one) => one === word);
  if (kind) return kind;
  throw notOneOfMany(word, {
    option: 'KIND',
    choices: findingKinds,
    listedBy: 'netready explain',
  });
}

function listOfKinds({ width, color }: Terminal): string {
  const paint = createPaint(color);
  const names = Math.max(...findingKinds.map((kind) => kind.length));
  const lines = findingSteps.flatMap(({ title, kinds }) => [
    paint('heading', plainText(title)),
    ...nameList(
      kinds.map((kind) => [kind, plainText(findingInfo[kind].title)]),
      { width, indent: 2, names },
    ),
    '',
  ]);
  return [...lines, 'netready explain KIND tells all about one of them.', ''].join('\n');
}
