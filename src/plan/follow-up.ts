import type { Attempt } from '../model/attempt.ts';
import type { Finding } from '../model/finding.ts';
import type { Certificate } from '../model/observation.ts';
import type { AuditHead, Trial } from '../model/report.ts';
import type { Asking, Change, ControlRule } from './controls/control-rule.ts';
import { controlRules } from './controls/control-rules.ts';
import { lookOver, type Overview } from './overview.ts';
import { planRevocation } from './revocation.ts';

export interface FollowUpInput {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/** No more than this many, whatever is found. */
const mostFollowUps = 4000;

interface Wish {
  readonly rule: ControlRule;
  readonly of: Attempt;
  readonly change: Change;
  /** The place of its attempt among those of the audit. */
  readonly place: number;
}

/**
 * Which controls and repeats the first pass deserves, and which hosts of revocation: a pure
 * function, bounded in count, and fair: where there are too many wishes, each rule is granted as
 * many as any other. In the order of the attempts that they follow, revocation last.
 */
export function planFollowUps(
  input: FollowUpInput,
  rules: readonly ControlRule[] = controlRules,
): Attempt[] {
  const overview = lookOver(input);
  const { trials, errors } = overview;
  const asking = trials
    .filter(({ attempt }) => attempt.purpose === 'audit' || attempt.control === 'way-out')
    .map((trial) => ({ trial, kinds: errors.get(trial.attempt.id) ?? [] }));
  const wishes = rules.map((rule) => wishesOf(rule, { asking, overview }));
  const granted = fairly(wishes).sort(
    (a, b) => a.place - b.place || rules.indexOf(a.rule) - rules.indexOf(b.rule),
  );
  const before = trials.reduce((most, { attempt }) => Math.max(most, numberOf(attempt)), 0);
  const controls = granted.map(({ rule, of, change }) => ({
    ...(rule.givesWay ? withoutWay(of) : of),
    ...change,
    controlOf: of.id,
    ...(rule.control === 'repeat' || rule.control === 'measured-again'
      ? { purpose: 'repeat' as const }
      : { purpose: 'control' as const, control: rule.control }),
  }));
  return [...controls, ...planRevocation(input)].map((attempt, index) => ({
    ...attempt,
    id: `a${before + index + 1}`,
  }));
}

function withoutWay({ proxy: _proxy, select: _select, ...attempt }: Attempt): Attempt {
  return attempt;
}

/** What a rule wishes for, as far as its groups let it. */
function wishesOf(
  rule: ControlRule,
  { asking, overview }: { asking: readonly Asking[]; overview: Overview },
): readonly Wish[] {
  const groups = new Map<string, Set<string>>();
  const wishes = asking.flatMap((one, place) => {
    const kind = one.kinds.find((kind) => rule.askedBy?.has(kind));
    if (rule.askedBy && kind === undefined) return [];
    const { attempt } = one.trial;
    const group = rule.groupOf?.(one) ?? `${attempt.route} ${kind}`;
    const hosts = groups.get(group) ?? new Set();
    if (rule.mostHosts !== undefined) {
      if (hosts.size >= rule.mostHosts || hosts.has(attempt.host)) return [];
    }
    const change = rule.change(one, overview);
    if (change === undefined) return [];
    groups.set(group, hosts.add(attempt.host));
    return [{ rule, of: attempt, change, place }];
  });
  if (rule.most === undefined) return wishes;
  const routes = [...Map.groupBy(wishes, ({ of }) => of.route).values()];
  return fairly(routes).slice(0, rule.most(overview));
}

/** One of each list in turn, until all are through or there are enough. */
function fairly<T>(lists: readonly (readonly T[])[]): T[] {
  const granted: T[] = [];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const list of lists) {
      const wish = list[turn];
      if (wish !== undefined && granted.length < mostFollowUps) granted.push(wish);
    }
  }
  return granted;
}

function numberOf({ id }: Attempt): number {
  return Number(id.slice(1));
}
