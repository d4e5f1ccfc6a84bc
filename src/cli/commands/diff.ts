import { differenceOf } from '../../diagnosis/difference/difference-of.ts';
import type { FailOn } from '../../model/audit/report.ts';
import type { Difference } from '../../model/compared/difference.ts';
import { diffFormats } from '../../report/document-formats.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type VerboseArgs, verboseFlag } from '../args/output-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { readingProgress } from '../saved/reading-progress.ts';
import { snapshotOfFile } from '../saved/snapshot-of-file.ts';

interface DiffArgs extends OutputArgs<Difference>, VerboseArgs, DisplayArgs {
  readonly failOn?: FailOn;
}

const documentFlags = outputFlags(diffFormats);
const { failOn } = outcomeFlags;

export const diffCommand: Command = commandOf<DiffArgs>({
  usage: 'BEFORE AFTER [options]',
  flags: { ...documentFlags, failOn, verbose: verboseFlag, ...displayFlags },
  optionGroups: [
    { title: 'Output', options: [...Object.values(documentFlags), failOn] },
    { title: 'Display', options: [verboseFlag, ...Object.values(displayFlags)] },
  ],
  examples: [
    'netready audit --save monday.ndjson',
    'netready audit --save tuesday.ndjson',
    'netready diff monday.ndjson tuesday.ndjson',
    'netready diff monday.html tuesday.json --output changes.html',
  ],
  run,
});

/** 0 where nothing that is required got worse, 1 where something did, 2 where a file was not read or written. */
async function run(
  { failOn = 'blocked', ...args }: DiffArgs,
  { positionals }: Words,
): Promise<number> {
  checkPositionals(positionals, 2);
  const [earlier, later] = positionals;
  if (earlier === undefined || later === undefined)
    throw new UsageError('Name two audits, the earlier one first: netready diff BEFORE AFTER');
  const read = [{ path: earlier }, { path: later }];
  const delivery = await deliveryOf<Difference>(args, { read });
  const progress = await readingProgress(delivery.screen.progress, [earlier, later]);
  const before = await snapshotOfFile(earlier, { progress }).finally(progress.clear);
  const after = await snapshotOfFile(later, { progress }).finally(progress.clear);
  const difference = differenceOf({ before, after }, failOn);
  if (!(await writeAnswer(difference, delivery))) return 2;
  return difference.isWorse ? 1 : 0;
}
