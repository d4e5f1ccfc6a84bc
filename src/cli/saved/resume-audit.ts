import type { AuditHead } from '../../model/audit/report.ts';
import { checkUntil } from '../../setup/again/check-until.ts';
import { reopenLab } from '../../setup/lab/lab-session.ts';
import { requestedPace } from '../../setup/machine/requested-pace.ts';
import { isHidden } from '../../setup/routes/pac-secrets.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { paceFlags, untilFlags } from '../args/audit-flags.ts';
import { checkFiles } from '../args/check-files.ts';
import { displayFlags } from '../args/display-flags.ts';
import type { Flags } from '../args/flag.ts';
import { type AuditArgs, reportFlags } from '../args/output-flags.ts';
import type { AuditStart } from '../audit/audit-start.ts';
import type { Delivery } from '../deliver/deliver.ts';
import { openResumeFile } from './resume-file.ts';
import { type AnewRequest, resumedRequest } from './saved-command.ts';
import { listAgain } from './saved-list.ts';

/**
 * Goes on with the saved audit of `--resume`: by its own targets, routes, settings and options,
 * since what can be read anew today may be another list, another network.
 * @throws UsageError in one line where the file cannot be gone on with.
 */
export async function resumeAudit(
  path: string,
  { pace: anew, delivery }: Resuming,
): Promise<AuditStart> {
  const { head, command, log, parts, first, save } = await openResumeFile(path);
  let lab: AuditStart['lab'];
  try {
    checkPlaces(head);
    if (command.list) {
      const written = delivery.files.map((file) => ({ option: '--output', path: file.path }));
      await checkFiles({ written, read: [{ path: command.list.file }] });
    }
    const request = resumedRequest(command, anew);
    checkUntil(request);
    lab = await reopenLab(head);
    const net = netOptions(request, lab?.net);
    if (!lab) checkNetwork(head, net);
    const listed = head.part?.listed ?? 0;
    const isBegun = !parts || parts.targets >= listed;
    const long = isBegun ? undefined : await listAgain(command.list, listed);
    return {
      ...{ head, net, pace: requestedPace(request), lab, warnings: [], ...(long && { long }) },
      until: { ...request, isAnew: anew.forMs !== undefined },
      replan: async () => ({ ...head, startedAt: new Date().toISOString() }),
      resumed: {
        ...{ log, save, folder: command.folder },
        ...(parts && { before: parts.before }),
        ...(first && { first }),
      },
    };
  } catch (error) {
    save.close();
    await lab?.close();
    throw error;
  }
}

/** What is said anew where an audit goes on. */
export interface Resuming {
  readonly pace: AnewRequest;
  readonly delivery: Pick<Delivery, 'files'>;
}

/** What may be said anew: how fast, how long, and where the report goes. */
const mayDiffer: readonly string[] = [
  ...Object.keys({ ...paceFlags, ...untilFlags, ...displayFlags, ...reportFlags }),
  ...(['resume', 'threads'] satisfies (keyof AuditArgs)[]),
];

/** @throws UsageError where another option stands beside `--resume` that would change what is measured. */
export function checkBeside<T extends AuditArgs>(args: T, flags: Flags<T>): void {
  const fields = Object.keys(flags) as (keyof T & string)[];
  const other = fields.find((field) => args[field] !== undefined && !mayDiffer.includes(field));
  if (other === undefined) return;
  const why =
    other === 'save' ? 'it goes on in the same file' : 'the saved audit goes on as it was begun';
  throw new UsageError(`Cannot use --${flags[other].name} with --resume: ${why}`);
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
