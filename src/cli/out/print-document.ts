import { withoutSecrets } from '../../net/secrets/without-secrets.ts';
import { documentWithoutSecrets } from './document-without-secrets.ts';
import { toStdout } from './to-stdout.ts';

/**
 * Writes a document to stdout as `render` has it, without secrets, and no faster than its reader
 * takes it. A reader that goes away (`| head`) ends it quietly.
 * @throws what the system says of any other failure, such as a full disk.
 */
export async function printDocument<T extends object>(
  document: T,
  render: (document: T) => string | Iterable<string>,
): Promise<void> {
  const text = render(documentWithoutSecrets(document));
  await toStdout(typeof text === 'string' ? [text] : text);
}

/** The same for a document that is never held whole; each piece names the addresses that it asks for. */
export async function printPieces<T extends object>(
  pieces: AsyncIterable<T>,
  render: (piece: T) => string,
): Promise<void> {
  for await (const piece of pieces) {
    const isRead = await toStdout([render(documentWithoutSecrets(piece))]);
    if (!isRead) return;
  }
}

/** The same for words of our own, such as help. */
export async function printText(text: string): Promise<void> {
  await toStdout([withoutSecrets(text)]);
}
