/** Codes of HTTP, each for itself (`301`) or by the hundred (`2xx`). */
export type ValidStatusCodes = readonly string[];

/** One of them: three digits from 100 to 599, or a hundred. */
export const statusCodeForm: RegExp = /^[1-5](?:\d\d|xx)$/;

/** Whether a status is one of them; none is not. */
export function isValidStatus(status: number | undefined, valid: ValidStatusCodes): boolean {
  const text = String(status ?? '');
  return valid.some((one) => one === text || one === `${Math.floor((status ?? 0) / 100)}xx`);
}
