import { readFile, stat } from 'node:fs/promises';
import { readForeignTest } from '../../analyzer/read-foreign-test.ts';
import { archiveFiles } from '../../catalogue/archive-files.ts';
import { decodeText } from '../../discovery/windows/decode-text.ts';
import type { ForeignTest } from '../../model/compared/foreign-test.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

const maxBytes = 16 * 1024 * 1024;
/** What the analyzer packs has traces of a gigabyte beside its text. */
const wish = { entries: 5000, fileBytes: maxBytes, totalBytes: 4 * maxBytes };
/** `MDEClientAnalyzerResult.txt`, `MDEClientAnalyzer.txt`, and what older ones call it. */
const resultName = /(?:^|[\\/])(?:MDE|MDATP)ClientAnalyzer(?:Result)?\.txt$/i;

/**
 * Microsoft's own test, as its output was saved, or in the archive that the analyzer packs.
 * @throws UsageError in one line for what holds none, is too large or is a damaged archive; what the system
 * says where it cannot be read.
 */
export async function readTestFile(path: string): Promise<ForeignTest> {
  const texts = await textsOf(path);
  for (const text of texts) {
    const test = readForeignTest(text);
    if (test) return test;
  }
  const where = texts.length > 1 ? 'none of its texts has' : 'it has';
  throw new UsageError(
    `Cannot read ${quoted(path)}: ${where} no line "Testing URL : …" of the MDE Client Analyzer, and none "Testing connection with …" of mdatp; save the analyzer's MDEClientAnalyzerResult.txt, or the output of: mdatp connectivity test`,
  );
}

async function textsOf(path: string): Promise<readonly string[]> {
  const { size } = await stat(path);
  if (size > maxBytes) return await packed(path, 'more than 16 MiB, and no archive');
  const bytes = await readFile(path);
  const isArchive = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  return isArchive ? await packed(path, 'the archive is damaged') : [decodeText(bytes)];
}

/** @param otherwise what is told of one that is no archive. */
async function packed(path: string, otherwise: string): Promise<readonly string[]> {
  const files = await archiveFiles(path, { ...wish, wants: (name) => resultName.test(name) }).catch(
    () => undefined,
  );
  if (files === undefined) throw new UsageError(`Cannot read ${quoted(path)}: ${otherwise}`);
  if (files.length === 0) {
    throw new UsageError(
      `Cannot read ${quoted(path)}: the archive holds no MDEClientAnalyzerResult.txt of at most 16 MiB`,
    );
  }
  return files.map((file) => decodeText(file));
}
