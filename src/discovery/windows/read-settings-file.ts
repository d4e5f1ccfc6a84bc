import { open } from 'node:fs/promises';
import { largestSettingsFile, parseSettingsFile } from './parse-settings-file.ts';
import type { SettingsFile, SettingsFileProblem } from './settings-file.ts';

export interface UnreadSettingsFile {
  readonly path: string;
  readonly problem: SettingsFileProblem;
  /** What the system said, for `unreadable`. */
  readonly detail?: string;
}

/** Unpacks the files of an archive whose names are wanted, within limits. */
export type Unpack = (
  path: string,
  wish: {
    readonly wants: (name: string) => boolean;
    readonly entries: number;
    readonly fileBytes: number;
    readonly totalBytes: number;
  },
) => Promise<readonly Uint8Array[]>;

const archiveLimits = {
  entries: 5000,
  fileBytes: largestSettingsFile,
  totalBytes: 4 * largestSettingsFile,
};

/**
 * Reads one file of `--settings`: at most 16 MiB of it are taken in, whatever size it claims. Of a
 * zip archive, as the MDE Client Analyzer writes one, every text is read, and what is none of the
 * known kinds is passed over. Never throws: what cannot be read, or is none of the known kinds, is a
 * problem.
 */
export async function readSettingsFile(
  path: string,
  unpack?: Unpack,
): Promise<SettingsFile | UnreadSettingsFile> {
  try {
    const bytes = await readStart(path);
    const isArchive = unpack !== undefined && Buffer.from(bytes.subarray(0, 4)).equals(zipStart);
    const file = isArchive ? await readArchive(path, unpack) : parseSettingsFile(bytes);
    return 'problem' in file ? { path, problem: file.problem } : file;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { path, problem: 'unreadable', detail };
  }
}

const zipStart = Buffer.from('504b0304', 'hex');

async function readArchive(
  path: string,
  unpack: Unpack,
): Promise<SettingsFile | { readonly problem: SettingsFileProblem }> {
  const wants = (name: string): boolean => /\.(?:txt|log|reg|json|pol)$/i.test(name);
  const files = await unpack(path, { wants, ...archiveLimits });
  const parts = files.map(parseSettingsFile).flatMap((file) => {
    if ('problem' in file) return [];
    return file.kind === 'several' ? file.parts : [file];
  });
  return parts.length === 0 ? { problem: 'unknown-format' } : { kind: 'several', parts };
}

/** One byte more than the limit shows that a file is beyond it. */
async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const stream = handle.createReadStream({ end: largestSettingsFile, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > largestSettingsFile) break;
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}
