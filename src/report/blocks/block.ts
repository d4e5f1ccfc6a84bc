import type { FindingKind } from '../../model/finding/finding.ts';
import type { VerdictName } from '../../model/finding/verdict.ts';
import type { Bucket } from '../../model/load/load-measure.ts';
import type { Text } from '../text/say.ts';
import type { SeenStep } from '../view/findings/seen-step.ts';

/** Things of a known number, each made when it is asked for. An array is one. */
export interface Items<T> extends Iterable<T> {
  readonly length: number;
}

/** What things are counted as, where a format leaves some out. */
export type Noun = 'cause' | 'host' | 'item' | 'proof' | 'route' | 'row' | 'site' | 'target';

export interface Heading {
  readonly kind: 'heading';
  /** 1: of the document. */
  readonly level: 1 | 2 | 3;
  readonly text: Text;
}

/** Sentences, and before them, with nothing between, what a reader should meet first. */
export interface Sentences {
  readonly lead?: Text;
  readonly text: Text;
}

export interface Paragraph extends Sentences {
  readonly kind: 'paragraph';
}

export interface List {
  readonly kind: 'list';
  readonly items: Items<Sentences>;
  /** Counted from 1. */
  readonly isNumbered?: boolean;
}

/** Lines that keep their breaks and blanks: commands, a piece of a file. */
export interface Code {
  readonly kind: 'code';
  readonly lines: readonly Text[];
}

/** Things to know, each behind its label. */
export interface Facts {
  readonly kind: 'facts';
  readonly heads: readonly [label: Text, value: Text];
  readonly facts: readonly { readonly label: Text; readonly value: Text }[];
}

export interface Column {
  readonly head: Text;
  /** Of numbers. */
  readonly isFigure?: boolean;
}

/** A text; a verdict, of which a format shows how grave it is; or several texts of one kind. */
export type Cell =
  | Text
  | { readonly verdict: VerdictName | undefined }
  | {
      readonly several: Items<Text>;
      /** Each says something of its own, and stands on a line where there are lines. */
      readonly isLines?: boolean;
    };

export interface RowGroup {
  /** Absent where the table has one group alone. */
  readonly title?: Text;
  readonly rows: Items<readonly Cell[]>;
}

export interface Table {
  readonly kind: 'table';
  readonly noun: Noun;
  readonly columns: readonly Column[];
  /** What the columns behind the first are, where they may be many. */
  readonly across?: Noun;
  readonly groups: readonly RowGroup[];
  /** A row that adds up those above it. */
  readonly total?: readonly Text[];
}

/** What an entry can say of a cause, in the order in which it is said. */
export type FieldName =
  | 'seen'
  | 'over'
  | 'by'
  | 'or-else'
  | 'lost'
  | 'advice'
  | 'alone'
  | 'targets'
  | 'evidence';

export type Field =
  | { readonly name: Exclude<FieldName, 'targets' | 'evidence'>; readonly text: Text }
  /** The id of the finding first. */
  | { readonly name: 'evidence'; readonly items: Items<Text> }
  /** `ids` are those of the targets, in their order, for a format that can lead to them. */
  | { readonly name: 'targets'; readonly items: Items<Text>; readonly ids?: Items<string> };

/** What is typed into either shell; none where it has no line. */
export interface Again {
  readonly shell: readonly Text[];
  readonly powershell: readonly Text[];
}

/** One cause. A field that has nothing to say is left out. */
export interface Entry {
  readonly title: Text;
  readonly findingKind: FindingKind;
  /** Ids of its findings in the report, which commands take. */
  readonly findings?: Items<Text>;
  readonly fields: readonly Field[];
  /** Lines to paste that show it again, of its first target. */
  readonly again?: Again;
  /** The steps that it rests on, for a format that can fold them away: undefined for what is no step of this report. */
  readonly proof?: Items<SeenStep | undefined>;
}

/** Causes below headings; a format numbers them through. */
export interface Entries {
  readonly kind: 'entries';
  readonly sections: readonly { readonly title: Text; readonly entries: Items<Entry> }[];
}

/** How many values fell into each bucket. */
export interface Bars {
  readonly kind: 'bars';
  readonly title: Text;
  readonly buckets: readonly Bucket[];
}

/** A piece of a document: what it says, and nothing of how wide, escaped, coloured or cut it is. */
export type Block = Heading | Paragraph | List | Code | Facts | Table | Entries | Bars;

/** Each of some things as something else, made when it is asked for. */
export function mapped<T, R>(items: Items<T>, made: (item: T) => R): Items<R> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield made(item);
    },
  };
}

/** At most so many of some things; the others are not made. */
export function firstOf<T>(items: Items<T>, most: number): readonly T[] {
  const taken: T[] = [];
  if (most <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length >= most) break;
  }
  return taken;
}

/** A heading with what stands below it; nothing where that is nothing. */
export function section(text: Text, blocks: readonly Block[], level: 2 | 3 = 2): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level, text }, ...blocks];
}

/** A list; nothing of no items. */
export function list(texts: readonly Text[]): Block[] {
  return texts.length === 0 ? [] : [{ kind: 'list', items: texts.map((text) => ({ text })) }];
}

/** A table of texts; nothing of no rows. */
export function table(heads: readonly Text[], rows: readonly (readonly Cell[])[]): Block[] {
  const columns = heads.map((head) => ({ head }));
  return rows.length === 0 ? [] : [{ kind: 'table', noun: 'row', columns, groups: [{ rows }] }];
}
