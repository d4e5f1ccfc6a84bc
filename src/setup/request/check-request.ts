import { failOns } from '../../model/audit/report.ts';
import { agents, clouds } from '../../model/target/operating-system.ts';
import { maxConcurrency, maxRate } from '../machine/requested-pace.ts';
import { systemNames } from '../targets/requested-systems.ts';
import { userTarget } from '../targets/user-target.ts';
import { nearest } from '../usage/nearest.ts';
import {
  maxDurationMs,
  maxSpanMs,
  parseConnectTo,
  parseFixedAddress,
  parseNameServer,
} from '../usage/parse-values.ts';
import { quoted, UnusableValue, UsageError } from '../usage/usage-error.ts';
import type { AuditRequest } from './audit-request.ts';
import {
  type Takes,
  takeCount,
  takeForm,
  takeList,
  takeOne,
  takeShort,
  takeText,
  takeTruth,
} from './check-value.ts';
import { takeWaivers } from './take-waivers.ts';

export const maxSamples = 10_000;
/** It stands in the heading of a report, and in the name of each of its causes. */
export const maxSiteLength = 200;

const texts = takeList(takeText);
const urls = takeList(takeForm((name, url) => userTarget(name, { url, id: '' })));
const server = takeForm(parseNameServer);
const concurrency = takeCount(maxConcurrency);

/** How each field of a request is read. */
export const requestFields: Takes<AuditRequest> = {
  catalogues: texts,
  targets: urls,
  os: takeList(takeOne(systemNames)),
  agent: takeOne(agents),
  regions: texts,
  cloud: takeOne(clouds),
  portal: takeTruth,
  settings: texts,
  routes: texts,
  controls: urls,
  revocation: takeTruth,
  interceptionCheck: takeTruth,
  samples: takeCount(maxSamples),
  lab: takeText,
  only: texts,
  onlyRed: takeText,
  untilGreen: takeTruth,
  forMs: takeCount(maxSpanMs, 'number of milliseconds'),
  resolver: server,
  compareResolver: server,
  resolve: takeList(takeForm(parseFixedAddress)),
  connectTo: takeList(takeForm(parseConnectTo)),
  ca: texts,
  expectRoot: texts,
  systemCa: takeTruth,
  timeoutMs: takeCount(maxDurationMs, 'number of milliseconds'),
  concurrency,
  perProxy: concurrency,
  perNameServer: concurrency,
  rate: takeCount(maxRate),
  failOn: takeOne(failOns),
  waivers: takeWaivers,
  redact: takeTruth,
  site: takeShort(maxSiteLength),
};

/** What a field is called where it stands; default: as it is, for a program. */
export type NameOf = (field: string) => string;

/**
 * Holds a value that came from a program, a file or a message against what a request is: once, so that
 * nothing behind it needs to.
 * @throws UsageError in one line that tells the field, the value and what to give instead; of a field
 * that no request has, the nearest.
 */
export function checkRequest(value: unknown, nameOf?: NameOf): AuditRequest {
  return checkFields(value, requestFields, nameOf);
}

/** The same for a value with other fields. */
export function checkFields<T>(value: unknown, fields: Takes<T>, nameOf: NameOf = asItIs): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnusableValue(nameOf('the request'), { value, why: 'give an object' });
  }
  const entries = Object.entries(value).filter(([, given]) => given !== undefined);
  try {
    return Object.fromEntries(
      entries.map(([name, given]) => {
        if (!Object.hasOwn(fields, name)) throw unknownField(name, Object.keys(fields), nameOf);
        return [name, fields[name as keyof T](name, given)];
      }),
    ) as T;
  } catch (error) {
    throw error instanceof UnusableValue ? error.called(nameOf(error.field)) : error;
  }
}

const asItIs: NameOf = (field) => field;

function unknownField(name: string, known: readonly string[], nameOf: NameOf): UsageError {
  const near = nearest(name, known);
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : `choose of ${known.join(', ')}`;
  return new UsageError(`Unknown field ${nameOf(quoted(name))}: ${hint}`);
}
