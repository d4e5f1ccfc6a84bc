import { readFile } from 'node:fs/promises';
import type { FindingKind } from '../model/finding.ts';

/**
 * The page of a kind, in Markdown; it travels with the package. Undefined where the file is gone,
 * so that the words can stand in for it.
 */
export async function findingPage(kind: FindingKind): Promise<string | undefined> {
  return readFile(new URL(`${kind}.md`, folder), 'utf8').catch(() => undefined);
}

// The same way up from src/ and from dist/.
const folder = new URL('../../docs/finding/', import.meta.url);
