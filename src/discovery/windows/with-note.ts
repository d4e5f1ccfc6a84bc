import type { Setting, SettingNote } from '../../model/route/route.ts';

/**
 * Settings that are not in effect, each with the reason; one that has a reason keeps its own. That
 * what is not in effect does not detect either, nobody needs to know.
 */
export function withNote(settings: readonly Setting[], note: SettingNote): readonly Setting[] {
  return settings
    .filter(({ id }) => !id.endsWith(':no-auto-detect'))
    .map((setting) => {
      // Where none of a place counts, its order does not matter.
      const own = setting.note === 'behind-pac' ? undefined : setting.note;
      return { ...setting, note: own ?? note, wins: false };
    });
}
