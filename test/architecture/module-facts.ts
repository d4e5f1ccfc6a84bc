/** How one module names another. `type`: vanishes when types are stripped. */
export type ImportForm = 'static' | 're-export' | 'dynamic' | 'url' | 'type';

export interface ImportFact {
  readonly form: ImportForm;
  /** As written; absent where it is computed and cannot be read. */
  readonly specifier?: string;
  /** The names asked for; `*` for the whole module, `default` for its default export. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface ExportFact {
  /** `*` for everything of another module. */
  readonly name: string;
  /** Comes from another module: a barrel's line. */
  readonly passedOn: boolean;
  readonly line: number;
}

/**
 * One use of a global name: `Date.now`, `new Date`, `new Date(…)`, `Date()`, or the bare name where
 * it stands as a value. A member that is computed reads `Date[…]`.
 */
export interface GlobalUse {
  readonly global: string;
  readonly text: string;
  readonly line: number;
}

/** A piece from the start of something: `text.slice(0, 200)`. */
export interface CutFact {
  /** The end, where it is a number or a name; else empty. */
  readonly end: string;
  readonly line: number;
}

/** What the rules need to know of one module. */
export interface ModuleFacts {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly lines: number;
  /** Why the text is no TypeScript, one line each. */
  readonly errors: readonly string[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly globals: readonly GlobalUse[];
  readonly cuts: readonly CutFact[];
  /** Lines of functions and classes. */
  readonly behaviour: readonly number[];
}

/** One breach of one rule. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** A rule sees every module at once and answers with its breaches. */
export type Rule = (modules: readonly ModuleFacts[]) => readonly Violation[];
