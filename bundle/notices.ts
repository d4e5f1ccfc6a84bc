import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Writes the licence of every library that has code in a bundle into one file beside them. */
export function notices(): Plugin {
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
      const intro =
        'The modules in this folder contain code of the libraries below, each under its own licence.\n';
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD-PARTY-NOTICES.txt',
        source: [intro, ...new Set(sections)].join('\n'),
      });
    },
  };
}

/**
 * `== NAME VERSION, LICENCE`, then the texts that the library brings, or that `licences/` has for it; without
 * one it cannot be bundled.
 */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|copyright|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const ours = new URL(`./licences/${name}.txt`, import.meta.url);
  if (texts.length === 0 && existsSync(ours)) texts.push(readFileSync(ours, 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} has no text of its licence`);
  return `== ${name} ${version}, ${license}\n\n${texts.join('\n\n')}\n`;
}
