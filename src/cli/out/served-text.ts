import { setImmediate } from 'node:timers/promises';
import { documentWithoutSecrets } from './document-without-secrets.ts';

/** A long text gives others their turn after so many characters. */
const batchLength = 65_536;

/** A document as text for who asks over the network, without secrets; others have their turn meanwhile. */
export async function servedText<T extends object>(
  document: T,
  render: (document: T) => Iterable<string>,
): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of render(documentWithoutSecrets(document))) {
    pieces.push(piece);
    length += piece.length;
    // An empty one says that the loop may turn.
    if (piece !== '' && length < batchLength) continue;
    length = 0;
    await setImmediate();
  }
  return pieces.join('');
}

/** A document in pieces that are no text, for who is sent them; others have their turn after each. */
export async function servedPieces<T extends object, Piece>(
  document: T,
  pieces: (document: T) => Iterable<Piece>,
): Promise<readonly Piece[]> {
  const served: Piece[] = [];
  for (const piece of pieces(documentWithoutSecrets(document))) {
    served.push(piece);
    await setImmediate();
  }
  return served;
}
