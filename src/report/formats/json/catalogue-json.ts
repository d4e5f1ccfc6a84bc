import { stableJson } from '../../text/stable-json.ts';
import type { ShownCatalogue } from '../../view/targets/catalogue/shown-catalogue.ts';

/** All that a list comes to. */
export type CatalogueContents = Omit<ShownCatalogue, 'more'>;

/** Writes the JSON of a list piece by piece. */
export interface CatalogueJson {
  /** Some elements of its lists, which come in the order of `CatalogueContents`, each of them at least once. */
  readonly more: (piece: Partial<CatalogueContents>) => string;
  readonly end: () => string;
}

/** The JSON of a list that is held. */
export function wholeCatalogueJson(catalogue: ShownCatalogue): Iterable<string> {
  const { targets, skipped, problems, sources } = catalogue;
  const json = catalogueJson();
  return [json.more({ targets, skipped, problems, sources }), json.end()];
}

/**
 * The JSON of `netready catalogue --format json`: one document, `targets` of the same shape as in
 * a report, one element a line, ending in a newline.
 */
export function catalogueJson(): CatalogueJson {
  let open: string | undefined;
  let count = 0;
  const closing = (): string => (count === 0 ? ']' : '\n]');
  return {
    more: (piece) => {
      let text = '';
      for (const [name, values] of Object.entries(piece)) {
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
