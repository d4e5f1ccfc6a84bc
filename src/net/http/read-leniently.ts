import { request } from 'node:http';
import type { Failure } from '../../model/finding/failure.ts';
import type { Sloppiness } from '../../model/finding/sloppiness.ts';
import { errorText, failure } from '../failure-of.ts';
import type { Tap } from '../socket/tap.ts';
import type { AnswerParts } from './answer.ts';
import { Replay } from './replay.ts';
import { maxHeadLength, type Tidied, type TidyHead, tidyHead } from './tidy-head.ts';

export interface Reading {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly parts: AnswerParts;
  readonly onSloppy: (sloppy: readonly Sloppiness[]) => void;
  readonly done: (failed: Failure | null) => void;
}

/**
 * Reads an answer that a strict parser refused, from the same bytes: what the stream remembers, and
 * what comes on. Its head is put in order, and Node's parser in its lenient mode reads the rest.
 * The stream must be held, since the strict parser has closed it. `done` may be called more than
 * once.
 * @returns what ends the reading.
 */
export function readLeniently(stream: Tap, { method, parts, onSloppy, done }: Reading): () => void {
  const replay = new Replay();
  const lost = (text: string): Failure => stream.loss() ?? failure('closed', text);
  const asked = request({
    method,
    createConnection: () => replay as never,
    insecureHTTPParser: true,
    maxHeaderSize: maxHeadLength * 2,
  });
  asked.on('response', (response) => {
    parts.head(response.statusCode ?? 0, response.rawHeaders);
    response.on('data', parts.data);
    response.on('end', () => (response.complete ? parts.end() : done(lost('a body cut short'))));
    response.on('error', (error) => done(lost(errorText(error))));
  });
  asked.on('error', (error) => done(failure('protocol-error', errorText(error))));
  asked.end();
  let head: TidyHead | undefined;
  let taken = 0;
  const take = (): void => {
    const came = stream.received();
    if (head === undefined) {
      const tidied = tidyHead(came);
      if (tidied.kind === 'head') {
        head = tidied;
        taken = head.end;
        onSloppy(head.sloppy);
        replay.push(head.head);
      } else if (tidied.kind !== 'more') done(refusal(tidied));
    }
    if (head === undefined) return;
    if (came.length > taken) replay.push(came.subarray(taken));
    taken = came.length;
  };
  const end = (): void => {
    take();
    if (head === undefined) done(lost('closed within the head'));
    else if (!replay.readableEnded) replay.push(null);
  };
  stream.destroy();
  const unlisten = stream.listen(take, end);
  take();
  return () => {
    unlisten();
    asked.destroy();
    replay.destroy();
  };
}

/** Why a head is not read. */
export function refusal({ kind, why }: Extract<Tidied, { readonly why: string }>): Failure {
  return failure(kind === 'refused' ? 'protocol-error' : 'too-large', why);
}
