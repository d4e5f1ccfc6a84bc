import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isKnownLicence, licenceRows } from '../../bench/package/licence-rows.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the licences of an installation', () => {
  const rows = licenceRows(read('package-lock.json'), read('dist/THIRD-PARTY-NOTICES.txt'));

  it('are all known', () => {
    expect(rows.filter(({ licence }) => !isKnownLicence(licence))).toEqual([]);
  });

  it('are those of what is bundled, since nothing is installed beside but what is optional', () => {
    const beside = rows.filter(({ isBundled }) => !isBundled).map(({ name }) => name);
    expect(beside.sort()).toEqual(['@koromix/koffi-win32-arm64', '@koromix/koffi-win32-x64']);
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'undici',
        'exceljs',
        'yocto-queue',
        '@peculiar/x509',
        'quickjs-wasi',
      ]),
    );
  });
});

describe('licenceRows()', () => {
  it('lists what is installed, nested and optional too, and nothing of development', () => {
    const packages = {
      '': { version: '1.0.0', license: 'MIT' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0', optional: true },
      'node_modules/d': { version: '3.0.0', license: 'AGPL-3.0-only', dev: true },
    };
    expect(licenceRows(JSON.stringify({ packages }), '')).toEqual([
      { name: '@b/c', version: '2.0.0', licence: undefined },
      { name: 'a', version: '1.0.0', licence: 'MIT' },
    ]);
  });

  it('lists what the notices tell of', () => {
    const notices = 'These modules …\n\n== a 1.0.0, (MIT AND Zlib)\n\ntext\n';
    expect(licenceRows('{"packages":{}}', notices)).toEqual([
      { name: 'a', version: '1.0.0', licence: '(MIT AND Zlib)', isBundled: true },
    ]);
  });
});

describe('isKnownLicence()', () => {
  it.each(['MIT', '0BSD', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'MIT OR Apache-2.0'])(
    'knows %s',
    (licence) => expect(isKnownLicence(licence)).toBe(true),
  );

  it.each([
    undefined,
    '',
    'GPL-3.0-or-later',
    'SEE LICENSE IN licence.txt',
    'UNLICENSED',
    'MIT/X11',
    '(MIT AND GPL-2.0-only)',
    '(GPL-2.0-only OR AGPL-3.0-only)',
    'MIT AND (GPL-2.0-only OR AGPL-3.0-only)',
    'GPL-2.0-only AND (AGPL-3.0-only OR MIT)',
  ])('does not know %s', (licence) => expect(isKnownLicence(licence)).toBe(false));
});
