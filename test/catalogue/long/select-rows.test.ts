import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/load-catalogue.ts';
import { longList } from '../../../src/catalogue/long-list.ts';
import { countSources } from '../../../src/catalogue/select/count-sources.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import type { Target } from '../../../src/model/target/target.ts';
import { listFile } from '../catalogue-files.ts';

const fileOf = (lines: readonly string[]): Promise<string> =>
  listFile('list.csv', lines.join('\n'));

describe('selectRows()', () => {
  it('reads rows that depend on one another as those of the whole', {
    timeout: 60_000,
  }, async () => {
    const hosts = [
      ...[
        '*.endpoint.security.microsoft.com',
        '*.wd.microsoft.com',
        '*.microsoft.com',
        '*.a.example',
      ],
      ...['mdav.eu.endpoint.security.microsoft.com', 'europe.cp.wd.microsoft.com', 'a*.b.example'],
      ...['*.eu.endpoint.security.microsoft.com', '*.cp.wd.microsoft.com', 'x.a.example', 'none'],
      ...[
        '*.blob.core.usgovcloudapi.net',
        'gcc.example',
        '*.smartscreen.microsoft.com',
        '10.0.0.0/8',
      ],
    ];
    const row = fc
      .tuple(
        fc.constantFrom(...hosts),
        fc.constantFrom('', 'EU', 'US', 'WW', 'US Gov', 'GCC High'),
        fc.constantFrom('', 'no'),
        fc.constantFrom('', '443', '80', 'UDP 53'),
      )
      .map((cells) => cells.join(','));
    const wanted = fc.record({
      os: fc.constantFrom(['linux'] as const, ['windows-10-1809', 'macos'] as const),
      regions: fc.constantFrom<string[]>([], ['eu']),
      portal: fc.boolean(),
      listName: fc.constant('list.csv'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        wanted,
        async (lines, one) => {
          const file = await fileOf(['url,geography,required,port', ...lines]);
          const list = await loadCatalogue(file);
          const whole = selectTargets(list.services, one);
          const looking = { selection: one, look: () => {}, triesEach: Number.POSITIVE_INFINITY };
          const found = await longList(file, looking);
          const read: Target[] = [];
          for await (const part of found?.parts(7) ?? []) read.push(...part);
          expect(read).toEqual(whole.targets);
          if (found) expect(found.source).toMatchObject(countSources(list, whole)[0] ?? {});
        },
      ),
      { numRuns: 60 },
    );
  });
});
