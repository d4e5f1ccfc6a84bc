/** An expression of a PAC script, and its value, or the name of the error that it throws. */
export type ConformanceRow = readonly [expression: string, value: boolean | number | string | null];
