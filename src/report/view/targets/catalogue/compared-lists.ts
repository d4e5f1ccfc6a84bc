/** What a new list of services adds, drops and changes against an old one. */
export interface ComparedLists {
  readonly before: string;
  readonly after: string;
  /** ISO dates (or months) of their facts, where they have one. */
  readonly beforeDate?: string;
  readonly afterDate?: string;
  readonly changes: readonly ComparedAddress[];
}

/** One address that differs; `before` and `after` say what the lists say of it. */
export interface ComparedAddress {
  readonly change: 'added' | 'dropped' | 'changed';
  readonly url: string;
  readonly geography?: string;
  readonly portal?: true;
  readonly before?: ComparedFacts;
  readonly after?: ComparedFacts;
  readonly fields: readonly string[];
}

export interface ComparedFacts {
  readonly required: boolean;
  readonly columns: readonly string[];
  readonly rules: readonly object[];
  readonly comments: readonly string[];
}
