export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
}

/**
 * Prints whether each bar was held; a process with one that was not leaves with status 1. Whoever
 * started it by `fork` is told of them too.
 */
export function verdict(bars: readonly Bar[]): void {
  for (const bar of bars) {
    const held = isHeld(bar);
    console.log(`${held ? 'held  ' : 'MISSED'}  ${bar.name}: ${figureOf(bar)} (${barOf(bar)})`);
    if (!held) process.exitCode = 1;
  }
  process.send?.(bars);
}

/** Nothing that was not measured is held. */
export function isHeld({ value, most }: Bar): boolean {
  return value <= most;
}

/** `0.83 times` */
export function figureOf({ value, unit }: Bar): string {
  return `${Number(value.toPrecision(4))} ${unit}`.trimEnd();
}

/** `at most 0.85` */
export function barOf({ most }: Bar): string {
  return `at most ${most}`;
}
