import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RawAnswer } from '../services/raw-answer.ts';

type AnswerTo = (request: IncomingMessage) => RawAnswer;

/** Gives the issuer's certificate (RFC 5280, section 4.2.2.1) where leaves say that it lies. */
export function issuerAnswers(
  answerTo: AnswerTo,
  { signer, urls }: { readonly signer: string; readonly urls: readonly string[] },
): AnswerTo {
  const { raw } = new X509Certificate(signer);
  const places = new Set(urls);
  return (request) => {
    if (!places.has(`http://${request.headers.host}${request.url}`)) return answerTo(request);
    return { status: 200, headers: [['Content-Type', 'application/pkix-cert']], body: raw };
  };
}
