import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { whyOf } from '../../../src/model/text/why-of.ts';

/** What is said of reading a place in a folder that holds a file `f` and a link `loop` to itself. */
function whyNot(place: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'netready-why-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'f'), '');
  symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
  try {
    readFileSync(join(folder, place));
    return 'it was read';
  } catch (error) {
    return whyOf(error);
  }
}

describe('whyOf()', () => {
  it.each([
    ['none', 'there is no such file'],
    ['.', 'it is a folder'],
    ['f/g', 'a part of its path is no folder'],
    ['loop', 'its links lead in a circle'],
    ['n'.repeat(300), 'its name is too long'],
    ['f', 'it was read'],
  ])('says in words what the system says of %s', (place, why) => {
    expect(whyNot(place)).toBe(why);
  });

  it('leaves other messages, and what is no error, as they are', () => {
    expect(whyOf(new Error('it is larger than 4 MiB'))).toBe('it is larger than 4 MiB');
    expect(
      whyOf(
        Object.assign(new Error('listen EADDRINUSE'), { syscall: 'listen', code: 'EADDRINUSE' }),
      ),
    ).toBe('listen EADDRINUSE');
    // Of a name or a table, a code alone says nothing of a file.
    expect(whyOf(Object.assign(new Error('no such row'), { code: 'ENOENT' }))).toBe('no such row');
    expect(whyOf('broken')).toBe('broken');
  });
});
