const SystemDate = Date;
let aheadMs = 0;

/**
 * Sets the wall clock of this process, as far as JavaScript reads it, so many milliseconds ahead of
 * the system's; the clock of durations stays true, as it does where a machine's clock is set.
 */
export function setClock(ms: number): void {
  aheadMs = ms;
  globalThis.Date = ShiftedDate as DateConstructor;
}

class ShiftedDate extends SystemDate {
  constructor(...given: readonly [] | readonly [value: number | string | Date]) {
    if (given.length === 0) super(ShiftedDate.now());
    else super(...(given as [number]));
  }

  static override now(): number {
    return SystemDate.now() + aheadMs;
  }
}
