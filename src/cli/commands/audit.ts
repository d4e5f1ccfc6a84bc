import { stat } from 'node:fs/promises';
import { type AuditOptions, audit, reportOf } from '../../audit.ts';
import { longestWholeFor } from '../../catalogue/long-list.ts';
import type { PacSelect } from '../../discovery/pac/select-by-pac.ts';
import type { Report } from '../../model/report.ts';
import { callsSomebody } from '../../plan/at-nobody.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { furtherTrials, furtherTrialsInParts } from '../../plan/budget.ts';
import { longerMs } from '../../plan/longer.ts';
import { openBounds } from '../../probe/bounds.ts';
import { textBudget } from '../../probe/text-budget.ts';
import { planJson } from '../../report/json/plan-json.ts';
import { renderPlan } from '../../report/terminal/plan/render-plan.ts';
import { auditInParts } from '../../setup/audit-in-parts.ts';
import type { AuditRequest } from '../../setup/audit-request.ts';
import { fitToRoom } from '../../setup/audit-room.ts';
import { machineRoom } from '../../setup/machine-room.ts';
import { prepareAudit } from '../../setup/prepare-audit.ts';
import { redactedLog } from '../../setup/redacted-log.ts';
import { redactorOf } from '../../setup/redactor-of.ts';
import { pacSelect } from '../../setup/routes/pac-select.ts';
import { checkPositionals, quoted } from '../../setup/usage/usage-error.ts';
import { requestFlags } from '../args/audit-flags.ts';
import {
  displayOptions,
  outputOptions,
  routeOptions,
  settingOptions,
  targetOptions,
} from '../args/audit-options.ts';
import { parseFlags } from '../args/flag.ts';
import type { Parsed } from '../args/option.ts';
import type { AuditStart } from '../audit-start.ts';
import { begunParts } from '../begun-parts.ts';
import { checkWritable } from '../check-writable.ts';
import type { Command } from '../command.ts';
import { type Delivery, deliver, deliveryOf } from '../deliver.ts';
import { deliverParts } from '../deliver-parts.ts';
import { interruptible } from '../interrupt.ts';
import { leanHeap } from '../lean-heap.ts';
import { printDocument } from '../out/print-document.ts';
import { openSaveFile } from '../out/save-file.ts';
import { say } from '../out/say.ts';
import { progressLine } from '../progress.ts';
import { resumeAudit } from '../resume-audit.ts';
import { resumeInParts } from '../resume-in-parts.ts';
import { savedCommand } from '../saved-command.ts';
import { savedList } from '../saved-list.ts';
import { withWayOn } from '../way-on.ts';
import { waysOf } from '../ways-of.ts';

/** Lists of fewer bytes fit into the memory that Node takes anyway. */
const largeList = 128 * 1024;
/** What so many attempts see, and its garbage, does not. */
const manyAttempts = 300;

export const auditCommand: Command = {
  usage: '[options]',
  optionGroups: [
    { title: 'Targets', options: targetOptions },
    { title: 'Ways out', options: [...routeOptions, ...settingOptions] },
    { title: 'Output', options: outputOptions },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready audit --os windows-11 --region eu',
    'netready audit --os linux --route direct --route http://proxy.example:3128',
    'netready audit --target https://example.com --format json',
    'netready audit --os windows-11 --save audit.ndjson --output audit.xlsx',
    'netready audit --resume audit.ndjson --output audit.xlsx',
    'netready audit --redact --save audit.ndjson --output audit.md',
    'netready audit --lab company',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 0);
  const request = parseFlags(parsed, requestFlags);
  const delivery = await deliveryOf(parsed);
  const resumed = parsed.one('resume');
  const isPlan = parsed.has('plan');
  const savePath = parsed.one('save');
  if (savePath !== undefined) await checkWritable('--save', savePath);
  // Before the list is read: what V8 took once it keeps.
  if (resumed !== undefined || (await isLarge(parsed.one('catalogue')))) leanHeap();
  // From here on Ctrl-C ends with a report, and the report is written to its end.
  return interruptible(async (signal) => {
    const start =
      resumed === undefined
        ? await prepareAudit(request, { signal, isPlan, inParts: !isPlan, called: parsed.called })
        : await resumeAudit(resumed, parsed);
    const { targets, routes, options } = start.head;
    if (targets.length * routes.length * options.samples > manyAttempts) leanHeap();
    try {
      if (!parsed.has('quiet')) for (const warning of start.warnings) say(warning);
      if (isPlan) return await printPlan(start, { parsed, request, screen: delivery.screen });
      return await make(start, { parsed, request, delivery, signal });
    } finally {
      await start.lab?.close();
    }
  });
}

