import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'rolldown';
import type { createPacEngine } from '../src/discovery/pac/create-pac-engine.ts';
import { bundleOptions } from './bundle-options.ts';

/**
 * The engine of PAC files and its thread, built into a folder as the package has them: what a bench is to measure is not the
 * loading of sources.
 */
export async function packagedEngine(folder: string): Promise<typeof createPacEngine> {
  await build({
    ...bundleOptions,
    input: {
      engine: 'src/discovery/pac/create-pac-engine.ts',
      worker: 'worker',
    },
    output: { ...bundleOptions.output, dir: folder, sourcemap: false },
  });
  copyFileSync('node_modules/quickjs-wasi/quickjs.wasm', join(folder, 'quickjs.wasm'));
  return createRequire(import.meta.url)(join(folder, 'engine.cjs')).createPacEngine;
}
