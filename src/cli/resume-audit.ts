import type { AuditHead } from '../model/report.ts';
import { reopenLab } from '../setup/lab/lab-session.ts';
import { paceOf } from '../setup/machine/pace-of.ts';
import type { PaceRequest, StepRequest } from '../setup/request/audit-request.ts';
import { isHidden } from '../setup/routes/hide-places.ts';
import { netOptions } from '../setup/steps/net-options.ts';
import { UsageError } from '../setup/usage/usage-error.ts';
import { paceFlags, stepFlags } from './args/audit-flags.ts';
import { auditOptions, displayOptions, paceOptions, resumeOption } from './args/audit-options.ts';
import { checkFiles } from './args/check-files.ts';
import { parseFlags } from './args/flag.ts';
import type { Parsed } from './args/option.ts';
import type { AuditStart } from './audit-start.ts';
import { openResumeFile } from './resume-file.ts';
import { resumedOptions } from './saved-command.ts';
import { listAgain } from './saved-list.ts';

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
    const request = parseFlags<StepRequest & PaceRequest>(resumedOptions(command, parsed), {
      ...stepFlags,
      ...paceFlags,
    });
    const pace = paceOf(request);
    lab = await reopenLab(head);
    const net = netOptions(request, lab?.net);
    if (!lab) checkNetwork(head, net);
    const listed = head.part?.listed ?? 0;
    const isBegun = !parts || parts.targets >= listed;
    const long = isBegun ? undefined : await listAgain(command.list, listed);
    return {
      ...{ head, net, pace, lab, warnings: [], ...(long && { long }) },
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
