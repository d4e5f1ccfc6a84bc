import type { Becoming } from '../../../model/standing/line-up.ts';
import { say, type Text } from '../../text/say.ts';

/** What became of a cell that was red, in the order in which it is told, and whether that is good. */
export const becomingWords: Readonly<
  Record<Becoming, { readonly words: Text; readonly tone: 'good' | 'bad' | 'note' }>
> = {
  green: { words: say`passes now`, tone: 'good' },
  'passed-before': { words: say`passed, and was not asked again`, tone: 'good' },
  other: { words: say`red for another reason`, tone: 'bad' },
  same: { words: say`red as before`, tone: 'bad' },
  untried: { words: say`not tried before the audit ended`, tone: 'note' },
  'other-way': { words: say`goes another way now`, tone: 'note' },
  'new-way': { words: say`the way that it goes now`, tone: 'note' },
  gone: { words: say`no longer in the list`, tone: 'note' },
  'not-needed': { words: say`nobody who asks for it takes this way any more`, tone: 'note' },
};
