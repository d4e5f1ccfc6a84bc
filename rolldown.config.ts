import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';

/**
 * The modules whose libraries travel inside of them, so that nobody installs what lies beneath: the
 * lab's. Each takes the place of what the compiler made of it.
 */
const bundled = ['lab/certificate'];

const config: RolldownOptions = defineConfig({
  input: Object.fromEntries(bundled.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  output: {
    dir: 'dist',
    chunkFileNames: '[name].js',
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
  plugins: [notices()],
});

export default config;

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
