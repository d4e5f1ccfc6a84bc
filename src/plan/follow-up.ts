import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate } from '../model/audit/observation.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { callsSomebody } from './at-nobody.ts';
import type { Asking, ControlRule } from './controls/control-rule.ts';
import { controlRules } from './controls/control-rules.ts';
import { fairly, grant } from './grant.ts';
import { planMissingLinks } from './missing-links.ts';
import { lookOver, type Overview } from './overview.ts';
import { planRevocation } from './revocation.ts';
import { lastNumber } from './trial-facts.ts';
import { inTurns, type Turns } from './turns.ts';
import { numbered, type Wish } from './wish.ts';

export interface FollowUpInput {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/**
 * Which controls and repeats the first pass deserves, and which hosts of revocation: a pure
 * function, bounded in count. What is tried in turns comes first, for each host that failed; then
 * the controls of a few hosts, fairly: each rule is granted as many as any other. Numbered in the
 * order of the attempts that they follow, and of those in turns as they run; what certificates name last.
 */
export function planFollowUps(
  input: FollowUpInput,
  rules: readonly ControlRule[] = controlRules,
): Attempt[] {
  const calls = input.trials.filter(({ attempt }) => callsSomebody(attempt));
  const overview = lookOver({ ...input, trials: calls });
  const { trials, errors, between } = overview;
  const asking = trials
    .filter(({ attempt }) => attempt.purpose === 'audit' || attempt.control === 'way-out')
    .map((trial) => ({ trial, kinds: errors.get(trial.attempt.id) ?? [] }));
  const wishes = rules.map((rule) => wishesOf(rule, { asking, overview }));
  const byId = new Map(trials.map((trial) => [trial.attempt.id, trial]));
  const turns = inTurns({ wishes: wishes.flat(), trials: byId, between, errors });
  // Whether a chain that lacks a link is the service's weighs more than its revocation.
  const named = [...planMissingLinks(input), ...planRevocation(input)];
  const granted = grant(
    { turns, beside: besideTurns(wishes, { turns, rules }), revocation: named.length },
    trials.length,
  );
  const controls = numbered(
    granted.wishes.toSorted(runningOrder(rules)),
    1 + lastNumber(input.trials),
  );
  const next = 1 + lastNumber(input.trials) + controls.length;
  const asked = named.slice(0, granted.revocation);
  return [...controls, ...asked.map((one, index) => ({ ...one, id: `a${next + index}` }))];
}

/** What a rule wishes for, as far as its groups let it. */
function wishesOf(
  rule: ControlRule,
  { asking, overview }: { asking: readonly Asking[]; overview: Overview },
): readonly Wish[] {
  const { control, givesWay } = rule;
  const groups = new Map<string, Set<string>>();
  const wishes = asking.flatMap((one, place): readonly Wish[] => {
    const kind = one.kinds.find((kind) => rule.askedBy?.has(kind));
    if (rule.askedBy && kind === undefined) return [];
    const { attempt } = one.trial;
    const group = rule.groupOf?.(one) ?? `${attempt.route} ${kind}`;
    const hosts = groups.get(group) ?? new Set();
    if (rule.maxHosts !== undefined) {
      if (hosts.size >= rule.maxHosts || hosts.has(attempt.host)) return [];
    }
    const change = rule.change(one, overview);
    if (change === undefined) return [];
    groups.set(group, hosts.add(attempt.host));
    return [{ control, of: attempt, change, place, ...(givesWay && { givesWay }) }];
  });
  if (rule.most === undefined) return wishes;
  const routes = [...Map.groupBy(wishes, ({ of }) => of.route).values()];
  return fairly(routes).slice(0, rule.most(overview));
}

interface InTurns {
  readonly turns: Turns;
  readonly rules: readonly ControlRule[];
}

/** The rest, by rule; what would shift the turns of its attempt waits for the last of them. */
function besideTurns(
  wishes: readonly (readonly Wish[])[],
  { turns: { first, second, third }, rules }: InTurns,
): readonly (readonly Wish[])[] {
  const turns = [...first, ...second, ...third];
  const last = new Map(turns.flatMap((wish) => (wish.after ? [[wish.of.id, wish]] : [])));
  const through = new Set(turns.map(nameOf));
  return wishes.map((those, index) =>
    those
      .filter(({ control }) => control !== 'passing-host' && control !== 'harmless-address')
      .filter((wish) => !through.has(nameOf(wish)))
      .map((wish) => {
        const after = rules[index]?.waits && last.get(wish.of.id);
        return after ? { ...wish, after } : wish;
      }),
  );
}

function nameOf({ of, control }: Wish): string {
  return `${of.id} ${control}`;
}

/** Hosts that stand between others come before these; then by attempt, what takes turns in turn. */
function runningOrder(rules: readonly ControlRule[]): (a: Wish, b: Wish) => number {
  const controls = rules.map(({ control }) => control);
  const rank = ({ turn, control }: Wish): number => (turn ? 0 : 1 + controls.indexOf(control));
  return (a, b) =>
    Number(b.control === 'passing-host') - Number(a.control === 'passing-host') ||
    a.place - b.place ||
    rank(a) - rank(b) ||
    (a.turn ?? 0) - (b.turn ?? 0);
}
