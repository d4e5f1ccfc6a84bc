import { arch, availableParallelism, cpus, platform, release } from 'node:os';
import { version as nodeVersion } from 'node:process';
import { findLimit } from '../../load/find-limit.ts';
import { runLoad } from '../../load/run-load.ts';
import type { LoadOptions, LoadWay } from '../../model/load/load.ts';
import type { LoadEnvironment, LoadReport } from '../../model/load/load-report.ts';
import { renderLoadPlan } from '../../report/formats/terminal/load/render-load-plan.ts';
import type { FormatSet } from '../../report/formats.ts';
import type { LoadPlan } from '../../report/view/load/load-plan.ts';
import { type LabSession, openLab } from '../../setup/lab/lab-session.ts';
import { machineCapacity } from '../../setup/machine/machine-capacity.ts';
import { version } from '../../setup/machine/version.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { requestFlags } from '../args/audit-flags.ts';
import {
  type BoundArgs,
  boundFlags,
  chosenLoad,
  type LoadArgs,
  loadFlags,
} from '../args/bench-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputAs } from '../args/document-flags.ts';
import { type Flags, one, partOf, text, turnOn } from '../args/flag.ts';
import { loadReportFlags } from '../args/output-flags.ts';
import { checkCapacity } from '../bench/bench-capacity.ts';
import { benchThreads } from '../bench/bench-threads.ts';
import { benchWays } from '../bench/bench-ways.ts';
import { loadProgress } from '../bench/load-progress.ts';
import { loadStatus } from '../bench/load-status.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { interruptible } from '../interrupt.ts';
import { confirm } from '../out/confirm.ts';
import { say } from '../out/say.ts';

/** What a bench takes of a request for an audit. */
type BenchRequest = Pick<AuditRequest, 'resolver' | 'resolve' | 'connectTo' | 'ca'> &
  Pick<AuditRequest, 'timeoutMs' | 'lab'>;

interface BenchArgs extends BenchRequest, LoadArgs, BoundArgs, OutputArgs<LoadReport>, DisplayArgs {
  readonly target?: string;
  readonly plan?: boolean;
}

const { resolver, resolve, connectTo, ca } = requestFlags;
const netFlags = { resolver, resolve, connectTo, ca };
const target = one('target', text, {
  value: 'URL',
  help: 'what is reached through the proxy; nothing else is contacted',
});
const plan = turnOn('plan', 'print what would be put on whom, and stop');
const lab = {
  ...requestFlags.lab,
  help: 'put load on a simulated network, which runs in this very process, instead of a real one',
};
const timeoutMs = { ...requestFlags.timeoutMs, help: 'deadline of an operation (default 5s)' };
const benchRequestFlags: Flags<BenchRequest> = { ...netFlags, lab, timeoutMs };

export const benchCommand: Command = commandOf<BenchArgs>({
  usage: 'ROUTE --target URL [options]',
  flags: {
    ...{ ...benchRequestFlags, target, ...loadFlags, ...boundFlags },
    ...{ plan, ...loadReportFlags, ...displayFlags },
  },
  optionGroups: [
    { title: 'Load', options: [target, ...Object.values(loadFlags), timeoutMs] },
    { title: 'Bounds', options: Object.values(boundFlags) },
    { title: 'Network', options: [...Object.values(netFlags), lab] },
    { title: 'Output', options: [plan, ...Object.values(loadReportFlags)] },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready bench http://proxy.example:8080 --target https://example.com',
    'netready bench http://proxy.example:8080 --target https://example.com \\',
    '  --load handshakes --rate 200 --duration 30s --output bench.json',
    'netready bench socks5://10.0.0.7 --target http://10.0.0.5/ --load requests',
    'netready bench pac+file:proxy.pac --target https://example.com',
    'netready bench http://proxy.example:8080 --target https://example.com --plan',
    'netready bench --lab company --yes',
  ],
  exitStatus:
    'Exit status: 0 measured, 1 more failed than --max-errors allows, 2 could not run, 130 interrupted.',
  run,
});

async function run(args: BenchArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [route] = positionals;
  const { target, direct = true } = args;
  const request: AuditRequest = {
    ...partOf<BenchRequest>(args, benchRequestFlags),
    ...(target !== undefined && { targets: [target] }),
  };
  const read = [...(route === undefined ? [] : [{ path: route }]), ...filesOf(request)];
  const planDelivery = args.plan
    ? await deliveryOf(outputAs(args, { formats: await loadPlanFormats(), by: '--plan' }), { read })
    : undefined;
  const delivery = await deliveryOf<LoadReport>(args, { read });
  const chosen = chosenLoad(args);
  return interruptible(async (signal) => {
    const lab = await openLab(request);
    try {
      const net = netOptions(request, lab?.net);
      const wish = { route, target, direct };
      const { ways, ...between } = await benchWays(wish, { lab, net, signal });
      const options: LoadOptions = { ...chosen, ...between, timeoutMs: net.timeoutMs };
      const warning = checkCapacity(options, machineCapacity());
      if (warning !== undefined && !args.quiet) say(warning);
      if (planDelivery) return (await writeAnswer({ options, ways }, planDelivery)) ? 0 : 2;
      const { width } = delivery.screen;
      if (!(await mayStart(args, { options, ways, width }))) return 2;
      const startedAt = new Date().toISOString();
      const progress = loadProgress(delivery.screen.progress, { options, ways: ways.length });
      const threads = await benchThreads(options.threads, { request, net });
      const random = Math.random;
      const input = {
        options,
        ways,
        net,
        signal,
        random,
        ...progress,
        ...(threads && { threads }),
      };
      const run = options.limit ? findLimit({ ...input, search: options.limit }) : runLoad(input);
      const result = await run.finally(() => {
        progress.clear();
        return threads?.end();
      });
      const report: LoadReport = {
        schemaVersion: 1,
        kind: 'load',
        tool: { name: 'netready', version },
        startedAt,
        finishedAt: new Date().toISOString(),
        environment: environmentOf(lab),
        options,
        ...result,
      };
      return (await writeAnswer(report, delivery)) ? loadStatus(report) : 2;
    } finally {
      await lab?.close();
    }
  });
}

interface Planned {
  readonly options: LoadOptions;
  readonly ways: readonly LoadWay[];
  readonly width: number;
}

/** Whoever makes the load sees it first and says yes. */
async function mayStart(
  { quiet, yes = false }: Pick<BenchArgs, 'quiet' | 'yes'>,
  { width, ...plan }: Planned,
): Promise<boolean> {
  if (!yes || !quiet) {
    for (const line of renderLoadPlan(plan, { width, color: false }).split('\n')) say(line);
  }
  if (yes || (await confirm('Start?', { option: '--yes' }))) return true;
  say('Nothing was sent.');
  return false;
}

function environmentOf(lab: LabSession | undefined): LoadEnvironment {
  const [cpu] = cpus();
  return {
    system: `${platform()} ${release()} ${arch()}`,
    node: nodeVersion,
    cpus: availableParallelism(),
    ...(cpu && { cpuModel: cpu.model.trim() }),
    ...(lab && { lab: lab.scenario }),
  };
}

/** Of all documents, which nobody else needs here. */
async function loadPlanFormats(): Promise<FormatSet<LoadPlan>> {
  return (await import('../../report/document-formats.ts')).loadPlanFormats;
}
