import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { audit } from '../../audit.ts';
import type { PacSelect } from '../../discovery/pac/select-by-pac.ts';
import type { AuditHead } from '../../model/report.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { renderPlan } from '../../report/render-plan.ts';
import { auditHead } from '../audit-head.ts';
import {
  displayOptions,
  outputOptions,
  routeOptions,
  settingOptions,
  targetOptions,
} from '../audit-options.ts';
import type { Command } from '../command.ts';
import { type Delivery, deliver, deliveryOf } from '../deliver.ts';
import { interruptible } from '../interrupt.ts';
import { type LabSession, openLab } from '../lab-session.ts';
import { leanHeap } from '../lean-heap.ts';
import { netOptions } from '../net-options.ts';
import type { Parsed } from '../option.ts';
import { checkWritable, printAnswer, say } from '../output.ts';
import { parseCount } from '../parse-values.ts';
import { progressLine } from '../progress.ts';
import { openSaveFile } from '../save-file.ts';
import { checkPositionals, quoted, UsageError } from '../usage-error.ts';

const usualConcurrency = 1000;
const mostConcurrency = 20_000;
const highestRate = 10_000;
/** Lists of fewer bytes fit into the memory that Node takes anyway. */
const largeList = 256 * 1024;

export const auditCommand: Command = {
  name: 'audit',
  usage: '[options]',
  summary: 'test every service URL over every way out, say what stops the rest',
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
    'netready audit --lab company',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 0);
  const delivery = await deliveryOf(parsed);
  const pace = paceOf(parsed);
  const savePath = await savePathOf(parsed, delivery);
  // Before the list is read: what V8 took once it keeps.
  if (await isLarge(parsed.one('catalogue'))) leanHeap();
  // From here on Ctrl-C ends with a report, and the report is written to its end.
  return interruptible(async (signal) => {
    const lab = await openLab(parsed);
    let pac: PacSelect | undefined;
    try {
      const net = netOptions(parsed, lab?.net);
      const head = await auditHead(parsed, { lab, net, signal });
      if (parsed.has('plan')) {
        const attempts = [...planAttempts({ ...head, samples: head.options.samples })];
        await printAnswer([renderPlan({ head, attempts }, delivery.screen)]);
        return 0;
      }
      const save = savePath === undefined ? undefined : openSaveFile(savePath);
      const progress = progressLine(delivery.screen.progress);
      pac = await pacSelect(head, { net, signal, lab });
      const report = await audit(head, {
        net,
        ...pace,
        ...(pac && { select: pac.select }),
        signal,
        onPass: progress.onPass,
        onLine: (line) => {
          save?.write(line);
          progress.onLine(line);
        },
      }).finally(progress.clear);
      const unsaved = save?.close();
      const status = await deliver(report, delivery);
      if (unsaved === undefined) return status;
      say(`netready: The saved audit is not whole: ${unsaved}`);
      return 2;
    } finally {
      await pac?.close();
      await lab?.close();
    }
  });
}

async function isLarge(list: string | undefined): Promise<boolean> {
  const found = list === undefined ? undefined : await stat(list).catch(() => undefined);
  return (found?.size ?? 0) > largeList;
}

interface PacInput {
  readonly net: ReturnType<typeof netOptions>;
  readonly signal: AbortSignal;
  readonly lab: LabSession | undefined;
}

/** What answers for the routes that a PAC file decides; undefined where there is none. */
async function pacSelect(
  head: AuditHead,
  { net, signal, lab }: PacInput,
): Promise<PacSelect | undefined> {
  if (!head.routes.some(({ kind }) => kind === 'pac')) return undefined;
  const { selectByPac } = await import('../../discovery/pac/select-by-pac.ts');
  return selectByPac(head.routes, { net, signal, proxy: lab ? 'direct' : 'environment' });
}

function paceOf(parsed: Parsed): { readonly concurrency: number; readonly rate?: number } {
  const concurrency = parsed.one('concurrency') ?? String(usualConcurrency);
  const rate = parsed.one('rate');
  return {
    concurrency: parseCount('--concurrency', concurrency, mostConcurrency),
    ...(rate !== undefined && { rate: parseCount('--rate', rate, highestRate) }),
  };
}

async function savePathOf(parsed: Parsed, { files }: Delivery): Promise<string | undefined> {
  const path = parsed.one('save');
  if (path === undefined) return undefined;
  if (files.some((file) => resolve(file.path) === resolve(path))) {
    throw new UsageError(`Cannot use ${quoted(path)} for --save: --output would replace it`);
  }
  await checkWritable('--save', path);
  return path;
}
