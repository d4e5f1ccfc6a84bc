import { open } from 'node:fs/promises';
import { whyOf } from '../../model/text/why-of.ts';
import { inOwnMemory } from './own-memory.ts';
import { maxSettingsFileBytes, parseSettingsFile } from './parse-settings-file.ts';
import { maxValues, type SettingsFile, type SettingsFileProblem } from './settings-file.ts';

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
  fileBytes: maxSettingsFileBytes,
  totalBytes: 2 * maxSettingsFileBytes,
};

/**
 * Reads one file of `--settings`: at most 16 MiB of it are taken in, whatever size it claims. Of a
 * zip archive, as the MDE Client Analyzer writes one, every text is read, and what is none of the
 * known kinds is passed over. Never rejects: what cannot be read, or is none of the known kinds, is a
 * problem.
 */
export async function readSettingsFile(
  path: string,
  unpack?: Unpack,
): Promise<SettingsFile | UnreadSettingsFile> {
  const texts = await textsOf(path, unpack).catch((error: unknown) => {
    const detail = whyOf(error);
    return { path, problem: 'unreadable', detail } as const;
  });
  if ('problem' in texts) return texts;
  // Outside: what a reader of ours throws is a bug, and no fault of the file.
  const { bytes, unpacked } = texts;
  const file = unpacked ? several(unpacked) : parseSettingsFile(bytes);
  return 'problem' in file ? { path, problem: file.problem } : inOwnMemory(file);
}

interface Texts {
  readonly bytes: Uint8Array;
  /** The texts of an archive. */
  readonly unpacked?: readonly Uint8Array[];
}

async function textsOf(path: string, unpack: Unpack | undefined): Promise<Texts> {
  const bytes = await readStart(path);
  const isArchive = unpack !== undefined && Buffer.from(bytes.subarray(0, 4)).equals(zipStart);
  if (!isArchive) return { bytes };
  const wants = (name: string): boolean => /\.(?:txt|log|reg|json|pol)$/i.test(name);
  return { bytes, unpacked: await unpack(path, { wants, ...archiveLimits }) };
}

const zipStart = Buffer.from('504b0304', 'hex');

function several(
  files: readonly Uint8Array[],
): SettingsFile | { readonly problem: SettingsFileProblem } {
  const parts: SettingsFile[] = [];
  let values = 0;
  for (const bytes of files) {
    const file = parseSettingsFile(bytes);
    if ('problem' in file) continue;
    const added = file.kind === 'several' ? file.parts : [file];
    values += added.reduce((sum, part) => sum + ('values' in part ? part.values.length : 0), 0);
    if (values > maxValues) return { problem: 'too-large' };
    parts.push(...added.map(inOwnMemory));
  }
  return parts.length === 0 ? { problem: 'unknown-format' } : { kind: 'several', parts };
}

/** One byte more than the limit shows that a file is beyond it. */
async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const stream = handle.createReadStream({ end: maxSettingsFileBytes, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxSettingsFileBytes) break;
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}
