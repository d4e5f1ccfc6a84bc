/** What a request asks for. */
export interface Asked {
  /** Without its query, not decoded: no path of ours has an escape but the name of a report. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** Milliseconds after which nobody waits for the answer any more. */
  readonly budgetMs: number;
}

const maxUrl = 4096;
const maxParameters = 10;
/** Where nobody says how long they wait. */
const usualBudgetMs = 30_000;
const maxBudgetMs = 120_000;
/** As the blackbox exporter has it: what is left for the way back. */
const offsetMs = 500;

/**
 * Reads a request.
 * @param header what stands in `X-Prometheus-Scrape-Timeout-Seconds`.
 * @returns what is asked, or in one line what is wrong with it; never throws.
 */
export function readAsked(
  url: string,
  header: string | undefined,
): Asked | { readonly wrong: string } {
  if (url.length > maxUrl) return { wrong: `the URL is longer than ${maxUrl} characters` };
  if (!url.startsWith('/')) return { wrong: 'give a path' };
  const [path = '', text = '', ...more] = url.split('?');
  const parts = [text, ...more].join('?');
  const pairs = parts === '' ? [] : parts.split('&');
  if (pairs.length > maxParameters) return { wrong: `give at most ${maxParameters} parameters` };
  const query = new Map<string, string>();
  for (const pair of pairs) {
    const [name, value] = decoded(pair) ?? [];
    if (name === undefined || value === undefined) {
      return { wrong: 'the query is not encoded well' };
    }
    if (query.has(name)) return { wrong: 'a parameter stands there twice' };
    query.set(name, value);
  }
  const budgetMs = header === undefined ? usualBudgetMs : budgetOf(header);
  if (budgetMs === undefined) {
    return { wrong: 'X-Prometheus-Scrape-Timeout-Seconds is no number of seconds' };
  }
  return { path, query, budgetMs };
}

function decoded(pair: string): readonly [name: string, value: string] | undefined {
  const at = pair.indexOf('=');
  const plain = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    return at < 0 ? [plain(pair), ''] : [plain(pair.slice(0, at)), plain(pair.slice(at + 1))];
  } catch {
    return undefined;
  }
}

function budgetOf(header: string): number | undefined {
  const ms = /^\d{1,9}(\.\d{1,9})?$/.test(header) ? Number(header) * 1000 : 0;
  if (!(ms >= 1)) return undefined;
  return Math.min(maxBudgetMs, ms > 2 * offsetMs ? ms - offsetMs : Math.ceil(ms / 2));
}
