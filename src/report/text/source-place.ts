import type { CatalogueSource } from '../../model/target.ts';
import { escapeTerminal } from './escape-terminal.ts';

/** Where rows of a list stood: its name, its path where that says more, and the sheet. Escaped. */
export function sourcePlace({ name, file, sheet }: CatalogueSource): string {
  return [name, file === name ? undefined : file, sheet]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeTerminal(part ?? '', { max: 80 }))
    .join(', ');
}
