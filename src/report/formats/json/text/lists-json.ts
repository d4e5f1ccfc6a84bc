import { stableJson } from '../../../text/stable-json.ts';

/** Writes a document of lists piece by piece. */
export interface ListsJson<Lists> {
  /** Some elements of its lists, which come in their order, each of them at least once. */
  readonly more: (piece: Partial<Lists>) => string;
  readonly end: () => string;
}

/** The JSON of a document that is nothing but lists: one element a line, ending in a newline. */
export function listsJson<
  Lists extends { readonly [Name in keyof Lists]?: readonly unknown[] | undefined },
>(): ListsJson<Lists> {
  let open: string | undefined;
  let count = 0;
  const closing = (): string => (count === 0 ? ']' : '\n]');
  return {
    more: (piece) => {
      let text = '';
      for (const [name, values] of Object.entries<readonly unknown[] | undefined>(piece)) {
        if (values === undefined) continue;
        if (name !== open) {
          text += `${open === undefined ? '{' : `${closing()},`}\n"${name}": [`;
          open = name;
          count = 0;
        }
        for (const value of values) {
          text += `${count === 0 ? '' : ','}\n  ${stableJson(value)}`;
          count += 1;
        }
      }
      return text;
    },
    end: () => `${closing()}\n}\n`,
  };
}
