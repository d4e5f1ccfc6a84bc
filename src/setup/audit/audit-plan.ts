import { arch, availableParallelism, platform, release } from 'node:os';
import { version as nodeVersion } from 'node:process';
import { type LongList, maxWholeLengthFor } from '../../catalogue/long-list.ts';
import type { Discovery } from '../../discovery/discover.ts';
import type { AuditConfig } from '../../model/audit/audit-config.ts';
import { maxAttempts, maxAttemptsHeld } from '../../model/audit/max-attempts.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import type { WindowsContext } from '../../model/audit/windows/windows-account.ts';
import { onlyAsked } from '../again/only-asked.ts';
import type { Red } from '../again/red.ts';
import { targetsOfRed } from '../again/targets-of-red.ts';
import { toldOfRed } from '../again/told-of-red.ts';
import type { LabSession } from '../lab/lab-session.ts';
import { calibrate } from '../machine/calibration.ts';
import { version } from '../machine/version.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { namedRoutes } from '../routes/named-routes.ts';
import { askingOf, routesAsked } from '../routes/routes-asked.ts';
import { nameComparison } from '../steps/name-comparison.ts';
import type { StepOptions } from '../steps/net-options.ts';
import { expectedByHand } from '../steps/trust-options.ts';
import { checkNoSecret } from '../targets/check-no-secret.ts';
import { type ChosenTargets, chooseTargets, oldList } from '../targets/choose-targets.ts';
import { controlHosts } from '../targets/control-hosts.ts';
import type { Called } from '../targets/given-lists.ts';
import { skippedRowsLine } from '../targets/skipped-rows-line.ts';
import { quoted, UsageError } from '../usage/usage-error.ts';

const maxWarnings = 20;

export interface HeadInput {
  readonly lab: LabSession | undefined;
  readonly net: StepOptions;
  readonly signal: AbortSignal;
  /** Nothing is asked and nothing is measured: it is for a plan. */
  readonly isPlan?: boolean;
  /** A list of more than can be held may be left for who takes it in parts. */
  readonly inParts?: boolean;
  readonly called?: Called | undefined;
  /** The file that the request came from. */
  readonly config?: AuditConfig | undefined;
  /** Told now and then how many more rows of lists were read. */
  readonly onRows?: ((more: number) => void) | undefined;
  /** What is tried again, of a request that was completed by it. */
  readonly red?: Red | undefined;
  /** The whole list is wanted, whichever cells the request names. */
  readonly isWhole?: boolean;
}

/** What is to be audited. */
export interface AuditPlan {
  readonly head: AuditHead;
  readonly discovery: Discovery;
  /** The targets, where there are too many to hold: those of the head are none then. */
  readonly long?: LongList;
  /** What is wrong in the list, or with it, a line each. */
  readonly warnings: readonly string[];
}

/**
 * All that is known of an audit before its first step, from a request, the settings of this
 * machine, or the simulated network.
 * @throws UsageError for a value that cannot be used, or where nothing is left to ask.
 */
