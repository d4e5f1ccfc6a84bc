import type { ConnectTo } from '../../model/address/connect-to.ts';
import type { Answered, AnswerFailure } from '../../model/guide/tenant.ts';
import type { Way } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { type Download, download } from '../../net/http/download.ts';
import type { WayOut } from './way-out.ts';

/** How the login and Graph are asked. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Of one answer. */
  readonly timeoutMs: number;
  /** PEM; absent: the roots that Node carries. */
  readonly ca?: readonly string[];
  readonly connectTo: readonly ConnectTo[];
  readonly userAgent: string;
  readonly wayOut: Pick<WayOut, 'waysTo'>;
}

/** What is sent beside the URL. */
export interface Sent {
  /** A token, which goes to the host of the URL alone. */
  readonly bearer?: string;
  /** JSON, with POST. */
  readonly json?: string;
  /** Bytes of the answer; default: 8 MiB, where that of a large tenant has some hundred kilobytes. */
  readonly maxBytes?: number;
}

const usualBytes = 8 * 1024 * 1024;

/** What came, and how long to wait where somebody asks for that. */
export interface JsonAnswer {
  readonly answer: Answered<unknown>;
  readonly status?: number;
  readonly retryAfterS?: number;
}

/**
 * Fetches one JSON document, the way that was chosen for its host; where a PAC file names several, the next one is taken
 * where nobody answers over the one before.
 * @returns what it holds, or why there is none. Rejects only when the signal is aborted.
 */
export async function askJson(url: string, asking: Asking, sent: Sent = {}): Promise<JsonAnswer> {
  const { wayOut, ...options } = asking;
  const { bearer, json, maxBytes = usualBytes } = sent;
  const chosen = await wayOut.waysTo(new URL(url).hostname);
  if ('failure' in chosen) {
    const { code, detail } = chosen.failure;
    return { answer: unreachable(`${code}: ${detail}`) };
  }
  const [first = direct, ...others] = chosen.ways;
  const by = (way: Way): Promise<Download> =>
    download(url, {
      ...{ ...options, maxBytes, proxy: way.kind === 'direct' ? 'direct' : way },
      ...(bearer !== undefined && { bearer }),
      ...(json !== undefined && { json }),
    });
  let got = await by(first);
  for (const way of others) {
    if (got.status !== undefined || got.failure === null) break;
    got = await by(way);
  }
  const { status, retryAfterS } = got;
  return {
    answer: answerOf(got, (text) => (bearer === undefined ? text : text.replaceAll(bearer, '…'))),
    ...(status !== undefined && !got.byProxy && { status }),
    ...(retryAfterS !== undefined && { retryAfterS }),
  };
}

const direct: Way = { kind: 'direct' };

const byStatus: Readonly<Record<number, AnswerFailure>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'busy',
  503: 'busy',
};

/** Whoever answers may say the token back: `clean` takes it out. */
function answerOf(
  { failure, status, byProxy, contentType = '', bytes }: Download,
  clean: (text: string) => string,
): Answered<unknown> {
  if (failure) {
    const detail = startOf(clean(failure.detail), 200);
    if (failure.code === 'too-large') return { failure: 'too-large', detail };
    if (byProxy) return unreachable(`a proxy: ${detail}`);
    if (failure.code !== 'status') return unreachable(`${failure.code}: ${detail}`);
    return { failure: byStatus[status ?? 0] ?? 'status', detail };
  }
  try {
    // Behind the parser: what is escaped in JSON reads otherwise.
    const cleaned = (_: string, value: unknown): unknown =>
      typeof value === 'string' ? clean(value) : value;
    return { found: JSON.parse(Buffer.from(bytes).toString('utf8'), cleaned) };
  } catch {
    return { failure: 'no-json', detail: startOf(clean(contentType), 100) };
  }
}

function unreachable(detail: string): Answered<never> {
  return { failure: 'unreachable', detail: startOf(detail, 200) };
}
