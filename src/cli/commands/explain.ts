import { type FindingKind, findingKinds } from '../../model/finding/finding.ts';
import type { Block } from '../../report/blocks/block.ts';
import { explainBlocks, kindBlocks } from '../../report/blocks/explain-blocks.ts';
import { htmlDocument } from '../../report/formats/html/render-html.ts';
import { markdownBlocks } from '../../report/formats/markdown/markdown-blocks.ts';
import { explainFinding } from '../../report/formats/terminal/finding/explain-finding.ts';
import { createPaint } from '../../report/text/paint.ts';
import { plainText } from '../../report/text/say.ts';
import type { Explained } from '../../report/view/findings/explained-kind.ts';
import { findingInfo } from '../../report/words/finding/finding-info.ts';
import { findingSteps } from '../../report/words/finding/finding-steps.ts';
import { notOneOfMany, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { type DisplayArgs, displayFlags, formatFlag } from '../args/display-flags.ts';
import { one, text } from '../args/flag.ts';
import { nameList } from '../args/name-list.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { findingPage } from '../explain/finding-page.ts';
import { printText } from '../out/print-document.ts';
import { type Terminal, terminal } from '../out/terminal.ts';
import { type AskedFinding, foundOfFile } from '../saved/found-of-file.ts';

/** Longer lines are hard to read. */
const widest = 100;

interface ExplainArgs extends Pick<DisplayArgs, 'noColor'> {
  readonly format: 'text' | 'markdown' | 'html';
  readonly from?: string;
}

const format = formatFlag(['text', 'markdown', 'html']);
const from = one('from', text, {
  value: 'REPORT',
  file: true,
  help: 'fill the commands with the host, the proxy and the address of a saved audit or a report, and tell what shows its finding again; a finding may be named by its id there (f3)',
});
const { noColor } = displayFlags;

export const explainCommand: Command = commandOf<ExplainArgs>({
  usage: '[KIND…] [options]',
  choices: findingKinds,
  flags: { format, from, noColor },
  optionGroups: [
    { title: 'Of a report', options: [from] },
    { title: 'Output', options: [format] },
    { title: 'Display', options: [noColor] },
  ],
  examples: [
    'netready explain',
    'netready explain sni-filter',
    'netready explain port-refusal port-silence --format markdown',
    'netready explain sni-filter --from report.json',
    'netready explain f3 --from report.html',
  ],
  run,
});

async function run(
  { format, from, ...display }: ExplainArgs,
  { positionals }: Words,
): Promise<number> {
  const wishes = terminal(display);
  const screen = { ...wishes, width: Math.min(widest, wishes.width) };
  if (positionals.length === 0) {
    if (from !== undefined)
      throw new UsageError(
        'Name a kind, or the id of a finding: netready explain f3 --from REPORT',
      );
    if (format === 'text') await printText(listOfKinds(screen));
    else
      await printText(format === 'html' ? documentOf(kindBlocks()) : markdownBlocks(kindBlocks()));
    return 0;
  }
  const told = await toldOf([...new Set(positionals)], from);
  if (format === 'html') {
    await printText(documentOf(told.flatMap(({ kind, ...one }) => [...explainBlocks(kind, one)])));
    return 0;
  }
  const texts = told.map(({ kind, ...one }) => {
    if (format === 'text') return explainFinding(kind, { ...screen, ...one });
    return one.found
      ? markdownBlocks(explainBlocks(kind, one))
      : (one.page ?? markdownBlocks(explainBlocks(kind)));
  });
  await printText(texts.join('\n'));
  return 0;
}

type Told = Explained & { readonly kind: FindingKind };

async function toldOf(words: readonly string[], from: string | undefined): Promise<Told[]> {
  if (from === undefined) {
    return Promise.all(
      words.map(kindNamed).map(async (kind) => ({ kind, page: await findingPage(kind) })),
    );
  }
  leanHeap();
  const found = await foundOfFile(from, words.map(askedBy));
  return Promise.all(
    words.map(async (word, index) => {
      const one = found[index];
      if (!one)
        throw new UsageError(`Cannot find ${word} in ${quoted(from)}: it has no such finding`);
      const { kind } = one.finding;
      return { kind, found: one, page: await findingPage(kind) };
    }),
  );
}

function askedBy(word: string): AskedFinding {
  return isId(word) ? { id: word } : kindNamed(word);
}

function isId(word: string): boolean {
  return /^f\d{1,9}$/.test(word);
}

function documentOf(blocks: Iterable<Block>): string {
  return [...htmlDocument(blocks)].join('');
}

function kindNamed(word: string): FindingKind {
  const kind = findingKinds.find((one) => one === word);
  if (kind) return kind;
  if (isId(word))
    throw new UsageError(
      `Name the report that has ${word}: netready explain ${word} --from REPORT`,
    );
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
