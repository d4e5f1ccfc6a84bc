import { listFromStdin } from './list-from-stdin.ts';
import type { Parsed } from './option.ts';

/** A built-in list or a file, and what the latter is called where its name tells nothing. */
export interface GivenList {
  readonly place: string;
  readonly called?: string;
}

/**
 * The lists of `--catalogue`, once each; `-` is read to its end.
 * @param otherwise the list where none was given.
 * @throws UsageError where the standard input cannot be taken.
 */
export async function givenLists(
  parsed: Parsed,
  otherwise: string | undefined,
): Promise<readonly GivenList[]> {
  const names = parsed.all('catalogue');
  const asked = names.length === 0 && otherwise !== undefined ? [otherwise] : names;
  const lists: GivenList[] = [];
  for (const name of new Set(asked)) {
    lists.push(
      name === '-' ? { place: await listFromStdin(), called: 'standard input' } : { place: name },
    );
  }
  return lists;
}
