import { stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { currentAccount } from '../../discovery/windows/live/current-account.ts';
import type { FormatSet } from '../../report/formats.ts';
import type { ShownPlan } from '../../report/view/audit/plan/shown-plan.ts';
import { prepareAudit } from '../../setup/audit/prepare-audit.ts';
import { type Asked, withConfig } from '../../setup/config/with-config.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import {
  cellFlags,
  outcomeFlags,
  paceFlags,
  requestFlags,
  routeFlags,
  settingFlags,
  stepFlags,
  type TypedRequest,
  targetFlags,
  untilFlags,
} from '../args/audit-flags.ts';
import { filesOf, type NamedFile } from '../args/check-files.ts';
import { type ConfigArgs, configFlags } from '../args/config-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputAs } from '../args/document-flags.ts';
import { type Flags, partOf } from '../args/flag.ts';
import { wordHint } from '../args/habits.ts';
import {
  type AuditArgs,
  auditFlags,
  reportFlags,
  type SummaryArgs,
  summarised,
  summaryFlag,
  type VerboseArgs,
  verboseFlag,
} from '../args/output-flags.ts';
import { checkAsSystem } from '../as-system/check-as-system.ts';
import { deliverAsSystem } from '../as-system/deliver-as-system.ts';
import { deliverPlan } from '../audit/deliver-plan.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { makeAudit } from '../audit/make-audit.ts';
import { smallHeap, steadyHeap, usualHeap } from '../audit/steady-heap.ts';
import { listProgress } from '../catalogue/list-progress.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { checkWritable } from '../deliver/check-writable.ts';
import { deliveryOf } from '../deliver/deliver.ts';
import { interruptible } from '../interrupt.ts';
import { say } from '../out/say.ts';
import { redOfFile } from '../saved/red-of-file.ts';
import { checkBeside, resumeAudit } from '../saved/resume-audit.ts';

/** Lists of fewer bytes fit into the memory that Node takes anyway. */
const largeFile = 128 * 1024;
/** What more attempts see is too much for the usual heap, however short the list. */
const manyAttempts = 5000;

interface AllArgs
  extends TypedRequest,
    ConfigArgs,
    AuditArgs,
    OutputArgs,
    SummaryArgs,
    VerboseArgs,
    DisplayArgs {}

const flags: Flags<AllArgs> = {
  ...{ ...requestFlags, ...configFlags, ...auditFlags, ...reportFlags, ...displayFlags },
  ...{ summary: summaryFlag, verbose: verboseFlag },
};
const { plan, save, force, resume, asSystem, threads } = auditFlags;

export const auditCommand: Command = commandOf<AllArgs>({
  usage: '[options]',
  flags,
  optionGroups: [
    { title: 'Targets', options: Object.values(targetFlags) },
    {
      title: 'Ways out',
      options: [
        ...Object.values({ ...routeFlags, ...stepFlags, ...paceFlags }),
        ...[threads, ...Object.values(settingFlags)],
      ],
    },
    { title: 'Again', options: Object.values({ ...cellFlags, ...untilFlags }) },
    { title: 'Request', options: [...Object.values(configFlags), asSystem] },
    {
      title: 'Output',
      options: [
        ...[plan, ...Object.values(reportFlags), summaryFlag],
        ...[save, force, resume, ...Object.values(outcomeFlags)],
      ],
    },
    { title: 'Display', options: [verboseFlag, ...Object.values(displayFlags)] },
  ],
  examples: [
    'netready audit --os windows-11 --region eu',
    'netready audit --os linux --route direct --route http://proxy.example:3128',
    'netready audit --target https://example.com --format json',
    'netready audit --os windows-11 --save audit.ndjson --output audit.xlsx',
    'netready audit --resume audit.ndjson --output audit.xlsx',
    'netready audit --os windows-11 --only wdcp.microsoft.com@direct',
    'netready audit --only-red report.html --output again.html',
    'netready audit --os windows-11 --until-green --for 8h --save night.ndjson',
    'netready audit --redact --save audit.ndjson --output audit.md',
    'netready audit --config netready.json --profile branch',
    'netready audit --os windows-11 --summary --output audit.html',
    'netready audit --os auto --region eu --as-system --output audit.html',
    'netready audit --lab company',
  ],
  run,
});

