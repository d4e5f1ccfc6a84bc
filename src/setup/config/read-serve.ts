import { statusCodeForm, type ValidStatusCodes } from '../../model/standing/valid-status.ts';
import type { ServeConfig, ServedAudit, ServedModule } from '../audit/probe/serve-config.ts';
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
const maxModules = 200;
/** That module is there without a word, and counts what it counts in the blackbox exporter. */
const blackboxModule = 'http_2xx';
const blackboxCodes: ValidStatusCodes = ['2xx'];
/** An audit that began anew every few seconds would measure itself. */
const leastEveryMs = 10_000;
const defaultEveryMs = 15 * 60_000;

/** The `serve` part of a file, as it is written there. */
interface ServePart {
  /** As `parseTargetRule()` reads them. */
  readonly targets?: readonly TargetRule[];
  /** By the name of a profile. */
  readonly audits?: ReadonlyMap<string, { readonly everyMs?: number }>;
  /** By the name of a module. */
  readonly modules?: ReadonlyMap<string, ModulePart>;
  readonly probes?: number;
}

interface ModulePart {
  /** The profile that it goes by; absent: the one of its name, or what the file says for all. */
  readonly profile?: string;
  readonly validStatusCodes?: ValidStatusCodes;
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
  const requests = new Map<string, AuditRequest>();
  // The first of them holds the whole file against what a request is.
  for (const profile of [undefined, ...names]) {
    const wish = { config: file, working, ...(profile !== undefined && { profile }) };
    requests.set(profile ?? '', (await withConfig({}, wish)).request);
  }
  const part = value?.['serve'];
  const nameOf = (field: string): string => `serve.${field} in ${file}`;
  const {
    targets = [],
    audits = new Map(),
    modules = new Map(),
    probes = defaultProbes,
  } = part === undefined ? {} : checkFields(part, serveFields, nameOf);
  return {
    ...{ targets, probes },
    modules: modulesOf(requests, modules, (name) => nameOf(`modules.${name}.profile`)),
    audits: [...audits].map(([name, { everyMs = defaultEveryMs }]): ServedAudit => {
      const request = name === '' ? undefined : requests.get(name);
      if (!request) throw noProfile(name, { names, field: nameOf('audits') });
      if (request.untilGreen || request.onlyRed !== undefined) {
        const why = 'an audit that is made again and again takes neither untilGreen nor onlyRed';
        throw new UsageError(`Cannot serve the profile ${quoted(name)} of ${file}: ${why}`);
      }
      return { name, request, everyMs };
    }),
  };
}

/** A module for each profile, `http_2xx`, and those that the file describes. */
function modulesOf(
  requests: ReadonlyMap<string, AuditRequest>,
  parts: ReadonlyMap<string, ModulePart>,
  fieldOf: (name: string) => string,
): ReadonlyMap<string, ServedModule> {
  const names = new Set([...requests.keys(), blackboxModule, ...parts.keys()]);
  return new Map(
    [...names].map((name) => {
      const { profile, validStatusCodes } = parts.get(name) ?? {};
      const request = requests.get(profile ?? name) ?? (profile === undefined && requests.get(''));
      if (!request) {
        const known = [...requests.keys()].filter((one) => one !== '');
        throw noProfile(profile ?? '', { names: known, field: fieldOf(name) });
      }
      const codes = validStatusCodes ?? (name === blackboxModule ? blackboxCodes : undefined);
      return [name, { request, ...(codes && { validStatusCodes: codes }) }];
    }),
  );
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

const takeAudits: Take<ReadonlyMap<string, { readonly everyMs?: number }>> = (name, value) =>
  takeNamed(name, value, {
    ...{ most: maxAudits, example: '{"branch": {}}' },
    take: (place, given) => checkFields(given, auditFields, (field) => `${place}.${field}`),
  });

interface Named<T> {
  readonly most: number;
  readonly example: string;
  readonly take: (place: string, given: unknown) => T;
}

/** An object whose fields are names. */
function takeNamed<T>(
  name: string,
  value: unknown,
  { most, example, take }: Named<T>,
): ReadonlyMap<string, T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnusableValue(name, { value, why: `give an object, such as ${example}` });
  }
  const entries: [string, unknown][] = Object.entries(value);
  const odd = entries.find(([, given]) => typeof given !== 'object' || given === null);
  if (odd)
    throw new UnusableValue(`${name}.${odd[0]}`, {
      value: odd[1],
      why: 'give an object, such as {}',
    });
  if (entries.length > most) throw new UnusableValue(name, { value, why: `give at most ${most}` });
  return new Map(entries.map(([one, given]) => [one, take(`${name}.${one}`, given)]));
}

const takeCodes: Take<ValidStatusCodes> = (name, value) => {
  const isCode = (one: unknown): boolean =>
    (typeof one === 'number' || typeof one === 'string') && statusCodeForm.test(String(one));
  if (Array.isArray(value) && value.length > 0 && value.length <= 500 && value.every(isCode))
    return value.map(String);
  throw new UnusableValue(name, { value, why: 'give codes of HTTP, such as [200, 301, "4xx"]' });
};

const moduleFields: Takes<ModulePart> = { profile: takeText, validStatusCodes: takeCodes };

const takeModules: Take<ReadonlyMap<string, ModulePart>> = (name, value) =>
  takeNamed(name, value, {
    ...{ most: maxModules, example: '{"http_2xx": {}}' },
    take: (place, given) => checkFields(given, moduleFields, (field) => `${place}.${field}`),
  });

const serveFields: Takes<ServePart> = {
  targets: takeRules,
  audits: takeAudits,
  modules: takeModules,
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
