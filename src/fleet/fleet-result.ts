import { createHash } from 'node:crypto';
import { jobForm, siteForm } from './names.ts';

/** What became of one job at one site. */
export interface FleetResult {
  readonly version: 1;
  readonly job: string;
  readonly site: string;
  /** `refused`: the agent does not do such a thing; `failed`: it could not; `cancelled`: it was told to stop. */
  readonly state: ResultState;
  /** Why, where it is not done: one line. */
  readonly reason?: string;
  /** Of the audit: 0 ready, 1 not. */
  readonly exitStatus?: number;
  /** One line, as `--summary` has it. */
  readonly summary?: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** How often the job was handed out until then. */
  readonly tries: number;
  /** Of netready. */
  readonly tool: string;
  readonly evidence?: Evidence;
}

export type ResultState = (typeof resultStates)[number];
export const resultStates = ['done', 'refused', 'failed', 'cancelled'] as const;

/** The saved audit of a result, in the store of its site. */
export interface Evidence {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Fewer than a message of NATS may have; a summary has 2 kB.
 *
 * @internal Exported for its tests.
 */
export const maxResultBytes: number = 64 * 1024;

/** Signs bytes with the key of a site (Ed25519). */
export type Sign = (bytes: Uint8Array) => Uint8Array;
/** Whether a signature of these bytes is of the site's key. */
export type Verify = (bytes: Uint8Array, signature: Uint8Array) => boolean;

/** A result as it is sent: its JSON on the first line, the signature of that very line on the second. */
export function sealResult(result: FleetResult, sign: Sign): Uint8Array {
  const line = JSON.stringify(result);
  const signature = Buffer.from(sign(Buffer.from(line))).toString('base64');
  return Buffer.from(`${line}\n${signature}\n`);
}

export type OpenedResult =
  | { readonly result: FleetResult }
  /** One line. */
  | { readonly wrong: string };

/** Reads a result, and says what is wrong with it where it is none, or was signed by another key than its site's. */
export function openResult(bytes: Uint8Array, verify: Verify): OpenedResult {
  if (bytes.length > maxResultBytes) return { wrong: 'it is longer than a result' };
  const text = Buffer.from(bytes).toString('utf8');
  const [line = '', signature = ''] = text.split('\n', 2);
  if (!verify(Buffer.from(line), Buffer.from(signature, 'base64')))
    return { wrong: "it is not signed by its site's key" };
  try {
    const result = JSON.parse(line) as unknown;
    return isResult(result) ? { result } : { wrong: 'it has not the fields of a result' };
  } catch {
    return { wrong: 'it is no JSON' };
  }
}

/** Says of bytes that pass by, piece after piece, whether they are those that a result was signed with. */
export function evidenceCheck({ bytes, sha256 }: Evidence): {
  readonly add: (piece: Uint8Array) => void;
  readonly isRight: () => boolean;
} {
  const digest = createHash('sha256');
  let length = 0;
  return {
    add: (piece) => {
      length += piece.length;
      digest.update(piece);
    },
    isRight: () => length === bytes && digest.digest('hex') === sha256,
  };
}

function isResult(value: unknown): value is FleetResult {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Partial<Record<keyof FleetResult, unknown>>;
  const { version, job, site, state, reason, exitStatus, summary, tries, tool, evidence } = found;
  return (
    version === 1 &&
    typeof job === 'string' &&
    jobForm.test(job) &&
    typeof site === 'string' &&
    siteForm.test(site) &&
    resultStates.some((one) => one === state) &&
    isTextOrAbsent(reason) &&
    isTextOrAbsent(summary) &&
    (exitStatus === undefined || isCount(exitStatus)) &&
    isTime(found.startedAt) &&
    isTime(found.finishedAt) &&
    isCount(tries) &&
    typeof tool === 'string' &&
    (evidence === undefined || isListedEvidence(evidence))
  );
}

function isListedEvidence(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, bytes, sha256 } = value as Partial<Record<keyof Evidence, unknown>>;
  return (
    typeof name === 'string' &&
    /^[\w.-]{1,200}$/.test(name) &&
    isCount(bytes) &&
    typeof sha256 === 'string' &&
    /^[\da-f]{64}$/.test(sha256)
  );
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
