import type { Limit, LimitTrial } from '../../../../model/load/load-limit.ts';
import type { LoadEnvironment, LoadReport } from '../../../../model/load/load-report.ts';
import { figure, joined, say, type Text } from '../../../text/say.ts';
import { doubtWords, ownerWords } from '../../../words/load-words.ts';

type Searched = Pick<LoadReport, 'ways' | 'environment'> & { readonly limit: Limit };

/**
 * Whose limit it is; by what trials of both ways that was told; how much of this machine was in use
 * meanwhile, and who shares it.
 */
export function ownerSentences({ limit, ways, environment }: Searched): Text[] {
  const { owner, doubt } = limit;
  const named = owner === 'not-known' && doubt ? doubtWords[doubt] : ownerWords[owner];
  if (owner === 'not-reached') return [named];
  return [
    named,
    ...comparisonSentences(limit),
    ...machineSentences(limit, environment),
    ...hereSentences(ways),
  ];
}

/** How often each way broke at the rate at which they were compared. */
function comparisonSentences({ comparison = [] }: Limit): Text[] {
  const [first] = comparison;
  if (!first) return [];
  const counted = (way: 'proxy' | 'direct'): Text => {
    const tries = comparison.filter(({ measure }) => measure.way === way);
    return say`${tries.filter(({ broken }) => broken).length} of ${tries.length} times`;
  };
  return [
    say`Compared in turns at ${first.rate} a second: it broke ${counted('proxy')} through the proxy, ${counted('direct')} direct.`,
  ];
}

/** Of the trials at the rate that did not hold, the one in the middle by each figure. */
function machineSentences({ trials, brokenRate }: Limit, { cpus }: LoadEnvironment): Text[] {
  const at = trials.filter(({ rate }) => rate === brokenRate);
  if (at.length === 0) return [];
  const health = at.map(({ measure }: LimitTrial) => measure.generator);
  const machine = health.flatMap((one) => one.machine ?? []);
  const parts = [
    ...(machine.length > 0 ? [say`processors ${percent(median(machine))} busy`] : []),
    say`this process took ${figure(median(health.map(({ cpu }) => cpu)), 2)} of ${cpus} cores with all its threads`,
    say`its busiest thread ${percent(median(health.map(({ eventLoop }) => eventLoop)))} at work`,
  ];
  return [say`This machine at ${brokenRate ?? 0} a second: ${joined(parts, ', ')}.`];
}

/** Who answers at an address of this machine. */
function hereSentences(ways: LoadReport['ways']): Text[] {
  const isHere = (id: 'proxy' | 'direct'): boolean =>
    ways.some((way) => way.id === id && way.isHere);
  const [proxy, target] = [isHere('proxy'), isHere('direct')];
  if (!proxy && !target) return [];
  const who = !target ? say`The proxy is` : !proxy ? say`The target is` : say`Proxy and target are`;
  return [
    say`${who} at an address of this machine: what runs here shares its processors with the load.`,
  ];
}

function percent(share: number): Text {
  return say`${Math.round(share * 100)}%`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
