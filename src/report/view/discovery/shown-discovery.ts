import type { LiveContext } from '../../../model/audit/windows/live-answers.ts';
import type { NameRule } from '../../../model/audit/windows/name-policy.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import type { BypassDialect } from '../../../model/route/bypass.ts';
import { type BypassReading, bypassReadings } from '../../../model/route/bypass-reading.ts';
import type { ComponentWay } from '../../../model/route/component.ts';
import type { GuideItem } from '../../../model/route/guide-item.ts';
import type { ReadFile } from '../../../model/route/read-file.ts';
import type { Route, Setting } from '../../../model/route/route.ts';
import type { WpadOutcome } from '../../words/settings/wpad-words.ts';

/** One name of a search for WPAD, as far as a reader needs it. */
export interface ShownWpadTrial {
  readonly name: string;
  readonly outcome: WpadOutcome;
  readonly source?: string;
  readonly addresses?: readonly string[];
  readonly code?: string;
  readonly detail?: string;
}

/** The bypass list of one way, entry by entry, as its reader takes it. */
export interface ShownBypass {
  readonly route: string;
  readonly dialect: BypassDialect;
  readonly entries: readonly BypassReading[];
}

/** The bypass lists of some ways, each entry with its reading. */
export function shownBypasses(routes: readonly Route[]): readonly ShownBypass[] {
  return routes.flatMap(({ id, bypass = [], bypassDialect: dialect }) =>
    dialect === undefined || bypass.length === 0
      ? []
      : [{ route: id, dialect, entries: bypassReadings(bypass, dialect) }],
  );
}

/** What `netready discover` shows. */
export interface ShownDiscovery {
  /** The files of another machine, and what was found in them. */
  readonly read?: readonly ReadFile[];
  /** The names that its automatic detection asks DNS for, as far as its suffixes were read. */
  readonly wpadNames?: readonly string[];
  readonly settings: readonly Setting[];
  /** The effective one first. */
  readonly routes: readonly Route[];
  readonly findings: readonly Finding[];
  /** How each entry of the bypass lists is read, where there are any. */
  readonly bypass?: readonly ShownBypass[];
  /** The way of each component of another machine. */
  readonly components?: readonly ComponentWay[];
  /** The values of Microsoft's guide on proxies: set, unset, wrong. */
  readonly checklist?: readonly GuideItem[];
  /** Automatic detection comes before the effective way. */
  readonly detection?: 'unsearched' | 'found-nothing';
  /** This machine was not asked what DHCP says of a PAC file, which comes before DNS. */
  readonly dhcp?: 'not-asked';
  /** What this machine, a Windows, tells of itself. */
  readonly live?: Omit<LiveContext, 'winhttp'>;
  /** Its Name Resolution Policy Table, or that of another machine. */
  readonly nameRules?: readonly NameRule[];
  /** Absent where WPAD was not searched for. */
  readonly wpad?: readonly ShownWpadTrial[];
}
