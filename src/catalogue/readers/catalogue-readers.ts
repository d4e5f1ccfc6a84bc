import { delimited } from './delimited.ts';
import { json } from './json.ts';
import type { CatalogueReader } from './reader.ts';

/** Every kind of catalogue file that can be read. */
export const catalogueReaders: readonly CatalogueReader[] = [delimited, json];
