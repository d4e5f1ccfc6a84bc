import type { Attempt } from '../model/attempt.ts';
import type { Finding, FindingKind } from '../model/finding.ts';
import type { Trial } from '../model/report.ts';

export interface FollowUpInput {
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
}

/** Reserved for documentation (RFC 2606) and so on nobody's block list; nothing is sent to it. */
const harmlessName = 'www.example.com';

/** No more than this many, whatever is found. */
const mostFollowUps = 4000;

/** Faults that may pass by themselves get one repeat. */
const mayPass: ReadonlySet<FindingKind> = new Set([
  'resolver-failure',
  'resolver-silence',
  'port-refusal',
  'port-silence',
  'host-unreachable',
  'network-unreachable',
  'proxy-refusal',
  'proxy-silence',
  'proxy-hang-up',
  'proxy-upstream-failure',
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
  'exchange-reset',
  'exchange-closure',
  'exchange-silence',
  'exchange-stall',
]);

/** Faults that a filter on the server name would show in just this way. */
const maybeByName: ReadonlySet<FindingKind> = new Set([
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
]);

/**
 * Which controls and repeats the findings of the first pass deserve: a pure function, bounded in
 * count. A repeat tells a passing fault from a lasting one; the same address (or the same tunnel)
 * under a harmless name tells a filter on the name from one on the address.
 */
export function planFollowUps({ findings, trials }: FollowUpInput): Attempt[] {
  const byId = new Map(trials.map((trial) => [trial.attempt.id, trial]));
  const planned: Attempt[] = [];
  const plan = (of: Attempt, change: Partial<Attempt>): void => {
    if (planned.length >= mostFollowUps) return;
    const id = `a${byId.size + planned.length + 1}`;
    planned.push({ ...of, ...change, id, controlOf: of.id });
  };
  const done = new Set<string>();
  for (const { kind, attempt: id, severity } of findings) {
    const trial = id === undefined ? undefined : byId.get(id);
    if (!trial || severity !== 'error' || trial.attempt.purpose !== 'audit') continue;
    const { attempt } = trial;
    if (mayPass.has(kind) && !done.has(`repeat ${attempt.id}`)) {
      done.add(`repeat ${attempt.id}`);
      plan(attempt, { purpose: 'repeat' });
    }
    if (maybeByName.has(kind) && canRename(trial) && !done.has(`control ${attempt.id}`)) {
      done.add(`control ${attempt.id}`);
      const address = usedAddress(trial);
      plan(attempt, {
        purpose: 'control',
        control: 'harmless-name',
        serverName: harmlessName,
        ...(address !== undefined && { address }),
      });
    }
  }
  return planned;
}

/** A control starts anew, so it says nothing of a handshake that broke behind a redirect. */
function canRename({ attempt, observations }: Trial): boolean {
  const broken = observations.findLast((o) => o.step === 'handshake');
  return attempt.host !== harmlessName && broken?.hop === undefined;
}

/** The target's own address that the attempt connected to; a proxy's is none. */
function usedAddress({ observations }: Trial): string | undefined {
  const connected = observations.find((o) => o.step === 'connect' && o.role === 'target');
  return connected?.step === 'connect' ? connected.address : undefined;
}
