const first = Date.UTC(1980, 0, 1);
const last = Date.UTC(9999, 11, 31);

/**
 * An ISO 8601 time as a date that a workbook can hold, in UTC; `undefined` where it is none, or
 * lies before 1980 or after 9999.
 */
export function workbookDate(time: string | undefined): Date | undefined {
  const milliseconds = Date.parse(time ?? '');
  return milliseconds >= first && milliseconds <= last ? new Date(milliseconds) : undefined;
}
