import { delimited, plainText } from './delimited.ts';
import { json } from './json.ts';
import type { CatalogueReader } from './reader.ts';
import { workbook } from './workbook.ts';

/** Every kind of catalogue file that can be read. */
export const catalogueReaders: readonly CatalogueReader[] = [workbook, delimited, plainText, json];
