import type { ConnectObservation } from '../../model/audit/observation.ts';
import type { FactsOf } from '../../model/finding/finding-facts.ts';
import { facts } from '../facts.ts';
import { chainFacts, productOf } from '../handshake/chain-signs.ts';
import { type CrossAttemptRule, isError, type Judged } from '../judged.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import type { DraftOf } from '../rule.ts';
import { percentile } from '../timing/percentile.ts';
import { isInflated } from '../timing/timed-trials.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';

/** One alone may be in use inside: controllers of wireless access points have one for their own. */
const enough = 2;
const nearer = 3;
const nearerMs = 5;

/**
 * Addresses at which nobody is answer over the direct way: a device on it accepts connections for
 * everybody. Told once, with what it does to the name of a target and how soon it answers, where
 * targets went that way as well; what passes through it passes. Where a portal was found on the
 * way, that says it all.
 */
export const transparentInterception: CrossAttemptRule = (all, { unused, context }) => {
  const direct = all.filter(({ reading }) => opened(reading).length > 0);
  if (direct.some(({ drafts }) => drafts.some(({ kind }) => kind === 'captive-portal'))) return all;
  const mapped = new Set(direct.flatMap(({ reading }) => mappedTo(reading)));
  const answering = unused.filter(
    (reading) =>
      opened(reading).length > 0 && !mappedTo(reading).some((place) => mapped.has(place)),
  );
  const ports = [...Map.groupBy(answering, portOf).values()];
  const accepted = ports.filter((those) => those.length >= enough).flat();
  if (accepted.length === 0) return all;
  const draft = draftOf({ accepted, unused, direct, context });
  const its = new Set(direct);
  return all.map((judged) =>
    its.has(judged) ? { ...judged, drafts: [...judged.drafts, draft] } : judged,
  );
};

/** The connections of a trial that stood, with its target and not with a proxy. */
function opened({ steps }: TrialReading): readonly ConnectObservation[] {
  return steps.flatMap((step) => {
    const isOne = step.step === 'connect' && step.role === 'target' && step.failure === null;
    return isOne ? [step] : [];
  });
}

/** Where `--connect-to` sent them: what the user put there himself is no device on the way. */
function mappedTo(reading: TrialReading): readonly string[] {
  return opened(reading).flatMap(({ connectedTo = [] }) => connectedTo);
}

function portOf({ attempt }: TrialReading): number {
  return attempt.port;
}

interface ConnectionEvidence {
  readonly accepted: readonly TrialReading[];
  readonly unused: readonly TrialReading[];
  readonly direct: readonly Judged[];
  readonly context: AuditContext;
}

function draftOf({
  accepted,
  unused,
  direct,
  context,
}: ConnectionEvidence): DraftOf<'transparent-interception'> {
  const connections = accepted.flatMap(opened);
  const shaken = shakenOf(accepted);
  const isForeign = shaken?.distrusted !== undefined;
  const ports = new Set(accepted.map(portOf));
  const isWhole = unused.filter((reading) => ports.has(portOf(reading))).length === accepted.length;
  const [first] = accepted;
  const ms = quickestMs(connections);
  const serviceMs = usualMs(direct);
  const place = isNear(ms, serviceMs) ? 'first-hop' : 'network-path';
  return {
    kind: 'transparent-interception',
    severity: isForeign && !isTold(shaken, direct) ? 'warning' : 'info',
    ...(first && { route: first.attempt.route }),
    actor: isForeign ? 'interceptor' : place,
    confidence: isWhole ? 'certain' : 'likely',
    evidence: accepted.flatMap(({ steps }) => steps.map(({ id }) => id)),
    rivals: [],
    facts: facts({
      addresses: connections.map(({ address, port }) => `${address}:${port}`),
      ms,
      serviceMs,
      ...(shaken && tlsFacts(shaken, context)),
    }),
  };
}

/** The trial that shows most of what becomes of TLS. */
function shakenOf(accepted: readonly TrialReading[]): TrialReading | undefined {
  const tried = accepted.filter(({ steps }) => steps.some(({ step }) => step === 'handshake'));
  const isWhole = ({ steps }: TrialReading): boolean =>
    steps.some((step) => step.step === 'handshake' && completed(step));
  return tried.find(({ distrusted }) => distrusted) ?? tried.find(isWhole) ?? tried[0];
}

/** Whether what was seen under the target's name is a finding of the target already. */
function isTold({ attempt }: TrialReading, direct: readonly Judged[]): boolean {
  return direct.some(
    ({ reading, drafts }) => reading.attempt.target === attempt.target && drafts.some(isError),
  );
}

/** Whose chain came under the name of the target, or how the handshake broke off. */
function tlsFacts(
  { attempt, distrusted, end }: TrialReading,
  context: AuditContext,
): Partial<FactsOf['transparent-interception']> {
  if (distrusted !== undefined) {
    const chain = chainOf(distrusted, context);
    return facts({
      ...chainFacts(distrusted, chain),
      chain: 'another',
      product: productOf(chain),
    });
  }
  const { serverName } = attempt;
  return end === undefined
    ? facts({ serverName, chain: 'of the service' })
    : facts({ serverName, code: end.failure.code });
}

/** What connections to the targets take; undefined where our own queue added to each of them. */
function usualMs(direct: readonly Judged[]): number | undefined {
  const ascending = clean(direct.flatMap(({ reading }) => opened(reading)))
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  return ascending.length === 0 ? undefined : tenths(percentile(ascending, 50));
}

/** The quickest; at the most so long, where our own queue added to each of them. */
function quickestMs(connections: readonly ConnectObservation[]): number {
  const told = clean(connections);
  const those = told.length > 0 ? told : connections;
  return tenths(Math.min(...those.map(({ durationMs }) => durationMs)));
}

function clean(connections: readonly ConnectObservation[]): readonly ConnectObservation[] {
  return connections.filter((step) => !isInflated(step));
}

/** Its answer came long before one of the targets' could. */
function isNear(ms: number, serviceMs: number | undefined): boolean {
  return serviceMs !== undefined && ms * nearer <= serviceMs && serviceMs - ms >= nearerMs;
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
