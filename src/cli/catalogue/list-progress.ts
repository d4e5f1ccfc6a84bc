import { draw as drawLine } from '../out/say.ts';

export interface ListProgress {
  /** So many more rows were read. */
  readonly onRows: (more: number) => void;
  /** Takes the line away; what is read from here on is counted anew. */
  readonly clear: () => void;
  /** Takes the line away for good. */
  readonly end: () => void;
}

/** What takes no longer needs no line. */
const silentMs = 1000;
const everyMs = 200;

/** One line on stderr that says how many rows of lists were read, once that takes a second; draws nothing where `enabled` is false. */
export function listProgress(enabled: boolean): ListProgress {
  let rows = 0;
  let beganAt: number | undefined;
  let drawnAt: number | undefined;
  let isOver = !enabled;
  const clear = (): void => {
    if (drawnAt !== undefined) drawLine('');
    rows = 0;
    drawnAt = undefined;
  };
  return {
    onRows: (more) => {
      rows += more;
      const now = performance.now();
      beganAt ??= now;
      const isDue = now - (drawnAt ?? beganAt) > (drawnAt === undefined ? silentMs : everyMs);
      if (isOver || !isDue) return;
      drawnAt = now;
      drawLine(`Reading the list: ${rows} rows`);
    },
    clear,
    end: () => {
      clear();
      isOver = true;
    },
  };
}
