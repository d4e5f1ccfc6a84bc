import { readFile } from 'node:fs/promises';
import type { FindingKind } from '../../model/finding/finding.ts';

const folder = new URL('../../../docs/finding/', import.meta.url);

/**
 * The page of a kind, in Markdown. In the package all of them are one module (`bundle/stand-ins.ts`). Undefined
 * where the file is gone, so that the words can stand in for it.
 */
export async function findingPage(kind: FindingKind): Promise<string | undefined> {
  return readFile(new URL(`${kind}.md`, folder), 'utf8').catch(() => undefined);
}
