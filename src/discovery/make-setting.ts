import type { FindingKind } from '../model/finding/finding.ts';
import type { Setting, SettingFlaw, SettingNote } from '../model/route/route.ts';
import { startOf } from '../model/text/start-of.ts';

const maxTextLength = 1000;

/** What a source knows of one setting; `raw` without credentials. */
export interface KnownSetting {
  readonly id: string;
  readonly source: string;
  readonly scope: string;
  readonly raw: string;
  readonly value?: string | undefined;
  readonly flaw?: SettingFlaw | undefined;
  readonly note?: SettingNote | undefined;
  readonly problems?: readonly FindingKind[];
  readonly wins?: boolean;
  readonly lostBecause?: string | undefined;
}

/** A setting in full: its texts bounded, a flaw noted as a problem; it wins unless told otherwise. */
export function makeSetting({ value, flaw, note, lostBecause, ...known }: KnownSetting): Setting {
  const { id, source, scope, raw, problems = [], wins = flaw === undefined } = known;
  return {
    id,
    source,
    scope,
    raw: startOf(raw, maxTextLength),
    ...(value !== undefined && { value: startOf(value, maxTextLength) }),
    problems: [...(flaw === undefined ? [] : (['proxy-setting-malformed'] as const)), ...problems],
    ...(flaw !== undefined && { flaw }),
    ...(note !== undefined && { note }),
    wins: wins && lostBecause === undefined,
    ...(lostBecause !== undefined && { lostBecause }),
  };
}
