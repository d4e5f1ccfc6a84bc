import { stableJson } from './json/stable-json.ts';

/** What a new list of services adds, drops and changes against an old one. */
export interface ComparedLists {
  readonly before: string;
  readonly after: string;
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

/** The JSON of `netready catalogue --compare`: one document, one change a line. */
export function* comparisonJson({ before, after, changes }: ComparedLists): Iterable<string> {
  yield `{\n"before": ${JSON.stringify(before)},\n"after": ${JSON.stringify(after)},\n"changes": [`;
  let separator = '\n  ';
  for (const change of changes) {
    yield `${separator}${stableJson(change)}`;
    separator = ',\n  ';
  }
  yield '\n]\n}\n';
}
