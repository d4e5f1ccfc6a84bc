import type { Layout, TableOptions } from '../table-options.ts';

export interface LoadTableOptions extends TableOptions {
  /** Bars of block characters; else of ASCII. */
  readonly unicode: boolean;
}

export interface LoadLayout extends Layout {
  readonly unicode: boolean;
}
