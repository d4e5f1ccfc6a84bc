import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breach = (path: string, text: string): readonly string[] => plant({ [path]: text });

describe('the rule of copies', () => {
  it.each(['text.slice(0, 200)', 'text.substring(0, 200)', 'text.trim().slice(0, maxLineLength)'])(
    'reports %s of what came from outside',
    (cut) => {
      expect(breach('src/net/a.ts', `export const a = (text: string) => ${cut};`)).toEqual([
        expect.stringContaining('copies src/net/a.ts:1'),
      ]);
    },
  );

  it.each(['list.slice(0, maxLines)', 'list.slice(0, 2)', 'list.slice(1, 200)', 'slice(0, 200)'])(
    'lets %s pass',
    (cut) => {
      expect(breach('src/net/a.ts', `export const a = (list: any, slice: any) => ${cut};`)).toEqual(
        [],
      );
    },
  );

  it('asks nothing of those who only show', () => {
    expect(breach('src/report/a.ts', 'export const a = (b: string) => b.slice(0, 200);')).toEqual(
      [],
    );
  });
});
