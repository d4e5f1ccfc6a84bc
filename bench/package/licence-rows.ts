/** One package that reaches whoever installs netready. */
export interface LicenceRow {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression as the package writes it; undefined where it states none. */
  readonly licence: string | undefined;
  /** Its code is inside of ours; absent: it is installed beside. */
  readonly isBundled?: true;
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: true;
}

/** Licences that go with MIT and ask for no more than that their text is kept. */
const known = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/**
 * Every package that an installation brings, by name: those of a lock file (version 3) that are not
 * for development, for every system, and those whose notice travels in the bundles (`== NAME
 * VERSION, LICENCE` in `dist/THIRD-PARTY-NOTICES.txt`).
 */
export function licenceRows(lock: string, notices: string): LicenceRow[] {
  const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(lock);
  const installed = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }));
  const bundled = Array.from(
    notices.matchAll(/^== (\S+) (\S+), (.+)$/gm),
    ([, name = '', version = '', licence]): LicenceRow => ({
      name,
      version,
      licence,
      isBundled: true,
    }),
  );
  return [...installed, ...bundled].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * True where every part of an SPDX expression that must be kept is a known licence: all of `A AND B`,
 * one of `A OR B`. An expression that mixes both is for a person to read.
 */
export function isKnownLicence(licence: string | undefined): boolean {
  const inner = licence?.replace(/^\((.*)\)$/, '$1') ?? '';
  if (inner.includes(' OR ')) return inner.split(' OR ').some((part) => known.has(part));
  return inner.split(' AND ').every((part) => known.has(part));
}
