import type { Parsed } from './option.ts';

/** A built-in list or a file, and what the latter is called where its name tells nothing. */
export interface GivenList {
  readonly place: string;
  readonly called?: string;
}

/**
 * The lists of `--catalogue`, once each.
 * @param otherwise the list where none was given.
 */
export function givenLists(parsed: Parsed, otherwise: string | undefined): readonly GivenList[] {
  const names = parsed.all('catalogue');
  const asked = names.length === 0 && otherwise !== undefined ? [otherwise] : names;
  return [...new Set(asked)].map((place) => {
    const called = parsed.called?.(place);
    return { place, ...(called !== undefined && { called }) };
  });
}
