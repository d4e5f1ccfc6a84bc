import type { CatalogueSource } from '../../../model/target/target.ts';
import { joined, outside, type Text } from '../../text/say.ts';
import { cut } from '../finding/fact.ts';

/** Where rows of a list stood: its name, its path where that says more, and the sheet. */
export function sourcePlace({ name, file, sheet }: CatalogueSource): Text {
  const parts = [name, file === name ? undefined : file, sheet];
  return joined(
    parts.flatMap((part) => (part === undefined || part === '' ? [] : [outside(cut(part))])),
    ', ',
  );
}
