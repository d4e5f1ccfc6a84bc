import type { Merged } from '../../model/compared/merged.ts';
import { mergedFormats } from '../../report/document-formats.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
import type { NamedFile } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, many, text } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { egressesOf } from '../merge/egresses-of.ts';
import { filesToMerge } from '../merge/files-to-merge.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import { readingProgress } from '../saved/reading-progress.ts';

interface EgressArgs {
  readonly egresses?: readonly string[];
}

type BarArgs = Pick<OutcomeRequest, 'failOn'>;

interface MergeArgs extends OutputArgs<Merged>, EgressArgs, BarArgs, DisplayArgs {}

const documentFlags = outputFlags(mergedFormats);
const egressFlags: Flags<EgressArgs> = {
  egresses: many('egress', text, {
    value: 'NAME=SITE,…',
    help: 'sites whose direct connections leave by one way, such as a firewall in one data centre: a cause that no report can see',
  }),
};
const { failOn } = outcomeFlags;

export const mergeCommand: Command = commandOf<MergeArgs>({
  usage: 'REPORT…|DIR [options]',
  flags: { ...egressFlags, failOn, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Sites', options: Object.values(egressFlags) },
    { title: 'Output', options: [...Object.values(documentFlags), failOn] },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready merge berlin.html munich.html paris.ndjson',
    'netready merge reports/ --output sites.html',
    'netready merge reports/ --egress frankfurt=berlin,munich --format json',
  ],
  exitStatus: '0 every site is ready; 1 one is not; 2 a file could not be read, or nothing done',
  run,
});

/** Each as it is asked for: there may be a million. */
function* named(files: readonly string[]): Generator<NamedFile> {
  for (const path of files) yield { path };
}

async function run(args: MergeArgs, { positionals }: Words): Promise<number> {
  if (positionals.length === 0) {
    throw new UsageError('Name reports, or a folder of them: netready merge REPORT…');
  }
  const egresses = egressesOf(args.egresses ?? []);
  const files = await filesToMerge(positionals);
  const delivery = await deliveryOf<Merged>(args, { read: named(files) });
  const progress = await readingProgress(delivery.screen.progress, files);
  const merged = await mergeFiles(files, { ...args, egresses, progress }).finally(progress.clear);
  const isWritten = await writeAnswer(merged, delivery);
  if (!isWritten || merged.unread.length > 0) return 2;
  if (args.failOn === 'never') return 0;
  return merged.sites.every(({ status }) => status === 0) ? 0 : 1;
}
