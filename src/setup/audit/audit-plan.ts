import { arch, availableParallelism, platform, release } from 'node:os';
import { version as nodeVersion } from 'node:process';
import { type LongList, maxWholeLengthFor } from '../../catalogue/long-list.ts';
import type { Discovery } from '../../discovery/discover.ts';
import type { AuditConfig } from '../../model/audit-config.ts';
import { maxAttempts, maxAttemptsHeld } from '../../model/most-attempts.ts';
import type { AuditHead } from '../../model/report.ts';
import type { LabSession } from '../lab/lab-session.ts';
import { calibrate } from '../machine/calibration.ts';
import { version } from '../machine/version.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { askingOf, routesAsked } from '../routes/routes-asked.ts';
import { routesOf } from '../routes/routes-of.ts';
import { comparisonOf } from '../steps/comparison-of.ts';
import type { StepOptions } from '../steps/net-options.ts';
import { expectedByHand } from '../steps/trust-of.ts';
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
  readonly onRows?: ((more: number) => void) | undefined;
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
  const { lab, net, isPlan = false, inParts = false, called, config, onRows } = input;
  const { samples = 1, routes: words = [], rate, failOn = 'blocked', site } = request;
  const { waivers = [] } = request;
  const { revocation = true, interceptionCheck = true, systemCa = false } = request;
  const expectRoots = expectedByHand(request);
  // Routes that are found may be fewer or more; which they are, depends on what is chosen here.
  const triesEach = Math.max(1, words.length) * samples;
  const reading = { inParts, called, onRows };
  const before = lab?.chosen ?? (await chooseTargets(request, { ...reading, triesEach }));
  const asking = askingOf(before);
  const found = await routesOf(words, { request, ...input, ...(!isPlan && { asking }) });
  const { routes, components } = routesAsked(found, { words, asking });
  const controls = controlHosts(request.controls);
  const tries = routes.length * samples;
  const chosen = isForParts(before, { tries, inParts: inParts && !lab })
    ? await chooseTargets(request, { ...reading, triesEach: tries })
    : before;
  checkNoSecret([...chosen.targets, ...controls]);
  checkSize(chosen, { tries, inParts });
  const head: AuditHead = {
    schemaVersion: 1,
    tool: { name: 'netready', version },
    startedAt: new Date().toISOString(),
    environment: {
      system: `${platform()} ${release()} ${arch()}`,
      node: nodeVersion,
      cpus: availableParallelism(),
      ...(!isPlan && { calibrationMs: calibrate() }),
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
      ...(systemCa && { systemCa }),
      ...(!revocation && { noRevocation: true as const }),
      ...(interceptionCheck && { interceptionCheck }),
      ...comparisonOf(request, net, lab?.lab.compared),
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
    routes,
    ...(components && { components }),
    targets: chosen.targets,
    ...(controls.length > 0 && { controls }),
    sources: chosen.sources,
  };
  const { discovery } = found;
  const warnings = warningsOf(chosen, { isLab: lab !== undefined });
  return { head, discovery, ...(chosen.long && { long: chosen.long }), warnings };
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

function checkSize({ long, targets: { length } }: ChosenTargets, { tries, inParts }: Size): void {
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
