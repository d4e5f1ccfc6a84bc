import type { ServeConfig, ServedAudit } from '../audit/probe/serve-config.ts';
import { parseTargetRule, type TargetRule } from '../audit/probe/target-rule.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { checkFields } from '../request/check-request.ts';
import { type Take, type Takes, takeCount, takeList, takeText } from '../request/check-value.ts';
import { maxSpanMs } from '../usage/parse-values.ts';
import { meantOrOneOf, quoted, UnusableValue, UsageError } from '../usage/usage-error.ts';
import { readConfig } from './read-config.ts';
import { withConfig } from './with-config.ts';

const defaultProbes = 200;
const maxProbes = 1000;
const maxRules = 5000;
const maxAudits = 50;
const maxProfiles = 200;
/** An audit that began anew every few seconds would measure itself. */
const leastEveryMs = 10_000;
const defaultEveryMs = 15 * 60_000;

/** The `serve` part of a file, as it is written there. */
interface ServePart {
  /** As `parseTargetRule()` reads them. */
  readonly targets?: readonly TargetRule[];
  /** By the name of a profile. */
  readonly audits?: ReadonlyMap<string, { readonly everyMs?: number }>;
  readonly probes?: number;
}

/**
 * Reads what `netready serve` goes by, out of a file that somebody named: the `serve` part, and every profile
 * as a request.
 * @param working where the name of the file starts from.
 * @throws UsageError in one line that tells the file, the place, the value and what to do.
 */
export async function readServe(file: string, working: string): Promise<ServeConfig> {
  const value = (await readConfig(file, working)) as Partial<Record<string, unknown>> | null;
  const names = namesOf(value?.['profiles']);
  if (names.length > maxProfiles) {
    throw new UsageError(
      `Cannot serve ${names.length} profiles of ${file}: give at most ${maxProfiles}`,
    );
  }
  const modules = new Map<string, AuditRequest>();
  // The first of them holds the whole file against what a request is.
  for (const profile of [undefined, ...names]) {
    const wish = { config: file, working, ...(profile !== undefined && { profile }) };
    modules.set(profile ?? '', (await withConfig({}, wish)).request);
  }
  const part = value?.['serve'];
  const nameOf = (field: string): string => `serve.${field} in ${file}`;
  const {
    targets = [],
    audits = new Map(),
    probes = defaultProbes,
  } = part === undefined ? {} : checkFields(part, serveFields, nameOf);
  return {
    ...{ modules, targets, probes },
    audits: [...audits].map(([name, { everyMs = defaultEveryMs }]): ServedAudit => {
      const request = name === '' ? undefined : modules.get(name);
      if (!request) throw noProfile(name, { names, field: nameOf('audits') });
      if (request.untilGreen || request.onlyRed !== undefined) {
        const why = 'an audit that is made again and again takes neither untilGreen nor onlyRed';
        throw new UsageError(`Cannot serve the profile ${quoted(name)} of ${file}: ${why}`);
      }
      return { name, request, everyMs };
    }),
  };
}

const takeRules: Take<readonly TargetRule[]> = (name, value) => {
  const texts = takeList(takeText)(name, value);
  if (texts.length > maxRules) {
    throw new UnusableValue(name, { value, why: `give at most ${maxRules}` });
  }
  return texts.map((text, index) => parseTargetRule(`${name}[${index}]`, text));
};

const takeEvery: Take<number> = (name, value) => {
  const everyMs = takeCount(maxSpanMs, 'number of milliseconds')(name, value);
  if (everyMs >= leastEveryMs) return everyMs;
  throw new UnusableValue(name, { value, why: `give at least ${leastEveryMs} milliseconds` });
};

const auditFields: Takes<{ readonly everyMs?: number }> = { everyMs: takeEvery };

const takeAudits: Take<ReadonlyMap<string, { readonly everyMs?: number }>> = (name, value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnusableValue(name, { value, why: 'give an object, such as {"branch": {}}' });
  }
  const entries = Object.entries(value);
  if (entries.length > maxAudits) {
    throw new UnusableValue(name, { value, why: `give at most ${maxAudits}` });
  }
  return new Map(
    entries.map(([profile, given]) => [
      profile,
      checkFields(given, auditFields, (field) => `${name}.${profile}.${field}`),
    ]),
  );
};

const serveFields: Takes<ServePart> = {
  targets: takeRules,
  audits: takeAudits,
  probes: takeCount(maxProbes),
};

function namesOf(profiles: unknown): readonly string[] {
  return typeof profiles === 'object' && profiles !== null ? Object.keys(profiles) : [];
}

function noProfile(
  value: string,
  { names, field }: { readonly names: readonly string[]; readonly field: string },
): UsageError {
  const why = names.length > 0 ? meantOrOneOf(value, names) : 'the file has no profiles';
  return new UnusableValue(field, { value, why });
}
