import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Front, openFront } from '../../../src/cli/serve/open-front.ts';

/** A server of a configuration, with the folder in which it lies. */
export interface Serving extends Front {
  readonly folder: string;
  /** Writes a file of the folder. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly get: (path: string, init?: RequestInit) => Promise<Got>;
}

export interface Got {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Opens a server on a free port of loopback, by files of its own; it ends with the test. */
export async function serving(
  config: unknown,
  files: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-serving-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write('netready.json', JSON.stringify(config));
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const front = await openFront({
    config: join(folder, 'netready.json'),
    ...(files['web.yml'] !== undefined && { webConfig: join(folder, 'web.yml') }),
    listen: { host: '127.0.0.1', port: 0 },
  });
  onTestFinished(front.close);
  return {
    ...front,
    ...{ folder, write },
    get: async (path, init) => {
      const answer = await fetch(`${front.url}${path}`, init);
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
  };
}

/** The value of a sample, by its name and labels as they are written. */
export function sampleOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}
