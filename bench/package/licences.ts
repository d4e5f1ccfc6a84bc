// Which licences does an installation bring, package by package, and is each of them a known one?
import { readFileSync } from 'node:fs';
import { verdict } from '../verdict.ts';
import { isKnownLicence, licenceRows } from './licence-rows.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rows = licenceRows(read('package-lock.json'), read('dist/THIRD-PARTY-NOTICES.txt'));

for (const { name, version, licence = 'none stated', isBundled } of rows) {
  console.log(`${`${name} ${version}`.padEnd(44)} ${licence}${isBundled ? ', in the bundle' : ''}`);
}
const unknown = rows.filter(({ licence }) => !isKnownLicence(licence));
for (const { name, licence = 'none stated' } of unknown)
  console.log(`unknown: ${name}, ${licence}`);
verdict([{ name: 'packages of an unknown licence', value: unknown.length, most: 0, unit: '' }]);
