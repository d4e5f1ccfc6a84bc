import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeExecutable } from '../../bundle/executable/make-executable.ts';
import { pinnedFile } from '../../bundle/executable/pinned-file.ts';
import { portableZip } from '../../bundle/executable/portable.ts';
import { forOldWine, type Target, targets } from '../../bundle/executable/targets.ts';
import { endWine, makeWine, type Wine } from './wine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly wine: Wine | undefined;
  }
}

let made: Wine | undefined;

/** Makes a Windows, the executable and the zip on its drive, once for all tests. */
export async function setup(project: TestProject): Promise<void> {
  const wine = makeWine();
  if ('reason' in wine) {
    project.provide('wine', undefined);
    process.stdout.write(`Windows: all is skipped: ${wine.reason}\n`);
    return;
  }
  made = wine;
  const target = targetFor(wine);
  const { node, builder, file } = target;
  const parts = { node: pinnedFile(node, file), builder: pinnedFile(builder, 'bin/node') };
  const folder = join(wine.drive, 'Prüfung');
  mkdirSync(folder);
  await makeExecutable(join(folder, 'netready.exe'), parts);
  writeFileSync(join(wine.drive, 'portable.zip'), portableZip(parts.node, ''));
  const which =
    target === forOldWine ? '; the one that is offered has a later Node, which wants Wine 10' : '';
  process.stdout.write(`Windows: Wine ${wine.version}, Node ${node.version}${which}\n`);
  project.provide('wine', wine);
}

export function teardown(): void {
  if (made) endWine(made);
}

/** V8 of Node 24 and later finds no room for its tables under Wine 8. */
function targetFor({ version }: Wine): Target {
  const offered = targets.find(({ name }) => name === 'win-x64');
  if (!offered) throw new Error('No executable for Windows is offered');
  return Number.parseInt(version, 10) < 10 ? forOldWine : offered;
}
