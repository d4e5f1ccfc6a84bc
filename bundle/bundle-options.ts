import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { chunks } from './chunks.ts';
import { lazyRequires } from './lazy-requires.ts';
import { notices } from './notices.ts';
import { here, standIns } from './stand-ins.ts';

/** The largest by far: a quarter of it are long names, and it looks at none of them. */
const minified = 'charts';

/** All that the package runs, with every library inside: nobody installs what lies beneath. */
export const bundleOptions: BuildOptions = {
  input: {
    netready: 'src/cli/main.ts',
    library: 'src/index.ts',
    // All threads and processes of their own, found beside who starts one.
    worker: 'worker',
  },
  platform: 'node',
  // Native code, and optional: it is loaded where it was installed.
  external: [/^@koromix\//],
  preserveEntrySignatures: 'allow-extension',
  resolve: {
    alias: {
      // What it would be by its name hides what it loads.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      // Maps, graphs, clouds of words and what acts on a mouse: no chart of ours has any.
      'vega-crossfilter': false,
      'vega-force': false,
      'vega-geo': false,
      'vega-hierarchy': false,
      'vega-label': false,
      'vega-regression': false,
      'vega-voronoi': false,
      'vega-wordcloud': false,
      // Were it installed, texts would be measured by the fonts of this machine.
      'vega-canvas': fileURLToPath(
        new URL('../node_modules/vega-canvas/build/vega-canvas.browser.js', import.meta.url),
      ),
      // For reading and CSV: a workbook that is written uses none of them.
      'fast-csv': false,
      saxes: false,
      unzipper: false,
      // A copy of Node's own, for versions that are long gone.
      'readable-stream': 'node:stream',
      // What would be used were it installed: a colour of a debug line, the priority of a thread.
      'supports-color': false,
      '@napi-rs/nice': false,
    },
  },
  // A few modules are loaded when used by some, and with the rest by others: it says so of each.
  checks: { ineffectiveDynamicImport: false },
  transform: { define: { [here]: 'import.meta.dirname' } },
  output: {
    dir: 'dist',
    // Scripts: Node reads them faster than modules, and a single executable is made of no other.
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: { groups: chunks },
    // Names stay: libraries look at those of their own functions.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    sourcemap: true,
  },
  plugins: [standIns(), lazyRequires(), minify(), notices()],
};

/** Shortens the names in one bundle; a map of it would tell nothing then. */
function minify(): Plugin {
  return {
    name: 'minify',
    renderChunk(code, { name, fileName }) {
      return name === minified
        ? { code: minifySync(fileName, code, { module: true }).code, map: { mappings: '' } }
        : null;
    },
  };
}
