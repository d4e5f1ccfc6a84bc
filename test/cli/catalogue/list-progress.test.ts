import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ListProgress, listProgress } from '../../../src/cli/catalogue/list-progress.ts';

/** What it draws, and a clock of our own. */
function drawing(enabled: boolean): {
  drawn: string[];
  progress: ListProgress;
  at: (ms: number) => void;
} {
  const drawn: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    drawn.push(String(text).replace('\r\u001B[K', ''));
    return true;
  });
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => {
    write.mockRestore();
    clock.mockRestore();
  });
  return { drawn, progress: listProgress(enabled), at: (ms) => void clock.mockReturnValue(ms) };
}

describe('listProgress()', () => {
  it('says how many rows were read, once it has taken a second', () => {
    const { drawn, progress, at } = drawing(true);
    progress.onRows(1000);
    at(999);
    progress.onRows(1000);
    expect(drawn).toEqual([]);
    at(1001);
    progress.onRows(1000);
    at(1100);
    progress.onRows(1000);
    at(1300);
    progress.onRows(1000);
    expect(drawn).toEqual(['Reading the list: 3000 rows', 'Reading the list: 5000 rows']);
  });

  it('takes its line away, and draws no more once it has ended', () => {
    const { drawn, progress, at } = drawing(true);
    progress.onRows(1000);
    at(2000);
    progress.onRows(1000);
    progress.end();
    at(9000);
    progress.onRows(1000);
    expect(drawn).toEqual(['Reading the list: 2000 rows', '']);
  });

  it('draws nothing where it is not enabled', () => {
    const { drawn, progress, at } = drawing(false);
    progress.onRows(1000);
    at(9000);
    progress.onRows(1000);
    progress.end();
    expect(drawn).toEqual([]);
  });
});
