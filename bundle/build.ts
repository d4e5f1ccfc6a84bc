// Builds the package: `dist/` and `man/`, as package.json names them.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, type OutputChunk } from 'rolldown';
import { bundleOptions } from './bundle-options.ts';
import { mapped } from './chunks.ts';
import { declarationsOf } from './declarations.ts';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
const { output } = await build(bundleOptions);
const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk');
for (const { name, fileName } of chunks) if (!mapped.includes(name)) dropMap(`dist/${fileName}`);
const library = chunks.find(({ name }) => name === 'library');
if (!library) throw new Error('The library was not built');
// Programs that import by name get it from a module, around what is a script as the rest.
writeFileSync(
  'dist/index.js',
  `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const exports = {};
${readFileSync(`dist/${library.fileName}`, 'utf8').trim()}
export const { ${library.exports.join(', ')} } = exports;
`,
);
rmSync(`dist/${library.fileName}`);
writeFileSync('dist/index.d.ts', declarationsOf('src/index.ts'));
const schemas = [
  'report',
  'load/load',
  'diff/diff',
  'sites/merged',
  'rules/rules',
  'rules/rehearsal',
  'discovery/setup',
];
for (const file of [
  ...schemas.map((name) => `src/report/formats/json/${name}.schema.json`),
  'src/setup/request/request.schema.json',
  'node_modules/quickjs-wasi/quickjs.wasm',
]) {
  copyFileSync(file, `dist/${basename(file)}`);
}
mkdirSync('man', { recursive: true });
const words = ['bin/netready.js', 'help', '--man'];
writeFileSync('man/netready.1', execFileSync(process.execPath, words));

function dropMap(file: string): void {
  rmSync(`${file}.map`, { force: true });
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
}
