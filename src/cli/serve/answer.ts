/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The text format of Prometheus, as every version of it reads it. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

const plainType = 'text/plain; charset=utf-8';

/** One line for a person or a log. What of it came from a request is quoted by who says it. */
export function line(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, type: plainType, body: `${text}\n`, headers };
}
