import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { startOf } from '../../model/text/start-of.ts';
import { whyOf } from '../../model/text/why-of.ts';
import { type Download, type DownloadOptions, download } from '../../net/http/download.ts';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';
import { startTimer } from '../../net/socket/timer.ts';
import { decodePacScript, maxPacScriptBytes } from './decode-pac-script.ts';
import { localPath } from './pac-path.ts';

export interface PacFile {
  /** As it was asked for, without what is secret. */
  readonly source: string;
  readonly finalUrl?: string;
  /** How many came. */
  readonly bytes: number;
  /** Absent where there is a failure. */
  readonly script?: string;
  /** Of the bytes, lower-case hexadecimal; absent where none came. */
  readonly sha256?: string;
  readonly contentType?: string;
  readonly status?: number;
  readonly durationMs: number;
  readonly failure: PacFileFailure | null;
}

export interface PacFileFailure {
  readonly code: 'pac-unavailable' | 'pac-too-large' | 'pac-not-a-script';
  /** At most 300 characters. */
  readonly detail: string;
}

export interface LoadPacOptions extends Omit<DownloadOptions, 'maxBytes'> {
  /** Where `file:NAME` is looked for; default: the working folder. */
  readonly folder?: string;
}

/**
 * Fetches a PAC file: `pac+http://…`, `pac+https://…`, `pac+file:/path`, the same without `pac+`,
 * or a path. At most 1 MiB, as WinHTTP takes it.
 * @returns the script as text, or why there is none: `pac-unavailable` where it cannot be had,
 * `pac-too-large`, `pac-not-a-script` (see `decodePacScript`). Rejects only when the signal is
 * aborted.
 */
export async function loadPacScript(source: string, options: LoadPacOptions): Promise<PacFile> {
  const place = source.replace(/^pac\+/i, '');
  const got = /^https?:/i.test(place)
    ? await fromWeb(place, options)
    : await fromDisk(place, options);
  const { content, ...facts } = got;
  const file = { source: withoutQueryValues(source), ...facts, bytes: content?.byteLength ?? 0 };
  if (content === undefined) return file;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const decoded = decodePacScript(content, facts.contentType);
  if ('script' in decoded) return { ...file, sha256, script: decoded.script };
  const { code, detail } = decoded.failure;
  const known = code === 'pac-too-large' ? code : 'pac-not-a-script';
  return { ...file, sha256, failure: { code: known, detail } };
}

type Got = Pick<PacFile, 'finalUrl' | 'contentType' | 'status' | 'durationMs' | 'failure'> & {
  readonly content?: Uint8Array;
};

async function fromWeb(url: string, options: LoadPacOptions): Promise<Got> {
  const got = await download(url, { ...options, maxBytes: maxPacScriptBytes });
  const { finalUrl, status, contentType, durationMs, bytes } = got;
  return {
    finalUrl: withoutQueryValues(finalUrl),
    ...(status !== undefined && { status }),
    ...(contentType !== undefined && { contentType }),
    durationMs,
    ...(got.failure === null && { content: bytes }),
    failure: webFailure(got),
  };
}

function webFailure({ failure }: Download): PacFileFailure | null {
  if (failure === null) return null;
  const code = failure.code === 'too-large' ? 'pac-too-large' : 'pac-unavailable';
  return { code, detail: startOf(`${failure.code}: ${failure.detail}`, 300) };
}

async function fromDisk(
  place: string,
  { signal, folder = '' }: Pick<LoadPacOptions, 'signal' | 'folder'>,
): Promise<Got> {
  const timer = startTimer();
  signal.throwIfAborted();
  try {
    const content = await readStart(localPath(place, folder));
    return { content, durationMs: timer.elapsed(), failure: null };
  } catch (error) {
    const failure = { code: 'pac-unavailable', detail: startOf(whyOf(error), 300) } as const;
    return { durationMs: timer.elapsed(), failure };
  }
}

/** One byte more than may come, so that too much is seen as such. */
async function readStart(path: string): Promise<Uint8Array> {
  // A pipe or a device might never end.
  if (!(await stat(path)).isFile()) throw new Error(`not a file: ${path}`);
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(maxPacScriptBytes + 1);
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, size, buffer.length - size, size);
      size += bytesRead;
      if (bytesRead === 0 || size === buffer.length)
        return new Uint8Array(buffer.subarray(0, size));
    }
  } finally {
    await file.close();
  }
}
