import type { Attempt } from '../model/audit/attempt.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { furtherLeft } from './budget.ts';
import { stillFailing } from './still-failing.ts';
import { broke, endOf, lastNumber } from './trial-facts.ts';

export interface MoreTriesInput {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  /** Of all passes before. */
  readonly trials: readonly Trial[];
}

/** How often what may come and go by itself is tried more in one pass. */
const tries = 3;

/**
 * What would be called blocked with more assurance but for the chance that a host comes and goes by
 * itself, three times more: a server of several that is dead fails each time no more often than it
 * was drawn. Where a name fails at a stranger's host, it is tried there. One after another, but for
 * what is silent: each would cost a deadline. For all of them or for none: a few of many alike tell
 * nothing more. A pure function of all trials so far.
 */
export function planMoreTries({ findings, trials }: MoreTriesInput): Attempt[] {
  const openOf = (isName: boolean): ReadonlySet<string> =>
    new Set(findings.filter((one) => isOpen(one, isName)).map(keyOf));
  const [hosts, names] = [openOf(false), openOf(true)];
  const strangers = new Map(
    trials.filter(isElsewhere).map(({ attempt }) => [attempt.controlOf, attempt]),
  );
  const due = stillFailing({ findings, trials }).flatMap((trial): readonly Due[] => {
    const { id: controlOf } = trial.attempt;
    const isSilent = endOf(trial)?.failure?.code === 'timeout';
    const place = keyOf(trial.attempt);
    if (hosts.has(place) && broke(trial) === undefined) {
      return [{ attempt: { ...trial.attempt, purpose: 'repeat', controlOf }, isSilent }];
    }
    const attempt = names.has(place) ? strangers.get(controlOf) : undefined;
    return attempt ? [{ attempt, isSilent }] : [];
  });
  if (due.length * tries > furtherLeft(trials)) return [];
  const next = 1 + lastNumber(trials);
  return due.flatMap((one, place) => triesOf(one, next + place * tries));
}

/** What is tried more. */
interface Due {
  readonly attempt: Attempt;
  readonly isSilent: boolean;
}

function isElsewhere({ attempt }: Trial): boolean {
  return attempt.control === 'harmless-address';
}

/** Whether it rests on a difference that chance may explain still: of a name, or of a host. */
function isOpen({ kind, proof, rivals }: Finding, isName: boolean): boolean {
  if (proof !== 'difference' || (kind === 'sni-filter') !== isName) return false;
  // What may be slow is no less so for being tried as before: longer tries come first.
  return rivals.includes('passing-fault') && !rivals.includes('short-deadline');
}

function keyOf({ target, route }: Pick<Finding, 'target' | 'route'>): string {
  return `${target} ${route}`;
}

function triesOf({ attempt, isSilent }: Due, first: number): readonly Attempt[] {
  return Array.from({ length: tries }, (_, turn): Attempt => {
    const { after: _after, ...tried } = attempt;
    const isNext = turn > 0 && !isSilent;
    return {
      ...tried,
      id: `a${first + turn}`,
      ...(isNext && { after: `a${first + turn - 1}` }),
    };
  });
}
