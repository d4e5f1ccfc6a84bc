import { arch, availableParallelism, cpus, platform, release } from 'node:os';
import { version as nodeVersion } from 'node:process';
import { findLimit } from '../../load/find-limit.ts';
import { runLoad } from '../../load/run-load.ts';
import type { LoadOptions, LoadWay } from '../../model/load.ts';
import type { LoadEnvironment, LoadReport } from '../../model/load-report.ts';
import { loadFormats } from '../../report/formats.ts';
import { renderLoadPlan } from '../../report/terminal/load/render-load-plan.ts';
import { type LabSession, openLab } from '../../setup/lab/lab-session.ts';
import { machineRoom } from '../../setup/machine/machine-room.ts';
import { version } from '../../setup/machine/version.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { requestFlags } from '../args/audit-flags.ts';
import { displayOptions, outputOptions, routeOptions } from '../args/audit-options.ts';
import { boundOptions, chosenLoad, loadOptions } from '../args/bench-flags.ts';
import { parseFlags } from '../args/flag.ts';
import type { Option, Parsed } from '../args/option.ts';
import { checkRoom } from '../bench-room.ts';
import { benchThreads } from '../bench-threads.ts';
import { benchWays } from '../bench-ways.ts';
import type { Command } from '../command.ts';
import { deliveryIn, writeAnswer } from '../deliver.ts';
import { interruptible } from '../interrupt.ts';
import { loadProgress } from '../load-progress.ts';
import { confirm } from '../out/confirm.ts';
import { say } from '../out/say.ts';

const shared = ['resolver', 'resolve', 'connect-to', 'ca'];

/** What a bench takes of a request for an audit. */
type BenchRequest = Pick<AuditRequest, 'resolver' | 'resolve' | 'connectTo' | 'ca'> &
  Pick<AuditRequest, 'timeoutMs' | 'lab' | 'targets'>;

const { resolver, resolve, connectTo, ca, timeoutMs, lab, targets } = requestFlags;
const benchRequestFlags = { resolver, resolve, connectTo, ca, timeoutMs, lab, targets };

const labOption: Option = {
  name: 'lab',
  value: 'SCENARIO',
  help: 'put load on a simulated network, which runs in this very process, instead of a real one',
};

export const benchCommand: Command = {
  usage: 'ROUTE --target URL [options]',
  optionGroups: [
    { title: 'Load', options: loadOptions },
    { title: 'Bounds', options: boundOptions },
    {
      title: 'Network',
      options: [...routeOptions.filter(({ name }) => shared.includes(name)), labOption],
    },
    {
      title: 'Output',
      options: outputOptions.filter(({ name }) => name === 'format' || name === 'output'),
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready bench http://proxy.example:8080 --target https://example.com',
    'netready bench http://proxy.example:8080 --target https://example.com \\',
    '  --load handshakes --rate 200 --duration 30s --output bench.json',
    'netready bench socks5://10.0.0.7 --target http://10.0.0.5/ --load requests',
    'netready bench pac+file:proxy.pac --target https://example.com',
    'netready bench --lab company --yes',
  ],
  exitStatus:
    'Exit status: 0 measured, 1 more failed than --max-errors allows, 2 could not run, 130 interrupted.',
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 1);
  const delivery = await deliveryIn(loadFormats, parsed);
  const chosen = chosenLoad(parsed);
  const request = parseFlags<BenchRequest>(parsed, benchRequestFlags);
  return interruptible(async (signal) => {
    const lab = await openLab(request);
    try {
      const net = netOptions(request, lab?.net);
      const { route, target, ways } = await benchWays(parsed, { lab, net, signal });
      const options: LoadOptions = { ...chosen, route, target, timeoutMs: net.timeoutMs };
      const warning = checkRoom(options, machineRoom());
      if (warning !== undefined && !parsed.has('quiet')) say(warning);
      if (!(await mayStart(parsed, { options, ways, width: delivery.screen.width }))) return 2;
      const startedAt = new Date().toISOString();
      const progress = loadProgress(delivery.screen.progress);
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
      return (await writeAnswer(report, delivery)) ? statusOf(report) : 2;
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
async function mayStart(parsed: Parsed, { width, ...plan }: Planned): Promise<boolean> {
  const isAgreed = parsed.has('yes');
  if (!isAgreed || !parsed.has('quiet')) {
    for (const line of renderLoadPlan(plan, { width, color: false }).split('\n')) say(line);
  }
  if (isAgreed || (await confirm('Start?', { option: '--yes' }))) return true;
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

/**
 * 0 measured, 1 too much failed, 2 the way that was asked about does not pass at all, 130
 * interrupted before any of these was seen.
 */
function statusOf({ ways, measures, limit, ended, options }: LoadReport): number {
  const [first] = ways;
  const isCut = ended === 'interrupted';
  if (!isCut && (first?.leftOut || (measures.length === 0 && !limit))) return 2;
  const isWrong = measures.some(
    ({ succeeded, failed }) => failed > (succeeded + failed) * options.maxErrors,
  );
  if (ended === 'errors' || isWrong) return 1;
  if (isCut) return 130;
  return limit !== undefined && limit.rate === undefined ? 1 : 0;
}
