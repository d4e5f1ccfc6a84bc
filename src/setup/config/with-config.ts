import { dirname, resolve } from 'node:path';
import { cwd } from 'node:process';
import type { AuditConfig } from '../../model/audit/audit-config.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { checkRequest } from '../request/check-request.ts';
import { meantOrOneOf, quoted, UnusableValue, UsageError } from '../usage/usage-error.ts';
import { findConfig } from './find-config.ts';
import { placeFiles } from './place-files.ts';
import { readConfig } from './read-config.ts';

/** Where a request is looked for. */
export interface ConfigWish {
  /** A file; default: the one that is found from the working folder upwards. */
  readonly config?: string;
  /** What the file says under this name goes before what it says for all. */
  readonly profile?: string;
  /** Look for no file. */
  readonly noConfig?: boolean;
  /** The working folder, a whole path; default: this process's. */
  readonly working?: string;
}

/** A request, and the file that it came from. */
export interface Asked {
  readonly request: AuditRequest;
  /** Absent where there is none. */
  readonly config?: UsedConfig;
}

export interface UsedConfig extends AuditConfig {
  /** It was found, and nobody named it. */
  readonly isFound: boolean;
  /** Tells of a value of the file where the value stands, and of any other as it is. */
  readonly blame: (error: unknown) => unknown;
}

/**
 * A request with what a file says where it itself says nothing. A file that was named may say all that a
 * request can; one that was found, what is audited and no more, and it reads nothing outside of its folder.
 * @param typed what was asked for by hand.
 * @throws UsageError in one line that tells the file, the field, the value and what to do.
 */
export async function withConfig(typed: AuditRequest, wish: ConfigWish): Promise<Asked> {
  const { config, profile, noConfig = false, working = cwd() } = wish;
  const file = config ?? (noConfig ? undefined : await findConfig(working));
  if (file === undefined) {
    if (profile === undefined) return { request: typed };
    const why = 'there is no netready.json here or above; name a file with --config';
    throw new UnusableValue('--profile', { value: profile, why });
  }
  const isFound = config === undefined;
  const { all, profiles } = requestsIn(await readConfig(file, working), { file, isFound });
  const own = profile === undefined ? {} : profiles.get(profile);
  if (!own) throw noProfile(profile ?? '', { file, names: [...profiles.keys()] });
  const said = { ...all, ...own };
  const blame = (error: unknown): unknown => {
    if (!(error instanceof UnusableValue) || Object.hasOwn(typed, error.field)) return error;
    const place = Object.hasOwn(own, error.field) ? `profiles.${profile}.` : '';
    return Object.hasOwn(said, error.field)
      ? error.called(`${place}${error.field} in ${file}`)
      : error;
  };
  const folder = dirname(resolve(working, file));
  const placed = await placeFiles(said, { folder, working, isBound: isFound }).catch(
    (error: unknown) => {
      throw blame(error);
    },
  );
  return {
    request: { ...placed, ...typed },
    config: { file, ...(profile !== undefined && { profile }), isFound, blame },
  };
}

interface Requests {
  readonly all: AuditRequest;
  readonly profiles: ReadonlyMap<string, AuditRequest>;
}

/** All that a file says is held against what a request is, whichever profile is asked for. */
function requestsIn(value: unknown, { file, isFound }: FileOf): Requests {
  const here = (place: string) => (field: string) => `${place}${field} in ${file}`;
  const {
    $schema: _,
    serve: _serve,
    profiles = {},
    ...all
  } = objectOf(value, `the request in ${file}`);
  const named = Object.entries(objectOf(profiles, `profiles in ${file}`));
  const read = (given: unknown, place: string): AuditRequest => {
    const request = checkRequest(given, here(place));
    if (isFound) checkFound(request, here(place));
    return request;
  };
  return {
    all: read(all, ''),
    profiles: new Map(named.map(([name, given]) => [name, read(given, `profiles.${name}.`)])),
  };
}

interface FileOf {
  readonly file: string;
  readonly isFound: boolean;
}

function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UnusableValue(name, { value, why: 'give an object' });
}

/**
 * Which fields a file may hold that nobody named: it may lie in a folder that came from anywhere. It says
 * what is audited. Whom to believe, how hard to try, and what counts as failed, it does not.
 */
const mayBeFound: Readonly<Record<keyof AuditRequest, boolean>> = {
  ...{ catalogues: true, targets: true, os: true, agent: true, regions: true, cloud: true },
  ...{ portal: true, settings: true, routes: true, controls: true, revocation: true },
  ...{ interceptionCheck: true, redact: true, site: true },
  ...{ lab: false, resolver: false, compareResolver: false, resolve: false, connectTo: false },
  ...{ ca: false, expectRoot: false, systemCa: false, timeoutMs: false, samples: false },
  ...{ concurrency: false, perProxy: false, perNameServer: false, rate: false, failOn: false },
  ...{ waivers: false, only: false, onlyRed: false, untilGreen: false, forMs: false },
};

function checkFound(request: AuditRequest, nameOf: (field: string) => string): void {
  const fields = Object.keys(request) as (keyof AuditRequest)[];
  const other = fields.find((field) => !mayBeFound[field]);
  if (other === undefined) return;
  throw new UsageError(
    `Cannot take ${nameOf(other)} from a file that was found: name the file with --config to trust it`,
  );
}

function noProfile(
  value: string,
  { file, names }: { readonly file: string; readonly names: readonly string[] },
): UsageError {
  const why = names.length > 0 ? meantOrOneOf(value, names) : `${quoted(file)} has no profiles`;
  return new UnusableValue('--profile', { value, why });
}
