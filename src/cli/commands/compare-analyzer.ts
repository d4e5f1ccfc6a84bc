import { basename } from 'node:path';
import { compareWithAudit } from '../../analyzer/compare-with-audit.ts';
import type { AnalyzerComparison } from '../../model/compared/analyzer-comparison.ts';
import { analyzerFormats } from '../../report/document-formats.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { readTestFile } from '../analyzer/read-test-file.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { readingProgress } from '../saved/reading-progress.ts';
import { snapshotOfFile } from '../saved/snapshot-of-file.ts';

interface CompareAnalyzerArgs extends OutputArgs<AnalyzerComparison>, DisplayArgs {}

const documentFlags = outputFlags(analyzerFormats);

export const compareAnalyzerCommand: Command = commandOf<CompareAnalyzerArgs>({
  usage: 'FILE [AUDIT] [options]',
  flags: { ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready compare-analyzer MDEClientAnalyzerResult.zip report.json',
    'netready compare-analyzer MDEClientAnalyzerResult.txt',
    'netready compare-analyzer mdatp.txt monday.ndjson --output both.html',
  ],
  exitStatus:
    '0 no address is judged otherwise; 1 one is, or without an audit: one does not pass; 2 a file could not be read',
  run,
});

async function run(args: CompareAnalyzerArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 2);
  const [file, audited] = positionals;
  if (file === undefined) {
    throw new UsageError(
      "Name the analyzer's output, and an audit beside it: netready compare-analyzer MDEClientAnalyzerResult.zip report.json",
    );
  }
  const read = [file, audited].flatMap((path) => (path === undefined ? [] : [{ path }]));
  const delivery = await deliveryOf<AnalyzerComparison>(args, { read });
  const test = await readTestFile(file);
  const audit =
    audited === undefined ? undefined : await snapshotOf(audited, delivery.screen.progress);
  const comparison = compareWithAudit({ file: basename(file), test, ...(audit && { audit }) });
  return (await writeAnswer(comparison, delivery)) ? statusOf(comparison) : 2;
}

async function snapshotOf(
  path: string,
  wanted: Parameters<typeof readingProgress>[0],
): ReturnType<typeof snapshotOfFile> {
  const progress = await readingProgress(wanted, [path]);
  return await snapshotOfFile(path, { progress }).finally(progress.clear);
}

function statusOf({ urls }: AnalyzerComparison): 0 | 1 {
  const isBad = urls.some(({ agreement, passes }) =>
    agreement === undefined
      ? !passes
      : agreement === 'they-pass-alone' || agreement === 'we-pass-alone',
  );
  return isBad ? 1 : 0;
}
