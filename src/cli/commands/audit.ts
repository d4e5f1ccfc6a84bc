import { arch, availableParallelism, platform, release } from 'node:os';
import { env, version as nodeVersion } from 'node:process';
import { audit } from '../../audit.ts';
import { exitStatus } from '../../diagnosis/exit-status.ts';
import { chooseRoutes } from '../../discovery/choose-routes.ts';
import { discover } from '../../discovery/discover.ts';
import type { ProxyProblem } from '../../discovery/parse-route.ts';
import type { AuditHead } from '../../model/report.ts';
import type { Route, Setting } from '../../model/route.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { renderPlan } from '../../report/render-plan.ts';
import { displayOptions, outputOptions, routeOptions, targetOptions } from '../audit-options.ts';
import { chooseTargets } from '../choose-targets.ts';
import type { Command } from '../command.ts';
import { interruptible } from '../interrupt.ts';
import { type LabSession, openLab } from '../lab-session.ts';
import { netOptions } from '../net-options.ts';
import type { Parsed } from '../option.ts';
import { printAnswer, say, writeFile } from '../output.ts';
import { parseCount } from '../parse-values.ts';
import { progressLine } from '../progress.ts';
import { formatNamed, formatOfFile } from '../report-format.ts';
import { openSaveFile } from '../save-file.ts';
import { terminal } from '../terminal.ts';
import { notAChoice, quoted, UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

const failOns = ['blocked', 'degraded', 'never'] as const;
const usualConcurrency = 1000;
const mostConcurrency = 20_000;
const mostAttempts = 2_000_000;

export const auditCommand: Command = {
  name: 'audit',
  usage: '[options]',
  summary: 'test every service URL over every way out, and say what stops the rest',
  optionGroups: [
    { title: 'Targets', options: targetOptions },
    { title: 'Ways out', options: routeOptions },
    { title: 'Output', options: outputOptions },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready audit --os windows-11 --region eu',
    'netready audit --os windows-11 --route direct --route http://proxy.example:3128',
    'netready audit --target https://example.com --format json',
    'netready audit --os windows-server-2019 --save audit.ndjson --output audit.json',
    'netready audit --lab company',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  const format = formatNamed(parsed.one('format') ?? 'table');
  const files = parsed.all('output').map((path) => ({ path, format: formatOfFile(path) }));
  const screen = terminal({
    noColor: parsed.has('no-color'),
    noProgress: parsed.has('no-progress') || parsed.has('quiet'),
  });
  const lab = await openLab(parsed);
  try {
    const net = netOptions(parsed, lab?.net);
    const head = await headOf(parsed, { lab, net });
    if (parsed.has('plan')) {
      const attempts = [...planAttempts({ ...head, samples: head.options.samples })];
      await printAnswer([renderPlan({ head, attempts }, screen)]);
      return 0;
    }
    const savePath = parsed.one('save');
    const save = savePath === undefined ? undefined : openSaveFile(savePath);
    const progress = progressLine(screen.progress);
    const rate = parsed.one('rate');
    const report = await interruptible((signal) =>
      audit(head, {
        net,
        concurrency: parseCount(
          '--concurrency',
          parsed.one('concurrency') ?? String(usualConcurrency),
          mostConcurrency,
        ),
        ...(rate !== undefined && { rate: parseCount('--rate', rate, 10_000) }),
        signal,
        onPass: progress.onPass,
        onLine: (line) => {
          save?.write(line);
          progress.onLine(line);
        },
      }),
    );
    save?.close();
    progress.clear();
    for (const { path, format: chosen } of files) {
      await writeFile(path, chosen.render(report, { width: 120, color: false }));
    }
    await printAnswer(format.render(report, screen));
    return exitStatus(report);
  } finally {
    await lab?.close();
  }
}

interface HeadInput {
  readonly lab: LabSession | undefined;
  readonly net: ReturnType<typeof netOptions>;
}

async function headOf(parsed: Parsed, { lab, net }: HeadInput): Promise<AuditHead> {
  const chosen = lab?.chosen ?? (await chooseTargets(parsed));
  const { routes, byHand, settings } = routesOf(parsed, lab);
  const samples = parseCount('--samples', parsed.one('samples') ?? '1', 10_000);
  const failOn = parsed.one('fail-on') ?? 'blocked';
  const known = failOns.find((one) => one === failOn);
  if (!known) throw notAChoice('--fail-on', failOn, failOns);
  if (chosen.targets.length === 0) {
    throw new UsageError('Nothing to audit: no row of the list applies to these options');
  }
  const attempts = chosen.targets.length * routes.length * samples;
  if (attempts > mostAttempts) {
    throw new UsageError(
      `Cannot plan ${attempts} attempts: at most ${mostAttempts} go in one audit`,
    );
  }
  for (const problem of parsed.has('quiet') ? [] : chosen.problems) {
    say(
      `${problem.sheet ?? 'catalogue'}, row ${problem.row ?? '?'}: ${problem.kind} ${quoted(problem.value ?? '')}`,
    );
  }
  return {
    schemaVersion: 1,
    tool: { name: 'netready', version },
    startedAt: new Date().toISOString(),
    environment: {
      system: `${platform()} ${release()} ${arch()}`,
      node: nodeVersion,
      cpus: availableParallelism(),
      resolvers: net.nameServers.map(({ address, port }) => `${address}:${port}`),
      ...(lab && { lab: lab.scenario }),
    },
    options: {
      ...(chosen.catalogue && { catalogue: chosen.catalogue }),
      os: chosen.os,
      regions: chosen.regions,
      samples,
      timeoutMs: net.timeoutMs,
      failOn: known,
      routesByHand: byHand,
    },
    settings,
    routes,
    targets: chosen.targets,
    sources: chosen.sources,
  };
}

interface Ways {
  readonly routes: readonly Route[];
  readonly byHand: boolean;
  readonly settings: readonly Setting[];
}

function routesOf(parsed: Parsed, lab: LabSession | undefined): Ways {
  const words = parsed.all('route');
  const discovery = discover({ environment: lab ? {} : env });
  const given = lab ? lab.routeWords(words) : words;
  const chosen = chooseRoutes(given, discovery);
  if ('refused' in chosen) {
    throw new UsageError(
      `Cannot use ${withoutLogin(chosen.refused)} for --route: ${whyNot[chosen.problem]}`,
    );
  }
  return { routes: chosen.routes, byHand: chosen.byHand, settings: discovery.settings };
}

function withoutLogin(text: string): string {
  return quoted(text.replace(/\/\/[^/@]*@/, '//'));
}

const whyNot: Readonly<Record<ProxyProblem, string>> = {
  credentials: 'credentials are never sent, so leave them out',
  scheme: 'choose one of direct, settings, all, http://H:P, https://H:P, socks5://H:P',
  port: 'give a port from 1 to 65535',
  host: 'it names no valid host',
  path: 'a proxy has a host and a port, no path',
};
