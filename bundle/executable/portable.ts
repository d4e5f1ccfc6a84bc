import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ZipFile, zipOf } from './package-zip.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folder that netready.cmd stands in is where the rest is; the status of node is that of the script. */
const command = ['@echo off', '"%~dp0node.exe" "%~dp0bin\\netready.js" %*', ''].join('\r\n');

/**
 * The npm package beside a node.exe that nobody touched: its signature holds, for companies that run signed programs
 * alone.
 * @param node path of node.exe.
 */
export function portableZip(node: string, licences: string): Uint8Array {
  const dist = readdirSync(join(root, 'dist'))
    .sort()
    .map((file) => `dist/${file}`);
  const files = ['package.json', 'bin/netready.js', 'bin/package.json', ...dist];
  const entries: readonly ZipFile[] = [
    { name: 'node.exe', bytes: readFileSync(node) },
    { name: 'netready.cmd', bytes: Buffer.from(command) },
    { name: 'LICENCES.txt', bytes: Buffer.from(licences) },
    ...files.map((name) => ({ name, bytes: readFileSync(join(root, name)) })),
  ];
  return zipOf(entries.map(({ name, bytes }) => ({ name: `netready/${name}`, bytes })));
}
