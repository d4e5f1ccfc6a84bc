import type { Trial } from '../model/audit/report.ts';
import type { FindingKind } from '../model/finding/finding.ts';
import { findingTraits } from '../model/finding/finding-traits.ts';
import type { PassingHosts } from './passing-hosts.ts';
import { endOf } from './trial-facts.ts';
import type { Wish } from './wish.ts';

/** What is tried one after another, as its parts are granted: of all hosts the first before the next. */
export interface Turns {
  /** A difference that was seen once: what passes, then the failure again. */
  readonly first: readonly Wish[];
  /** That it stands: once more in the other order. */
  readonly second: readonly Wish[];
  /** That it is no turn of a balancer either. */
  readonly third: readonly Wish[];
}

interface Asked {
  readonly wishes: readonly Wish[];
  readonly trials: ReadonlyMap<string, Trial>;
  readonly between: PassingHosts;
  /** Of an attempt, by its id: what was found of it. */
  readonly errors: ReadonlyMap<string, readonly FindingKind[]>;
}

/**
 * Orders what is tried in turns, so that no answer of one moment is held against one of another.
 *
 * A name that broke off (N) is tried with a harmless name (H) at the same address: H N N H H. With
 * the attempt of the audit before it, N H N N H H, the name fails in all of its turns, and the other
 * passes in all of its own, under no rotation of two, three, four or five servers of which some are
 * dead: turns 1 and 5 are the same of two and of four, 3 and 6 of three, 1 and 6 of five, and one of
 * each pair is N while the other is H. Names alternated strictly would show a filter at every balancer
 * of two. Where another host takes any name, the third N is tried there: no server of the target's own
 * can make its name fail at a stranger's, so that this says more than one more try at the same place.
 *
 * Elsewhere the failure is repeated when a host that passes the same way has been tried again: one
 * for all of the way. It is repeated twice, since one connection of three that meets a dead line
 * would fail twice in a row once in nine times.
 */
export function inTurns({ wishes, trials, between, errors }: Asked): Turns {
  const of = (control: Wish['control']) =>
    new Map(wishes.flatMap((one) => (one.control === control ? [[one.of.id, one]] : [])));
  const hosts = of('passing-host');
  const names = of('harmless-name');
  const elsewhere = of('harmless-address');
  const tunnels = of('tunnel-by-address');
  const served = new Set<Wish>();
  const settled = new Set<string>();
  const firsts: Wish[] = [];
  const second: Wish[] = [];
  const third: Wish[] = [];
  for (const repeat of of('repeat').values()) {
    const { id } = repeat.of;
    // Of several samples one shows what stands.
    const isSettled = settled.has(placeOf(repeat));
    settled.add(placeOf(repeat));
    const name = names.get(id);
    if (name !== undefined) {
      const [first, later, last] = byName(repeat, { name, elsewhere: elsewhere.get(id) });
      firsts.push(...first);
      if (!isSettled) second.push(...later);
      if (!isSettled) third.push(...last);
      continue;
    }
    const trial = trials.get(id);
    const host = hosts.get((trial && between.before(trial)?.attempt.id) ?? '');
    if (host !== undefined && !served.has(host)) firsts.push(host);
    if (host !== undefined) served.add(host);
    const again = { ...repeat, turn: 1, ...(host && { after: host }) };
    firsts.push(again);
    const isDue = (errors.get(id) ?? []).some((kind) => findingTraits[kind].namesNobody);
    if (isSettled || !isDue || repeat.of.control === 'way-out') continue;
    second.push(...onceMore(again, { host, isSilent: isSilent(trial), by: tunnels.get(id) }));
  }
  return { first: wayOutsFirst(firsts), second, third };
}

/** Under its own name and a harmless one: H N, N H, H. */
function byName(
  repeat: Wish,
  { name, elsewhere }: { readonly name: Wish; readonly elsewhere: Wish | undefined },
): readonly [readonly Wish[], readonly Wish[], readonly Wish[]] {
  const passes = { ...name, turn: 1 };
  const failsAgain = { ...repeat, turn: 2, after: passes };
  const failsStill = { ...(elsewhere ?? repeat), turn: 3, after: failsAgain };
  const passesAgain = { ...name, turn: 4, after: failsStill };
  const passesStill = { ...name, turn: 5, after: passesAgain };
  return [[passes, failsAgain], [failsStill, passesAgain], [passesStill]];
}

interface Before {
  readonly host: Wish | undefined;
  readonly isSilent: boolean;
  /** The same proxy, asked for a tunnel to the address. */
  readonly by: Wish | undefined;
}

/** A failure once more; what is silent at the same time, for it costs a deadline. */
function onceMore(again: Wish, { host, isSilent, by }: Before): readonly Wish[] {
  const { after: _, ...repeat } = again;
  if (by !== undefined) {
    const byAddress = { ...by, turn: 2, after: again };
    return [byAddress, { ...repeat, turn: 3, after: byAddress }];
  }
  const before = isSilent ? host : again;
  return [{ ...repeat, turn: 2, ...(before && { after: before }) }];
}

function isSilent(trial: Trial | undefined): boolean {
  return trial !== undefined && endOf(trial)?.failure?.code === 'timeout';
}

/** Whether a way out is alive at all concerns every target. */
function wayOutsFirst(wishes: readonly Wish[]): readonly Wish[] {
  const [others, first] = [false, true].map((wanted) =>
    wishes.filter(({ of }) => (of.control === 'way-out') === wanted),
  );
  return [...(first ?? []), ...(others ?? [])];
}

function placeOf({ of: { target, route, host } }: Wish): string {
  return `${target} ${route} ${host}`;
}
