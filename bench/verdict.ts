export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
}

/** Prints whether each bar was held; a process with one that was not leaves with status 1. */
export function verdict(bars: readonly Bar[]): void {
  for (const { name, value, most, unit } of bars) {
    const held = value <= most;
    const shown = Number(value.toPrecision(4));
    console.log(`${held ? 'held  ' : 'MISSED'}  ${name}: ${shown} ${unit} (at most ${most})`);
    if (!held) process.exitCode = 1;
  }
}
