import type { Failure } from '../../model/finding/failure.ts';
import { errorCode, errorText, failure, failureOf } from '../failure-of.ts';
import type { Tap } from '../socket/tap.ts';
import { alertInMessage } from '../tls/tls-failure.ts';

/** Why a request got no answer, or none that was whole, by what its parser and its stream say. */
export function exchangeFailure(error: unknown, stream: Tap): Failure {
  // What broke the stream came first; what undici says may be a consequence.
  const cause = stream.errored ?? error;
  const code = errorCode(cause);
  const text = errorText(cause);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return failure('too-large', text);
  // A status that no parser of HTTP lets pass, and that undici did not think of: 000.
  if (code === 'ERR_ASSERTION') return failure('protocol-error', 'no status of HTTP');
  const isMismatch = code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  // The parser's errors are told by their name: it leaves their code out.
  const isParser = cause instanceof Error && cause.name === 'HTTPParserError';
  if (stream.ended && (isMismatch || (isParser && text.includes('EOF')))) {
    return failure('closed', text);
  }
  if (isMismatch || isParser) return failure('protocol-error', text);
  const alert = alertInMessage(stream.failedWith) ?? alertInMessage(error);
  if (alert !== undefined) return failure('alert', `alert ${alert}: ${text}`);
  const lost = stream.loss();
  if (lost) return lost;
  // An interim 100, an upgrade that nobody asked for, an answer before the request.
  if (code === 'UND_ERR_SOCKET') return failure('protocol-error', text);
  return stream.destroyed ? failure('closed', text) : failureOf(cause);
}
