import type { Setting, SettingNote } from '../../model/route.ts';

/** Settings that are not in effect, each with the reason; one that has a reason keeps its own. */
export function withNote(settings: readonly Setting[], note: SettingNote): readonly Setting[] {
  return settings.map((setting) => ({ note, ...setting, wins: false }));
}
