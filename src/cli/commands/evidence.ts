import { reportOf } from '../../audit.ts';
import { evidenceJson } from '../../report/formats/json/evidence-json.ts';
import { renderEvidence } from '../../report/formats/terminal/finding/render-evidence.ts';
import { evidenceOf } from '../../report/view/findings/evidence-of.ts';
import {
  checkPositionals,
  quoted,
  UnusableValue,
  UsageError,
} from '../../setup/usage/usage-error.ts';
import { type DisplayArgs, displayFlags, formatFlag } from '../args/display-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { printDocument } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';
import { readAuditFile } from '../saved/read-audit-file.ts';

interface EvidenceArgs extends Pick<DisplayArgs, 'noColor'> {
  readonly format: 'table' | 'json';
}

const format = formatFlag(['table', 'json']);
const { noColor } = displayFlags;

export const evidenceCommand: Command = commandOf<EvidenceArgs>({
  usage: 'ID FILE [options]',
  flags: { format, noColor },
  optionGroups: [
    { title: 'Output', options: [format] },
    { title: 'Display', options: [noColor] },
  ],
  examples: [
    'netready evidence f3 audit.ndjson',
    'netready evidence a49.3 report.html',
    'netready evidence a49 audit.json --format json',
  ],
  exitStatus:
    'ID is of a finding (f3), an attempt (a49) or an observation (a49.3), as the JSON report has them; FILE is all that judge reads. Exit status: 0 found, 2 no such id, or no audit.',
  run,
});

async function run(args: EvidenceArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 2);
  const [id, path] = positionals;
  if (id === undefined || path === undefined)
    throw new UsageError('Name an id and a file: netready evidence a49.3 FILE');
  if (!/^(?:f\d{1,9}|a\d{1,9}(?:\.\d{1,9})?)$/.test(id))
    throw new UnusableValue('ID', { value: id, why: 'give one such as f3, a49 or a49.3' });
  for await (const log of readAuditFile(path)) {
    const evidence = evidenceOf(reportOf(log), id);
    if (!evidence) continue;
    const screen = terminal(args);
    await printDocument(evidence, (shown) =>
      args.format === 'json' ? evidenceJson(shown) : renderEvidence(shown, screen),
    );
    return 0;
  }
  throw new UsageError(
    `Cannot find ${id} in ${quoted(path)}: netready judge FILE --format json has all ids`,
  );
}
