import { proxyUrl } from '../../../model/address/endpoint.ts';
import type { LoadWay } from '../../../model/load/load.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { plainText } from '../../text/say.ts';
import { loadWords } from '../../words/load-words.ts';

/** One thing to know about a run. Not escaped. */
export interface LoadFact {
  readonly label:
    | 'run'
    | 'load'
    | 'target'
    | 'route'
    | LoadWay['id']
    | 'rate'
    | 'machine'
    | 'lab'
    | 'at most';
  readonly value: string;
}

type Planned = Pick<LoadReport, 'options' | 'ways'> &
  Partial<Pick<LoadReport, 'environment' | 'startedAt' | 'finishedAt'>>;

/** What was put on which way, how much of it, and from where; as far as it is known. */
export function loadFacts({
  options,
  ways,
  environment,
  startedAt,
  finishedAt,
}: Planned): LoadFact[] {
  const { load, target, route } = options;
  const facts: readonly LoadFact[] = [
    { label: 'run', value: startedAt === undefined ? '' : moment(startedAt, finishedAt) },
    { label: 'load', value: `${load}: ${plainText(loadWords[load].what)}` },
    { label: 'target', value: target.url },
    { label: 'route', value: route },
    ...ways.map((way) => ({ label: way.id, value: wayText(way) })),
    { label: 'rate', value: rateText(options, ways.length) },
    {
      label: 'machine',
      value:
        environment === undefined
          ? ''
          : `${environment.system}, Node ${environment.node}, ${environment.cpus} × ${environment.cpuModel ?? 'CPU'}`,
    },
    {
      label: 'lab',
      value:
        environment?.lab === undefined
          ? ''
          : `simulated network "${environment.lab}", in the very process that makes the load`,
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

function moment(startedAt: string, finishedAt: string | undefined): string {
  const start = startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  const seconds = (Date.parse(finishedAt ?? '') - Date.parse(startedAt)) / 1000;
  return Number.isFinite(seconds) ? `${start}, ${seconds.toFixed(1)} s` : start;
}

function wayText({ proxy, address }: LoadWay): string {
  const at = address === undefined ? '' : `, all connections to ${address}`;
  if (!proxy) return `straight to the target${at}`;
  return `${proxyUrl(proxy)}${at}`;
}

function rateText(options: LoadReport['options'], ways: number): string {
  const { rate, arrivals, durationMs, warmupMs, connections, threads, limit } = options;
  const each = ways > 1 ? ' each way, in turns' : '';
  const warmup = warmupMs > 0 ? ` after ${warmupMs / 1000} s of warm-up` : '';
  const spread = arrivals === 'poisson' ? 'at random' : 'evenly spaced';
  const from = threads > 1 ? `, from ${threads} threads` : '';
  const atOnce = `at most ${connections} at a time${from}`;
  if (limit) {
    const seconds = durationMs / 1000;
    return `from ${rate} up to ${limit.highestRate} starts a second, ${spread}, ${seconds} s or more for each rate that is tried; ${atOnce}`;
  }
  return `${rate} starts a second, ${spread}, for ${durationMs / 1000} s${each}${warmup}; ${atOnce}`;
}
