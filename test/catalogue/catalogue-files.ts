import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { LoadedCatalogue } from '../../src/catalogue/catalogue.ts';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';

/** A catalogue of `fixtures/catalogue/`. */
export function fixture(name: string): Promise<LoadedCatalogue> {
  return loadCatalogue(fileURLToPath(new URL(`../../fixtures/catalogue/${name}`, import.meta.url)));
}

/** A catalogue file with some content, in a folder of its own that is gone afterwards. */
export async function written(name: string, content: string | Buffer): Promise<LoadedCatalogue> {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  try {
    const file = join(folder, name);
    await writeFile(file, content);
    return await loadCatalogue(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A file with some content, in a folder of its own that goes away with the test. */
export async function listFile(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

/** `scheme://host:port/path` of every row. */
export function urlsOf({ services }: LoadedCatalogue): string[] {
  return services.map(({ scheme, host, port, path }) => `${scheme}://${host}:${port}${path}`);
}
