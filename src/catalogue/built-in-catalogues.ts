import type { Catalogue } from './catalogue.ts';
import { commercial } from './lists/commercial.ts';
import { government } from './lists/government.ts';
import { streamlined } from './lists/streamlined.ts';
import { streamlinedGovernment } from './lists/streamlined-government.ts';

/** The lists that travel with the project, the default first. */
export const builtInCatalogues: readonly Catalogue[] = [
  commercial,
  government,
  streamlined,
  streamlinedGovernment,
];
