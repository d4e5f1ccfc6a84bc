import { arch, availableParallelism, platform, release } from 'node:os';
import { version as nodeVersion } from 'node:process';
import type { LongList } from '../catalogue/long-list.ts';
import type { Discovery } from '../discovery/discover.ts';
import type { AuditHead } from '../model/report.ts';
import { calibrate } from './calibration.ts';
import { checkNoSecret } from './check-no-secret.ts';
import { type ChosenTargets, chooseTargets, oldList } from './choose-targets.ts';
import { comparisonOf } from './comparison-of.ts';
import { controlHosts } from './control-hosts.ts';
import type { LabSession } from './lab-session.ts';
import type { netOptions } from './net-options.ts';
import type { Parsed } from './option.ts';
import { say } from './out/say.ts';
import { paceOf } from './pace-of.ts';
import { parseCount } from './parse-values.ts';
import { askingOf, routesAsked } from './routes-asked.ts';
import { routesOf } from './routes-of.ts';
import { skippedRowsLine } from './skipped-rows-line.ts';
import { expectedByHand } from './trust-of.ts';
import { notAChoice, quoted, UsageError } from './usage-error.ts';
import { version } from './version.ts';

const failOns = ['blocked', 'degraded', 'never'] as const;
const mostSamples = 10_000;
const mostAttempts = 2_000_000;
const mostWarnings = 20;

export interface HeadInput {
  readonly lab: LabSession | undefined;
  readonly net: ReturnType<typeof netOptions>;
  readonly signal: AbortSignal;
}

/**
 * All that is known of an audit before its first step, from the options, the settings of this
 * machine, or the simulated network. What is wrong in the list is told on stderr.
 * @throws UsageError for a value that cannot be used, or where nothing is left to ask.
 */
export async function auditHead(parsed: Parsed, input: HeadInput): Promise<AuditHead> {
  return (await auditPlan(parsed, input)).head;
}

/** What is to be audited. */
export interface AuditPlan {
  readonly head: AuditHead;
  readonly discovery: Discovery;
  /** The targets, where there are too many to hold: those of the head are none then. */
  readonly long?: LongList;
}

/** The same, where a long list may be left for who takes it in parts. @throws UsageError */
export async function auditPlan(
  parsed: Parsed,
  input: HeadInput & { readonly inParts?: boolean },
): Promise<AuditPlan> {
  const { lab, net } = input;
  const samples = parseCount('--samples', parsed.one('samples') ?? '1', mostSamples);
  const { rate } = paceOf(parsed);
  const failOn = failOnOf(parsed);
  const expectRoots = expectedByHand(parsed);
  const words = parsed.all('route');
  // Routes that are found may be fewer or more; which they are, depends on what is chosen here.
  const triesEach = Math.max(1, words.length) * samples;
  const inParts = input.inParts ?? false;
  const chosen = lab?.chosen ?? (await chooseTargets(parsed, { inParts, triesEach }));
  const asking = askingOf(chosen);
  const found = await routesOf(words, { parsed, ...input, asking });
  const { routes, components } = routesAsked(found, { words, asking });
  const controls = controlHosts(parsed);
  checkNoSecret([...chosen.targets, ...controls]);
  checkSize(chosen.long?.targets ?? chosen.targets.length, routes.length * samples);
  if (!parsed.has('quiet')) {
    warn(chosen.problems, chosen.long?.problemCount);
    const warning = lab ? undefined : oldList(chosen);
    if (warning !== undefined) say(warning);
    const unread = skippedRowsLine(chosen.unread ?? new Map());
    if (unread !== undefined) say(unread);
  }
  const head: AuditHead = {
    schemaVersion: 1,
    tool: { name: 'netready', version },
    startedAt: new Date().toISOString(),
    environment: {
      system: `${platform()} ${release()} ${arch()}`,
      node: nodeVersion,
      cpus: availableParallelism(),
      ...(!parsed.has('plan') && { calibrationMs: calibrate() }),
      resolvers: net.nameServers.map(({ address, port }) => `${address}:${port}`),
      ...(lab && { lab: lab.scenario }),
    },
    options: {
      ...(chosen.catalogue && { catalogue: chosen.catalogue }),
      os: chosen.os,
      regions: chosen.regions,
      samples,
      timeoutMs: net.timeoutMs,
      ...(rate !== undefined && { rate }),
      failOn,
      routesByHand: found.byHand,
      ...(expectRoots && { expectRoots }),
      ...(parsed.has('system-ca') && { systemCa: true as const }),
      ...(parsed.has('no-revocation') && { noRevocation: true as const }),
      ...(!parsed.has('no-interception-check') && { interceptionCheck: true as const }),
      ...comparisonOf(parsed, net, lab?.lab.compared),
    },
    settings: found.settings,
    routes,
    ...(components && { components }),
    targets: chosen.targets,
    ...(controls.length > 0 && { controls }),
    sources: chosen.sources,
  };
  const { discovery } = found;
  return { head, discovery, ...(chosen.long && { long: chosen.long }) };
}

function failOnOf(parsed: Parsed): (typeof failOns)[number] {
  const failOn = parsed.one('fail-on') ?? 'blocked';
  const known = failOns.find((one) => one === failOn);
  if (!known) throw notAChoice('--fail-on', failOn, failOns);
  return known;
}

function checkSize(targets: number, times: number): void {
  if (targets === 0) {
    throw new UsageError('Nothing to audit: no row of the list applies to these options');
  }
  if (targets * times > mostAttempts) {
    throw new UsageError(
      `Cannot plan ${targets * times} attempts: at most ${mostAttempts} go in one audit`,
    );
  }
}

function warn(problems: ChosenTargets['problems'], count = problems.length): void {
  for (const { sheet, row, kind, value } of problems.slice(0, mostWarnings)) {
    say(`${sheet ?? 'catalogue'}, row ${row ?? '?'}: ${kind} ${quoted(value ?? '')}`);
  }
  const more = count - mostWarnings;
  if (more > 0)
    say(`catalogue: ${more} more such rows; netready catalogue --format json lists them all`);
}
