/** A built-in list or a file, and what the latter is called where its name tells nothing. */
export interface GivenList {
  readonly place: string;
  readonly called?: string;
}

/** What was given where a file stands in its place: a pipe, a device. */
export type Called = (place: string) => string | undefined;

/** The lists of a request, once each. */
export function givenLists(
  names: readonly string[],
  calledBy: Called | undefined,
): readonly GivenList[] {
  return [...new Set(names)].map((place) => {
    const called = calledBy?.(place);
    return { place, ...(called !== undefined && { called }) };
  });
}
