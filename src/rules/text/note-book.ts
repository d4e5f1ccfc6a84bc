import type { RuleNote, RuleNoteKind } from '../../model/rules/rule-set.ts';

/** Takes down what a dialect cannot say, each kind once. */
export interface NoteBook {
  readonly note: (kind: RuleNoteKind, about?: string, instead?: readonly string[]) => void;
  /** By kind, in the order in which they were taken down. */
  readonly notes: () => readonly RuleNote[];
}

/** An empty one. */
export function noteBook(): NoteBook {
  const kept = new Map<RuleNoteKind, { about: Set<string>; instead: Set<string> }>();
  return {
    note: (kind, about, instead = []) => {
      const one = kept.get(kind) ?? { about: new Set(), instead: new Set() };
      kept.set(kind, one);
      if (about !== undefined) one.about.add(about);
      for (const each of instead) one.instead.add(each);
    },
    notes: () =>
      [...kept].map(([kind, { about, instead }]) => ({
        kind,
        about: [...about],
        ...(instead.size > 0 && { instead: [...instead] }),
      })),
  };
}
