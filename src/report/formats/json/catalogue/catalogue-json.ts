import type { ShownCatalogue } from '../../../view/targets/catalogue/shown-catalogue.ts';
import { type ListsJson, listsJson } from '../text/lists-json.ts';

/** All that a list comes to. */
export type CatalogueContents = Omit<ShownCatalogue, 'more'>;

/** The JSON of a list that is held. */
export function wholeCatalogueJson(catalogue: ShownCatalogue): Iterable<string> {
  const { targets, skipped, problems, sources } = catalogue;
  const json = catalogueJson();
  return [json.more({ targets, skipped, problems, sources }), json.end()];
}

/**
 * The JSON of `netready catalogue --format json`: `targets` of the same shape as in a report; its lists in
 * the order of `CatalogueContents`.
 */
export function catalogueJson(): ListsJson<CatalogueContents> {
  return listsJson();
}
