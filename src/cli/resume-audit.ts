import type { AuditHead } from '../model/report.ts';
import { auditOptions, displayOptions, paceOptions, resumeOption } from './audit-options.ts';
import type { AuditStart } from './audit-start.ts';
import { checkFiles } from './check-files.ts';
import { isHidden } from './hide-places.ts';
import { reopenLab } from './lab-session.ts';
import { netOptions } from './net-options.ts';
import type { Parsed } from './option.ts';
import { paceOf } from './pace-of.ts';
import { openResumeFile } from './resume-file.ts';
import { resumedOptions } from './saved-command.ts';
import { listAgain } from './saved-list.ts';
import { UsageError } from './usage-error.ts';

/**
 * Goes on with the saved audit of `--resume`: by its own targets, routes, settings and options,
 * since what can be read anew today may be another list, another network.
 * @throws UsageError in one line, where another option would change what is measured, or the file
 * cannot be gone on with.
 */
export async function resumeAudit(path: string, parsed: Parsed): Promise<AuditStart> {
  checkBeside(parsed);
  const { head, command, log, parts, save } = await openResumeFile(path);
  let lab: AuditStart['lab'];
  try {
    checkPlaces(head);
    if (command.list) await checkFiles(parsed, [command.list.file]);
    const options = resumedOptions(command, parsed);
    const pace = paceOf(options);
    lab = await reopenLab(head);
    const net = netOptions(options, lab?.net);
    if (!lab) checkNetwork(head, net);
    const listed = head.part?.listed ?? 0;
    const isBegun = !parts || parts.targets >= listed;
    const long = isBegun ? undefined : await listAgain(command.list, listed);
    return {
      ...{ head, net, pace, lab, ...(long && { long }) },
      resumed: { log, save, folder: command.folder, ...(parts && { before: parts.before }) },
    };
  } catch (error) {
    save.close();
    await lab?.close();
    throw error;
  }
}

/** What may be said anew: how fast, and where the report goes. */
const mayDiffer = new Set(
  [...paceOptions, ...displayOptions, resumeOption]
    .map(({ name }) => name)
    .concat('format', 'output'),
);

function checkBeside(parsed: Parsed): void {
  const other = auditOptions.find(({ name }) => parsed.has(name) && !mayDiffer.has(name));
  if (!other) return;
  const why =
    other.name === 'save'
      ? 'it goes on in the same file'
      : 'the saved audit goes on as it was begun';
  throw new UsageError(`Cannot use --${other.name} with --resume: ${why}`);
}

/** A token of a PAC file's address is in no file. */
function checkPlaces({ routes }: AuditHead): void {
  const hidden = routes.find(isHidden);
  if (!hidden) return;
  throw new UsageError(
    `Cannot resume: the address of the PAC file was saved without its secret (${hidden.id}), so begin anew`,
  );
}

/** Half an audit of one network and half of another would tell of neither. */
function checkNetwork({ environment }: AuditHead, { nameServers }: AuditStart['net']): void {
  const before = environment.resolvers.toSorted().join(', ');
  const now = nameServers
    .map(({ address, port }) => `${address}:${port}`)
    .toSorted()
    .join(', ');
  if (before === now) return;
  throw new UsageError(
    `Cannot resume: this machine asks other name servers (${now}) than where the audit began (${before})`,
  );
}
