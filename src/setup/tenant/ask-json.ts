import type { ConnectTo } from '../../model/address/connect-to.ts';
import type { Answered, AnswerFailure } from '../../model/guide/tenant.ts';
import { startOf } from '../../model/text/start-of.ts';
import { type Download, download } from '../../net/http/download.ts';

/** How the login and Graph are asked. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Of one answer. */
  readonly timeoutMs: number;
  /** PEM; absent: the roots that Node carries. */
  readonly ca?: readonly string[];
  /** Where some are given, the way is direct; else as the environment says. */
  readonly connectTo: readonly ConnectTo[];
  readonly userAgent: string;
}

/** An answer of a large tenant has some hundred kilobytes. */
const maxBytes = 8 * 1024 * 1024;

/** What came, and how long to wait where somebody asks for that. */
export interface JsonAnswer {
  readonly answer: Answered<unknown>;
  readonly status?: number;
  readonly retryAfterS?: number;
}

/**
 * Fetches one JSON document of at most 8 MiB.
 * @param bearer a token, which goes to the host of the URL alone.
 * @returns what it holds, or why there is none. Rejects only when the signal is aborted.
 */
export async function askJson(url: string, asking: Asking, bearer?: string): Promise<JsonAnswer> {
  const { connectTo, ...options } = asking;
  const got = await download(url, {
    ...options,
    ...{ maxBytes, connectTo, proxy: connectTo.length > 0 ? 'direct' : 'environment' },
    ...(bearer !== undefined && { bearer }),
  });
  const { status, retryAfterS } = got;
  return {
    answer: answerOf(got, (text) => (bearer === undefined ? text : text.replaceAll(bearer, '…'))),
    ...(status !== undefined && { status }),
    ...(retryAfterS !== undefined && { retryAfterS }),
  };
}

const byStatus: Readonly<Record<number, AnswerFailure>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'busy',
  503: 'busy',
};

/** Whoever answers may say the token back: `clean` takes it out. */
function answerOf(
  { failure, status, contentType = '', bytes }: Download,
  clean: (text: string) => string,
): Answered<unknown> {
  if (failure) {
    const detail = startOf(clean(failure.detail), 200);
    if (failure.code === 'too-large') return { failure: 'too-large', detail };
    if (failure.code !== 'status') {
      return { failure: 'unreachable', detail: startOf(`${failure.code}: ${detail}`, 200) };
    }
    return { failure: byStatus[status ?? 0] ?? 'status', detail };
  }
  try {
    return { found: JSON.parse(clean(Buffer.from(bytes).toString('utf8'))) };
  } catch {
    return { failure: 'no-json', detail: startOf(clean(contentType), 100) };
  }
}
