import type { RuleSet } from '../../model/rules/rule-set.ts';
import { type Answers, withRanges } from '../../rules/ranges/with-ranges.ts';
import { withAddresses } from '../../rules/with-addresses.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { stepFlags } from '../args/audit-flags.ts';
import { type Flags, one, text, turnOn } from '../args/flag.ts';
import { lookUpNames } from './look-up-names.ts';
import { checkCloud, readRanges } from './read-ranges.ts';
import type { Answered } from './rule-set-asked.ts';

/** Addresses for devices that know no names. */
export interface AddressArgs {
  readonly addresses?: string;
  readonly resolveNow?: boolean;
  readonly resolver?: string;
  readonly timeoutMs?: number;
}

const { resolver, timeoutMs } = stepFlags;

export const addressFlags: Flags<AddressArgs> = {
  addresses: one('addresses', text, {
    value: 'FILE',
    file: true,
    help: "Microsoft's file of Azure IP Ranges and Service Tags (ServiceTags_Public_….json): its ranges in the place of the names that they are documented to hold, for devices that know no names; and which they do not hold",
  }),
  resolveNow: turnOn(
    'resolve-now',
    'look the names of the rules up now, once each, for devices that know no names; with --addresses, say which answers lie outside the ranges',
  ),
  resolver: { ...resolver, help: `with --resolve-now, ${resolver.help}` },
  timeoutMs: { ...timeoutMs, help: 'with --resolve-now, deadline of one name (default 5s)' },
};

/**
 * Rules with the addresses that were asked for: what name servers say now, beside what an audit saw, and what the ranges
 * of a file hold. Without either nothing changes, and nobody is asked.
 * @throws UsageError for a file that cannot be used, or an option that is of no use.
 */
export async function withGivenAddresses(answered: Answered, args: AddressArgs): Promise<Answered> {
  checkUse(args);
  const { addresses: file, resolveNow: isAsked = false, ...request } = args;
  if (file === undefined && !isAsked) return answered;
  // A file that cannot be used is told before a name is asked for.
  const ranges = file === undefined ? undefined : await readRanges(file);
  if (file !== undefined && ranges) checkCloud(file, ranges, answered.all);
  const asked = isAsked
    ? await lookUpNames(answered.shown.entries, { net: netOptions(request) })
    : undefined;
  const answers = joinedAnswers(answered.resolved ?? new Map(), asked?.answers ?? new Map());
  const known = <T extends RuleSet>(set: T): T => {
    const entries = withAddresses(set.entries, answers);
    const told = { ...set, entries, ...(asked && { lookUp: asked.lookUp }) };
    return ranges ? withRanges(told, { ranges, answers }) : told;
  };
  return { ...answered, shown: known(answered.shown), all: known(answered.all) };
}

function checkUse({ resolveNow, resolver: server, timeoutMs: deadline }: AddressArgs): void {
  const idle = server !== undefined ? resolver : deadline !== undefined ? timeoutMs : undefined;
  if (resolveNow || !idle) return;
  throw new UsageError(`Cannot use --${idle.name} alone: it is for --resolve-now`);
}

function joinedAnswers(some: Answers, others: Answers): Answers {
  const names = new Set([...some.keys(), ...others.keys()]);
  return new Map(
    [...names].map((name) => [
      name,
      [...new Set([...(some.get(name) ?? []), ...(others.get(name) ?? [])])],
    ]),
  );
}
