import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { minifySync } from 'rolldown/utils';

/**
 * The modules whose libraries travel inside of them, so that nobody installs what lies beneath: the
 * workbook's and the lab's. Each takes the place of what the compiler made of it.
 */
const bundled = [
  'report/formats/xlsx/excel-workbook',
  'lab/certificate',
  'report/formats/html/chart/draw-chart',
];

/** The largest by far: a quarter of it are long names, and it looks at none of them. */
const minified = 'report/formats/html/chart/draw-chart';

const config: RolldownOptions = defineConfig({
  input: Object.fromEntries(bundled.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  resolve: {
    alias: {
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
      canvas: false,
      // For reading, streams and CSV: a workbook that is written in memory uses none of them.
      archiver: false,
      'fast-csv': false,
      saxes: false,
      unzipper: false,
      // A copy of Node's own, for versions that are long gone.
      'readable-stream': 'node:stream',
    },
  },
  output: {
    dir: 'dist',
    chunkFileNames: '[name].js',
    // Names stay: libraries look at those of their own functions.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
  plugins: [minify(), notices()],
});

export default config;

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

/** Writes the licence of every library that has code in a bundle into one file beside them. */
function notices(): Plugin {
  return {
    name: 'notices',
    generateBundle(_, bundle) {
      const folders = new Set(
        Object.values(bundle)
          .flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
          // What stands for an alias of nothing is no file.
          .filter((id) => !id.startsWith('\0'))
          .flatMap(
            (id) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(id)?.[0] ?? [],
          ),
      );
      const sections = [...folders].map(noticeOf).sort();
      const intro = `These modules contain code of the libraries below, each under its own licence:\n${bundled.map((name) => `  ${name}.js\n`).join('')}`;
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD-PARTY-NOTICES.txt',
        source: [intro, ...sections].join('\n'),
      });
    },
  };
}

/** `== NAME VERSION, LICENCE`, then the texts that the library brings; without one it cannot be bundled. */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|copyright|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} has no text of its licence`);
  return `== ${name} ${version}, ${license}\n\n${texts.join('\n\n')}\n`;
}