async function printPlan(
  { head: made, pace, discovery }: AuditStart,
  { parsed, request, screen }: Pick<Making, 'parsed' | 'request'> & Pick<Delivery, 'screen'>,
): Promise<number> {
  const [line] = redactorOf(request)?.({ type: 'head', head: made }) ?? [];
  const head = line?.type === 'head' ? line.head : made;
  const attempts = [...planAttempts({ ...head, samples: head.options.samples })];
  if (parsed.one('format') === 'json') {
    const { targets, options } = head;
    // A name that is to stay hidden stands in every way.
    const ways =
      discovery && !parsed.has('redact')
        ? waysOf(discovery, { targets, os: options.os })
        : undefined;
    await printDocument({ head, attempts, ways }, planJson);
    return 0;
  }
  const triesEach = head.routes.length * head.options.samples;
  const isLong = head.targets.length > longestWholeFor(triesEach);
  const further = (isLong ? furtherTrialsInParts : furtherTrials)(
    attempts.filter(callsSomebody).length,
  );
  const plan = { head, attempts, further, longestMs: longerMs(head.options), ...pace };
  await printDocument(plan, (shown) => renderPlan(shown, screen));
  return 0;
}

interface Making {
  readonly parsed: Parsed;
  readonly request: AuditRequest;
  readonly delivery: Delivery;
  readonly signal: AbortSignal;
}

async function make(
  start: AuditStart,
  { parsed, request, delivery, signal }: Making,
): Promise<number> {
  const { head, net, resumed } = start;
  const { pace, warning } = fitToRoom(start.pace, { ...machineRoom(), inLab: !!start.lab });
  if (warning !== undefined && !parsed.has('quiet')) say(warning);
  const path = parsed.one('save');
  const redacted = redactedLog(request);
  const list =
    start.long && !resumed && !redacted ? await savedList(parsed, head.options) : undefined;
  const command = redacted ? undefined : savedCommand(parsed, list);
  const save =
    resumed?.save ??
    (path === undefined
      ? undefined
      : await openSaveFile(path, { command, force: parsed.has('force') }));
  const progress = progressLine(delivery.screen.progress);
  const begun = begunParts(signal);
  let lines = 0;
  let pac: PacSelect | undefined;
  try {
    pac = await pacSelect({ ...start, folder: resumed?.folder }, signal);
    const options: AuditOptions = {
      net,
      concurrency: pace.concurrency,
      bounds: openBounds(pace),
      texts: textBudget(),
      ...(pace.rate !== undefined && { rate: pace.rate }),
      ...(pac && { select: pac.select }),
      signal,
      onPass: progress.onPass,
      onLine: (line) => {
        lines += 1;
        const isSaved = begun.holds(line);
        for (const kept of redacted?.add(line) ?? [line]) if (isSaved) save?.write(kept);
        progress.onLine(line);
      },
    };
    const reported = (report: Report): Report => (redacted ? reportOf(redacted.log()) : report);
    const parts = partsOf(start, options);
    const status = parts
      ? await deliverInParts(parts, {
          delivery,
          reported,
          beforeEach: progress.clear,
        })
      : await deliver(
          reported(
            await audit(head, { ...options, ...(resumed && { log: resumed.log }) }).finally(
              progress.clear,
            ),
          ),
          delivery,
        );
    const unsaved = save?.close();
    if (save && begun.unbegun() > 0 && !parsed.has('quiet'))
      say(
        `netready: The saved audit ends before ${begun.unbegun()} targets that were not begun${command ? '; --resume goes on with them' : ''}`,
      );
    if (lines === 0 && !parsed.has('quiet'))
      say('netready: Nothing was left to do: the saved audit is at its end');
    if (unsaved === undefined) return status;
    say(
      `netready: The saved audit ${quoted(path ?? parsed.one('resume') ?? '')} is not whole: ${withWayOn(unsaved)}`,
    );
    return 2;
  } finally {
    await pac?.close();
  }
}

/** The reports of an audit that is made in parts; undefined where it is not. */
function partsOf(
  { head, long, resumed }: AuditStart,
  options: AuditOptions,
): AsyncIterable<Report> | undefined {
  const { before, log } = resumed ?? {};
  if (before && log) return resumeInParts(head, { before, log, long }, options);
  return long && auditInParts(head, long, options);
}

interface Parts {
  readonly delivery: Delivery;
  readonly reported: (report: Report) => Report;
  readonly beforeEach: () => void;
}

async function deliverInParts(
  reports: AsyncIterable<Report>,
  { delivery, reported, beforeEach }: Parts,
): Promise<number> {
  const parts = deliverParts(delivery);
  for await (const report of reports) {
    beforeEach();
    await parts.part(reported(report));
  }
  return parts.end();
}

async function isLarge(list: string | undefined): Promise<boolean> {
  const found = list === undefined ? undefined : await stat(list).catch(() => undefined);
  return (found?.size ?? 0) > largeList;
}
