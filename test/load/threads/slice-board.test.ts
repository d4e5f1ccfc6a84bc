import { describe, expect, it } from 'vitest';
import { SliceBoard } from '../../../src/load/threads/slice-board.ts';

describe('SliceBoard', () => {
  it('adds up what the threads came to last', () => {
    const board = SliceBoard.for(2);
    board.publish(0, { succeeded: 1, failed: 0, running: 3 });
    board.publish(0, { succeeded: 4, failed: 1, running: 2 });
    board.publish(1, { succeeded: 10, failed: 20, running: 30 });
    expect(board).toMatchObject({ succeeded: 14, failed: 21, running: 32 });
  });

  it('keeps the most that was in flight in all threads at one time', () => {
    const board = SliceBoard.for(2);
    board.publish(0, { succeeded: 0, failed: 0, running: 5 });
    board.publish(0, { succeeded: 5, failed: 0, running: 0 });
    board.publish(1, { succeeded: 0, failed: 0, running: 4 });
    expect(board.inFlight).toBe(5);
    board.publish(0, { succeeded: 5, failed: 0, running: 2 });
    expect(board.inFlight).toBe(6);
  });

  it('is one and the same for whoever shares its cells', () => {
    const board = SliceBoard.for(2);
    const other = new SliceBoard(structuredClone(board.cells));
    other.publish(1, { succeeded: 7, failed: 0, running: 0 });
    other.stop();
    expect(board).toMatchObject({ succeeded: 7, isStopped: true });
  });
});