async function run(args: AllArgs, { positionals, called }: Words): Promise<number> {
  checkPositionals(positionals, 0, wordHint);
  if (args.asSystem) checkAsSystem(args, platform);
  const { save, resume, plan: isPlan = false } = args;
  if (resume !== undefined) checkBeside(args, flags);
  const typed = partOf<TypedRequest>(args, requestFlags);
  // What was saved goes on, or is tried again, as it was begun, whatever a file that is found says today.
  const isAnew = typed.onlyRed !== undefined && args.config === undefined;
  const asked: Asked =
    resume === undefined && !isAnew ? await withConfig(typed, args) : { request: typed };
  const { config } = asked;
  const red = await redOfFile(asked.request);
  if (red === 'nothing') return 0;
  const request = red ? { ...red.request, ...asked.request } : asked.request;
  if (config?.isFound && !args.quiet)
    say(`netready: Goes by ${config.file}; --no-config passes it by`);
  const { onlyRed } = request;
  const others: readonly NamedFile[] = [
    ...(onlyRed === undefined ? [] : [{ option: '--only-red', path: onlyRed }]),
    ...(config ? [{ option: '--config', path: config.file }] : []),
    ...(resume === undefined ? [] : [{ option: '--resume', path: resume }]),
  ];
  const files = {
    written: save === undefined ? [] : [{ option: '--save', path: save }],
    read: [...others, ...filesOf(request)],
  };
  if (args.threads === '2' && request.lab !== undefined) {
    throw new UsageError('Cannot use --threads 2 with --lab, which runs in this very process');
  }
  const account = args.asSystem ? await currentAccount() : 'system';
  if (account !== 'system') {
    const delivery = await deliveryOf(summarised(args), files);
    const { quiet = false } = args;
    return interruptible((signal) =>
      deliverAsSystem({ request: asked.request, account, delivery, signal, quiet }),
    );
  }
  const planDelivery = isPlan
    ? await deliveryOf(outputAs(args, { formats: await planFormats(), by: '--plan' }), files)
    : undefined;
  const delivery = await deliveryOf(summarised(args), files);
  if (save !== undefined) await checkWritable('--save', save);
  // Before the list is read: what V8 took once it keeps.
  if (resume !== undefined) leanHeap();
  else steadyHeap((await isAnyLarge(request)) ? smallHeap : usualHeap);
  // From here on Ctrl-C ends with a report, and the report is written to its end.
  return interruptible(async (signal) => {
    const progress = listProgress(delivery.screen.progress);
    const { onRows } = progress;
    const preparing = { signal, isPlan, inParts: true, called, config, red, onRows };
    const start =
      resume === undefined
        ? await prepareAudit(request, preparing)
            .catch((error: unknown) => {
              throw config?.blame(error) ?? error;
            })
            // The plan of a long list reads it on, for whom no other line is drawn.
            .finally(isPlan && delivery.screen.progressBeside ? progress.clear : progress.end)
        : await resumeAudit(resume, { pace: request, delivery });
    const { targets, routes, options } = start.head;
    const isMany = targets.length * routes.length * options.samples > manyAttempts;
    if (isMany && resume === undefined) steadyHeap(smallHeap);
    try {
      if (!args.quiet) for (const warning of start.warnings) say(warning);
      if (planDelivery) {
        const planned = { request, delivery: planDelivery };
        return await deliverPlan(start, planned).finally(progress.end);
      }
      return await makeAudit(start, { ...args, request, delivery, signal });
    } finally {
      await start.lab?.close();
    }
  });
}

async function isAnyLarge({ catalogues = [], settings = [] }: AuditRequest): Promise<boolean> {
  const sizes = [...catalogues, ...settings].map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).some((size) => size > largeFile);
}

/** Of all documents, which nobody else needs here. */
async function planFormats(): Promise<FormatSet<ShownPlan>> {
  return (await import('../../report/document-formats.ts')).planFormats;
}
