import { availableParallelism } from 'node:os';
import type { LimitSearch } from '../../model/load.ts';
import {
  type ArrivalKind,
  arrivalKinds,
  type LoadName,
  type LoadOptions,
  loadNames,
} from '../../model/load.ts';
import {
  parseCount,
  parseDuration,
  parsePercent,
  parseSize,
} from '../../setup/usage/parse-values.ts';
import { notAChoice, UsageError } from '../../setup/usage/usage-error.ts';
import type { Option, Parsed } from './option.ts';

/** What is done, how often, and for how long. */
export const loadOptions: readonly Option[] = [
  {
    name: 'load',
    value: 'NAME',
    help: 'tunnels (CONNECT and close; default), handshakes (CONNECT and TLS), requests (GET over kept tunnels), transfer (bodies each way)',
  },
  {
    name: 'target',
    value: 'URL',
    help: 'what is reached through the proxy; nothing else is contacted',
  },
  { name: 'rate', value: 'N', help: 'starts a second, whatever becomes of them (default 50)' },
  {
    name: 'find-limit',
    help: 'climb from --rate to the rate that the proxy no longer follows, and say whose limit it is',
  },
  { name: 'max-rate', value: 'N', help: 'end the climb there (default 5000)' },
  {
    name: 'max-latency',
    value: 'DURATION',
    help: 'a rate holds while its p90 is below this (default: 10 times that of the lowest rate, 50ms beyond it at least)',
  },
  {
    name: 'arrivals',
    value: 'KIND',
    help: 'constant (evenly spaced; default) or poisson (at random)',
  },
  {
    name: 'duration',
    value: 'DURATION',
    help: 'of starts, each way (default 10s); of each rate of the climb (default 3s)',
  },
  { name: 'warmup', value: 'DURATION', help: 'before it, not measured; 0 for none (default 1s)' },
  {
    name: 'connections',
    value: 'N',
    help: 'at one time; starts beyond wait, and the wait counts (default 200)',
  },
  {
    name: 'threads',
    value: 'N',
    help: 'that make the load and share the connections, where one core is not enough (default 1)',
  },
  { name: 'timeout', value: 'DURATION', help: 'deadline of an operation (default 5s)' },
  { name: 'upload', value: 'SIZE', help: 'body of each request of transfer (default none)' },
  {
    name: 'reset',
    help: 'end connections by RST, which frees their ports at once; some proxies note that as an error',
  },
  { name: 'no-direct', help: 'do not compare with the way straight to the target' },
];

/** When it ends, whatever comes. */
export const boundOptions: readonly Option[] = [
  {
    name: 'max-errors',
    value: 'PERCENT',
    help: 'end when more than this share fails, with exit status 1 (default 5)',
  },
  {
    name: 'max-connections',
    value: 'N',
    help: 'in the whole run (default 100000; 500000 for a climb)',
  },
  { name: 'max-bytes', value: 'SIZE', help: 'of bodies, in the whole run (default 1GB)' },
  { name: 'yes', help: 'do not ask before the load starts' },
];

const highestRateOfAll = 20_000;
const usualHighest = 5000;
const mostAtOnce = 20_000;
const mostConnections = 10_000_000;
const largestUpload = 100_000_000;
const mostBytes = 1_000_000_000_000;

type Chosen = Omit<LoadOptions, 'route' | 'target' | 'timeoutMs'>;

/** How much load, from the options. @throws UsageError for a value that cannot be used. */
export function chosenLoad(parsed: Parsed): Chosen {
  const given = <T>(name: string, usual: T, read: (option: string, text: string) => T): T => {
    const text = parsed.one(name);
    return text === undefined ? usual : read(`--${name}`, text);
  };
  const count = (most: number) => (option: string, text: string) => parseCount(option, text, most);
  const size = (most: number) => (option: string, text: string) => parseSize(option, text, most);
  const isSearch = parsed.has('find-limit');
  const rate = given('rate', 50, count(highestRateOfAll));
  const connections = given('connections', 200, count(mostAtOnce));
  return {
    ...(isSearch && { limit: searchOf(parsed, rate) }),
    load: given<LoadName>('load', 'tunnels', choiceOf(loadNames)),
    arrivals: given<ArrivalKind>('arrivals', 'constant', choiceOf(arrivalKinds)),
    rate,
    durationMs: given('duration', isSearch ? 3000 : 10_000, parseDuration),
    // A climb is warm when it matters.
    warmupMs: isSearch ? 0 : given('warmup', 1000, parseWarmup),
    connections,
    threads: threadsOf(parsed, {
      threads: given('threads', 1, count(availableParallelism())),
      connections,
    }),
    uploadBytes: given('upload', 0, size(largestUpload)),
    ending: parsed.has('reset') ? 'reset' : 'fin',
    maxErrors: given('max-errors', 0.05, parsePercent),
    maxConnections: given('max-connections', isSearch ? 500_000 : 100_000, count(mostConnections)),
    maxBytes: given('max-bytes', 1_000_000_000, size(mostBytes)),
  };
}

function threadsOf(
  parsed: Parsed,
  { threads, connections }: Pick<LoadOptions, 'threads' | 'connections'>,
): number {
  if (threads > 1 && parsed.one('lab') !== undefined) {
    throw new UsageError('Cannot use --threads with --lab, which runs in this very process');
  }
  if (threads <= connections) return threads;
  throw new UsageError(
    `Cannot share --connections ${connections} among --threads ${threads}: each needs one at least`,
  );
}

function searchOf(parsed: Parsed, rate: number): LimitSearch {
  const highest = parsed.one('max-rate');
  const latency = parsed.one('max-latency');
  const highestRate =
    highest === undefined ? usualHighest : parseCount('--max-rate', highest, highestRateOfAll);
  if (highestRate < rate) {
    throw new UsageError(`Cannot climb from --rate ${rate} to --max-rate ${highestRate}`);
  }
  return {
    highestRate,
    ...(latency !== undefined && { maxLatencyMs: parseDuration('--max-latency', latency) }),
  };
}

function choiceOf<T extends string>(choices: readonly T[]): (option: string, text: string) => T {
  return (option, text) => {
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw notAChoice(option, text, choices);
    return found;
  };
}

function parseWarmup(option: string, text: string): number {
  return /^0(ms|s|m)?$/.test(text) ? 0 : parseDuration(option, text);
}
