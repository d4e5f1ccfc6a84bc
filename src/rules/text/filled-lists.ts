import type { RuleEntry, RuleList } from '../../model/rules/rule-entry.ts';
import { ruleLists } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { entriesOf } from '../dialect.ts';
import type { NoteBook } from './note-book.ts';

/** The lists that have entries, in the order in which they are written. */
export function filledLists(
  set: RuleSet,
): readonly { readonly list: RuleList; readonly entries: readonly RuleEntry[] }[] {
  return ruleLists.flatMap((list) => {
    const entries = entriesOf(set, list);
    return entries.length === 0 ? [] : [{ list, entries }];
  });
}

/** Takes down which of some lists have entries, and have no place in a text. */
export function missingLists(set: RuleSet, { kind, lists, book }: MissingLists): void {
  for (const list of lists) if (entriesOf(set, list).length > 0) book.note(kind, list);
}

interface MissingLists {
  readonly kind: 'list-elsewhere' | 'list-untold';
  readonly lists: readonly RuleList[];
  readonly book: NoteBook;
}
