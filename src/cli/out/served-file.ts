import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openReportFile } from './report-file.ts';

// A web server reads it under an account of its own.
const servedMode = 0o644;

/**
 * Writes lines to a file that a web server is to serve to everybody; its folder is made where there is none.
 * @throws what the file system throws.
 */
export async function writeServedFile(path: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await openReportFile(path, servedMode);
  try {
    await file.write({ lines }, (served) => served.lines.map((line) => `${line}\n`));
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