export async function auditPlan(request: AuditRequest, input: HeadInput): Promise<AuditPlan> {
  const { lab, net, isPlan = false, called, config, red, onRows } = input;
  const { only = [], untilGreen = false } = request;
  const isSome = only.length > 0 || red !== undefined;
  const inParts = !!input.inParts && !isSome;
  const { samples = 1, routes: words = [], rate, failOn = 'blocked', site } = request;
  const { waivers = [] } = request;
  const { revocation = true, interceptionCheck = true, systemCa = false } = request;
  const expectRoots = expectedByHand(request);
  // Routes that are found may be fewer or more; which they are, depends on what is chosen here.
  const triesEach = Math.max(1, words.length) * samples;
  const reading = { inParts, called, onRows };
  const before =
    lab?.chosen ??
    targetsOfRed(red, request) ??
    (await chooseTargets(request, { ...reading, triesEach }));
  const asking = askingOf(before);
  const found = await namedRoutes(words, { request, ...input, ...(!isPlan && { asking }) });
  const { routes, components } = routesAsked(found, { words, asking });
  const controls = controlHosts(request.controls);
  const tries = routes.length * samples;
  const chosen = isForParts(before, { tries, inParts: inParts && !lab })
    ? await chooseTargets(request, { ...reading, triesEach: tries })
    : before;
  if (chosen.long && untilGreen) throw tooLong(chosen.long.targets);
  checkNoSecret([...chosen.targets, ...controls]);
  const whole: AuditHead = {
    schemaVersion: 1,
    tool: { name: 'netready', version },
    startedAt: new Date().toISOString(),
    environment: {
      system: `${platform()} ${release()} ${arch()}`,
      node: nodeVersion,
      cpus: availableParallelism(),
      ...(!isPlan && { calibrationMs: calibrate() }),
      resolvers: net.nameServers.map(({ address, port }) => `${address}:${port}`),
      ...(found.discovery.live && { windows: contextOf(found.discovery.live) }),
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
      ...(systemCa && { systemCa }),
      ...(!revocation && { noRevocation: true as const }),
      ...(interceptionCheck && { interceptionCheck }),
      ...nameComparison(request, net, lab?.lab.compared),
      ...(waivers.length > 0 && { waivers }),
      ...(site !== undefined && { site }),
      ...(config && {
        config: {
          file: config.file,
          ...(config.profile !== undefined && { profile: config.profile }),
        },
      }),
    },
    settings: found.settings,
    ...(found.discovery.checklist.length > 0 && { checklist: found.discovery.checklist }),
    routes,
    ...(components && { components }),
    targets: chosen.targets,
    ...(controls.length > 0 && { controls }),
    sources: chosen.sources,
  };
  const head = input.isWhole ? whole : onlyAsked(whole, { only, red });
  const { long, targets } = { ...chosen, targets: head.targets };
  checkSize({ ...(long && { long }), targets }, { tries, inParts });
  const { discovery } = found;
  const isRedirected = net.connectTo.length > 0;
  const told = red ? toldOfRed(red, { head, isRedirected }) : [];
  const warnings = [...told, ...warningsOf(chosen, { isLab: lab !== undefined })];
  return { head, discovery, ...(long && { long }), warnings };
}

/** As whom, and by what: names of services and adapters are no part of an audit. */
function contextOf({ account, readBy }: WindowsContext): WindowsContext {
  return { ...(account && { account }), ...(readBy && { readBy }) };
}

function tooLong(targets: number): UsageError {
  return new UsageError(
    `Cannot go on until ${targets} targets are green, which are read in parts: audit them once with --save FILE, then go on with --only-red FILE --until-green`,
  );
}

interface Size {
  /** Of each target. */
  readonly tries: number;
  readonly inParts: boolean;
}

/**
 * Whether a list that was held for the routes that were named may be one for parts, now that more are
 * found. One of more targets would be in parts already.
 */
function isForParts(
  { long, targets: { length } }: ChosenTargets,
  { tries, inParts }: Size,
): boolean {
  return inParts && !long && length * tries > maxAttemptsHeld && length <= maxWholeLengthFor(1);
}

function checkSize(
  { long, targets: { length } }: Pick<ChosenTargets, 'long' | 'targets'>,
  { tries, inParts }: Size,
): void {
  const targets = long?.targets ?? length;
  if (targets === 0) {
    throw new UsageError('Nothing to audit: no row of the list applies to these options');
  }
  if (targets * tries > maxAttempts) {
    throw new UsageError(
      `Cannot plan ${targets * tries} attempts: at most ${maxAttempts} go in one audit`,
    );
  }
  // Of what comes in parts, no part is smaller than one target.
  const held = long ? tries : targets * tries;
  if (held > maxAttemptsHeld) {
    const fewer = long ? 'take fewer routes or samples' : 'take fewer targets, routes or samples';
    const way =
      inParts && !long
        ? `give one CSV, TSV or text list alone, so that it is read in parts, or ${fewer}`
        : fewer;
    throw new UsageError(
      `Cannot hold ${held} attempts at once, at most ${maxAttemptsHeld}: ${way}`,
    );
  }
}

function warningsOf(
  chosen: ChosenTargets,
  { isLab }: { readonly isLab: boolean },
): readonly string[] {
  const { problems, long, unread = new Map() } = chosen;
  const rows = problems
    .slice(0, maxWarnings)
    .map(
      ({ sheet, row, kind, value }) =>
        `${sheet ?? 'catalogue'}, row ${row ?? '?'}: ${kind} ${quoted(value ?? '')}`,
    );
  const more = (long?.problemCount ?? problems.length) - maxWarnings;
  const further = `catalogue: ${more} more such rows; netready catalogue --format json lists them all`;
  return [
    ...rows,
    ...(more > 0 ? [further] : []),
    ...[isLab ? undefined : oldList(chosen), skippedRowsLine(unread)].flatMap((line) => line ?? []),
  ];
}
