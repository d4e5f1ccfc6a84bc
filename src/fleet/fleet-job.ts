import type { AuditRequest } from '../setup/request/audit-request.ts';
import { checkRequest } from '../setup/request/check-request.ts';
import { UsageError } from '../setup/usage/usage-error.ts';
import { jobForm, siteForm } from './names.ts';

/** What one site is asked to do. */
export interface FleetJob {
  readonly version: 1;
  readonly job: string;
  readonly site: string;
  /** As a file of `--config` has it. */
  readonly request: AuditRequest;
  /** ISO 8601. */
  readonly requestedAt: string;
}

/**
 * Fewer than a message of NATS may have (1 MiB), and more than a request needs.
 *
 * @internal Exported for its tests.
 */
export const maxJobBytes: number = 256 * 1024;

const fields: ReadonlySet<string> = new Set(['version', 'job', 'site', 'request', 'requestedAt']);

/**
 * Reads a job out of the bytes of a message, which anybody who has the hub's key may have written.
 * @throws UsageError in one line for what is no job, has a field that no job has, or asks by a request
 * that is none.
 */
export function readJob(bytes: Uint8Array): FleetJob {
  if (bytes.length > maxJobBytes)
    throw refused(`it has ${bytes.length} bytes, over ${maxJobBytes}`);
  const value = parsed(bytes);
  const unknown = Object.keys(value).find((field) => !fields.has(field));
  if (unknown !== undefined) throw refused(`unknown field ${JSON.stringify(unknown.slice(0, 80))}`);
  const { version, job, site, request, requestedAt } = value;
  if (version !== 1) throw refused('its version is not 1; this agent is older, or it is no job');
  if (typeof job !== 'string' || !jobForm.test(job)) throw refused('its name is none');
  if (typeof site !== 'string' || !siteForm.test(site)) throw refused('its site is none');
  if (typeof requestedAt !== 'string' || Number.isNaN(Date.parse(requestedAt)))
    throw refused('its time is none');
  return { version, job, site, requestedAt, request: checkRequest(request) };
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refused('it is no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('it is no object');
  return value as Readonly<Record<string, unknown>>;
}

function refused(why: string): UsageError {
  return new UsageError(`Cannot take the job: ${why}`);
}
