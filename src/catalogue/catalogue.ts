import type { Cloud } from '../model/target/operating-system.ts';
import type { CatalogueSource, Service, SkippedRow } from '../model/target/target.ts';

/** A built-in list of service URLs. */
export interface Catalogue {
  /** As `--catalogue` spells it. */
  readonly name: string;
  readonly title: string;
  /** ISO date (or month) of the facts. */
  readonly date: string;
  readonly clouds: readonly Cloud[];
  readonly services: readonly Service[];
  /** Rows of the list that name nothing that can be asked. */
  readonly skipped: readonly SkippedRow[];
}

export const catalogueProblemKinds = [
  'no-url-column', // no header names the addresses, and the first column holds none
  'unreadable', // the address of a row is none
  'formula', // the address is a formula; its cached text was taken, and nothing evaluated
  'bad-port', // a port cell without a port; the scheme's own was taken
  'hidden', // rows or a sheet that the workbook shows to nobody; they were read all the same
  'port-rest', // a port cell that says more than TCP ports; these were taken
  'words', // words beside the addresses of a cell, which were taken
  'broken-file', // the file ends or breaks in the middle; what came before was read
  'too-many-rows', // the rest of the file was left out
] as const;

export type CatalogueProblemKind = (typeof catalogueProblemKinds)[number];

/** What is wrong with a catalogue file, row by row; the rest of the file was read. */
export interface CatalogueProblem {
  readonly kind: CatalogueProblemKind;
  readonly sheet?: string;
  /** Counted from 1, header included. */
  readonly row?: number;
  /** What stands there, at most 200 characters. */
  readonly value?: string;
}

/** A row of a file, with what its sheet remarks on it. */
export interface ListedService extends Service {
  /** As the sheet spells it, at most 500 characters; absent where it says nothing. */
  readonly comment?: string;
}

/** A catalogue as read: built in, or from a file. */
export interface LoadedCatalogue {
  readonly name: string;
  /** It travels with the project. */
  readonly isBuiltIn?: true;
  readonly file?: string;
  /** ISO date (or month) of the facts: the list's own, or the day on which a workbook was saved. */
  readonly date?: string;
  readonly services: readonly ListedService[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
  readonly sources: readonly LoadedSource[];
}

/** What was read, before anything is chosen of it. */
export type LoadedSource = Omit<CatalogueSource, 'taken' | 'inPart' | 'skipped' | 'targets'>;
