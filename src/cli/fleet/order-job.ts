import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { jobForm, siteForm } from '../../fleet/names.ts';
import { readConfig } from '../../setup/config/read-config.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { checkRequest } from '../../setup/request/check-request.ts';
import { notAChoice, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { OpenFleet } from './hub-folder.ts';
import { reachingHub } from './reaching-hub.ts';

export interface OrderWish {
  readonly request: AuditRequest;
  readonly sites: readonly string[];
  readonly name?: string;
  /** No site gets it that has not yet done one whose name begins so: it would do all of them, one after another. */
  readonly unlessWaiting?: string;
}

/** @throws UsageError for what can be no name of a job. */
export function checkJobName(job: string): void {
  if (!jobForm.test(job))
    throw new UsageError(
      `Cannot use ${quoted(job)} for --name: give letters, digits and hyphens, 63 at the most`,
    );
}

/**
 * Puts one job a site into the queue. Said twice under one name it is queued once, as long as its result is kept.
 * @returns the name, and the sites for which it is new.
 */
export async function orderJob(
  { hub, server }: OpenFleet,
  { request, sites, name, unlessWaiting }: OrderWish,
): Promise<{ readonly job: string; readonly ordered: readonly string[] }> {
  const job = name ?? madeName();
  checkJobName(job);
  const requestedAt = new Date().toISOString();
  return reachingHub(server, async () => {
    await hub.prepare(sites);
    const ordered: string[] = [];
    // A name of its own has nobody had.
    const known = new Set(name === undefined ? [] : await hub.sitesWith(job));
    for (const place of unlessWaiting === undefined ? [] : await hub.waiting())
      if (place.job.startsWith(String(unlessWaiting))) known.add(place.site);
    for (const site of sites) {
      if (known.has(site)) continue;
      if (await hub.order({ version: 1, job, site, request, requestedAt })) ordered.push(site);
    }
    return { job, ordered };
  });
}

/** Names in the order of time, which two orders of one second do not share. */
function madeName(): string {
  const [day = '', time = ''] = new Date().toISOString().split(/[T.]/);
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}

/**
 * The request of a job: a file as `--config` takes it. What files it names are those of each site's machine, and no agent takes them.
 * @throws UsageError in one line.
 */
export async function readOrder(path: string, profile?: string): Promise<AuditRequest> {
  const value = (await readConfig(path)) as Readonly<Record<string, unknown>>;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { $schema: _, serve: _serve, profiles, ...rest } = isObject ? value : {};
  const known = (profiles ?? {}) as Readonly<Record<string, object>>;
  if (profile !== undefined && !Object.hasOwn(known, profile))
    throw notAChoice('--profile', profile, Object.keys(known));
  const chosen = profile === undefined ? {} : known[profile];
  return checkRequest(isObject ? { ...rest, ...chosen } : value, (field) => `${field} in ${path}`);
}

const maxListBytes = 1024 * 1024;

/**
 * Sites as they are typed: names between commas, or a file with one a line, in which `#` begins a comment; of a table the first column.
 * @throws UsageError in one line for what can be no site, and where there are none.
 */
export async function sitesOf(words: string): Promise<readonly string[]> {
  const found = await stat(words).catch(() => undefined);
  const isList = found?.isFile() === true;
  if (isList && found.size > maxListBytes)
    throw new UsageError(`Cannot read the sites of ${quoted(words)}: it is larger than 1 MiB`);
  const lines = isList ? (await readFile(words, 'utf8')).split(/\r?\n/) : words.split(',');
  const names = lines
    .map((line) => line.split(/[#,;\t]/, 1)[0]?.trim() ?? '')
    .filter((name, index) => name !== '' && !(isList && index === 0 && name === 'site'));
  if (names.length === 0)
    throw new UsageError(`Cannot use ${quoted(words)} for --sites: it names none`);
  const bad = names.find((name) => !siteForm.test(name));
  if (bad !== undefined)
    throw new UsageError(
      `Cannot use ${quoted(bad)} for --sites: give small letters, digits and hyphens, 63 at the most`,
    );
  return [...new Set(names)];
}
