import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longList } from '../../../src/catalogue/long-list.ts';
import { countSources } from '../../../src/catalogue/select/count-sources.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import type { CatalogueSource } from '../../../src/model/target/target.ts';
import { fixture, listFile, written } from '../catalogue-files.ts';

const selection = { os: ['linux'], regions: [], portal: false, listName: 'x' } as const;

async function counted(name: string, content: string): Promise<CatalogueSource | undefined> {
  const list = await written(name, content);
  return countSources(list, selectTargets(list.services, selection))[0];
}

const names = fc.constantFrom('a.example', 'b.example', '*.c.example', 'https://d.example/x');
const others = fc.constantFrom('10.0.0.0/8', '2001:db8::/32', 'see below', 'http://', '*', '');
const address = fc
  .array(fc.oneof(names, others), { maxLength: 4 })
  .chain((all) => fc.constantFrom(', ', '\n', ' ').map((mark) => all.join(mark)));
const port = fc.constantFrom('', '443', '80, 443', 'TCP 443; UDP 53', 'UDP 123', 'any', '1-9999');
const region = fc.constantFrom('', 'WW', 'EU', 'US Gov');
const table = fc.array(fc.tuple(address, port, region), { maxLength: 12 });

function csv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  return ['url,port,geography', ...lines].join('\r\n');
}

describe('countSources()', () => {
  it('counts each row once: taken, taken in part, or skipped', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const list = await written('list.csv', csv(rows));
        const selected = selectTargets(list.services, { ...selection, regions: ['eu'] });
        const source = countSources(list, selected)[0];
        const named = new Set([
          ...selected.targets.flatMap(({ reasons }) =>
            reasons.flatMap((reason) => (reason.rule === 'listed' ? reason.row : [])),
          ),
          ...[...list.skipped, ...selected.skipped, ...list.problems].flatMap(
            ({ row }) => row ?? [],
          ),
        ]);
        const { taken = 0, inPart = 0, skipped = 0 } = source ?? {};
        // Every row is a target's or is told of by its number.
        expect(source?.rows).toBe(named.size);
        expect(taken + inPart + skipped).toBe(source?.rows);
        expect(source?.targets).toBe(selected.targets.length);
      }),
      { numRuns: 150 },
    );
  });

  it('counts a row with a name and two ranges as one, taken in part', async () => {
    const source = await counted('list.csv', 'url\n"a.example, 10.0.0.0/8, 10.1.0.0/16"\n');
    expect(source).toMatchObject({ rows: 1, taken: 0, inPart: 1, skipped: 0, targets: 1 });
  });

  it('counts a row of ranges alone as one that is skipped', async () => {
    const source = await counted('list.csv', 'url\n"10.0.0.0/8, 10.1.0.0/16"\na.example\n');
    expect(source).toMatchObject({ rows: 2, taken: 1, inPart: 0, skipped: 1, targets: 1 });
  });

  it('counts rows, not targets: of two ports, and of a name that stands twice', async () => {
    const ports = await counted('list.csv', 'url,port\na.example,5671-5672\n');
    expect(ports).toMatchObject({ rows: 1, taken: 1, skipped: 0, targets: 2 });
    const twice = await counted('list.csv', 'url\na.example\na.example\n');
    expect(twice).toMatchObject({ rows: 2, taken: 2, skipped: 0, targets: 1 });
  });

  it('counts the same of a long list as of one that is held whole', async () => {
    const rows = Array.from({ length: 5500 }, (_, at) => [`t${at}.example`, '443', 'WW']);
    const odd = [
      ['"x"', '443', 'EU'],
      ['a.example, 10.0.0.0/8, 10.1.0.0/16', 'any', 'EU'],
      ['192.0.2.0/24', '', ''],
      ['u.example', 'UDP 53', ''],
      ['b.example', '443', 'EU'],
    ];
    const content = csv(
      [...rows, ...odd].map((cells) => cells.map((one) => one.replaceAll('"', ''))),
    );
    const file = await listFile('list.csv', content);
    const selected = { ...selection, regions: ['us'] };
    const long = await longList(file, { selection: selected, look: () => {} });
    const list = await written('list.csv', content);
    const [source] = countSources(list, selectTargets(list.services, selected));
    const { file: _, ...counts } = source ?? {};
    expect(long?.source).toMatchObject(counts);
    expect(long?.unread).toEqual(
      new Map(Object.entries({ unreadable: 1, 'address-range': 3, 'no-tcp': 1 })),
    );
  });

  it('adds up for every list that travels with the project, and for the fixtures', async () => {
    for (const name of ['broken.csv', 'targets.json']) {
      const list = await fixture(name);
      for (const { rows, taken = 0, inPart = 0, skipped } of countSources(
        list,
        selectTargets(list.services, selection),
      )) {
        expect(taken + inPart + skipped).toBe(rows);
      }
    }
  });
});
