import type { AuditHead } from '../../model/audit/report.ts';
import type { Finding, FindingKind, Severity } from '../../model/finding/finding.ts';
import type { SettingFacts } from '../../model/finding/finding-facts.ts';
import type { Setting } from '../../model/route/route.ts';
import { takersOf } from '../../model/route/takers.ts';
import { confidenceOf } from '../confidence.ts';
import type { Draft } from '../rule.ts';

/** How much each kind of finding about a setting weighs; other kinds are none of a setting's. */
const severities: Partial<Readonly<Record<FindingKind, Severity>>> = {
  'proxy-setting-malformed': 'warning',
  'proxy-settings-conflict': 'warning',
  'winhttp-disagreement': 'warning',
  'authenticated-proxy-allowed': 'warning',
  'wpad-beyond-organisation': 'warning',
};

/** Two settings prove them. */
const comparing: ReadonlySet<FindingKind> = new Set([
  'proxy-settings-conflict',
  'winhttp-disagreement',
]);

type SettingsOf = Pick<AuditHead, 'settings' | 'part'>;
/** The ways that the settings make, each for itself, and who takes them. */
type WaysOf = Pick<AuditHead, 'routes' | 'components'>;

/**
 * The findings about proxy settings, as drafts: what a source of settings noted as a problem,
 * with the setting as its evidence. They belong to no target and change no verdict.
 */
export function settingDrafts(
  { settings, part }: SettingsOf,
  ways: WaysOf = { routes: [] },
): readonly Draft[] {
  // They are those of the audit, and its first part has told them.
  if (part && part.number > 1) return [];
  return settings.flatMap((setting) =>
    setting.problems.flatMap((kind) => {
      const severity = severities[kind];
      return severity === undefined ? [] : [draft(setting, { kind, severity, settings, ways })];
    }),
  );
}

/**
 * The same, numbered: for a command that looks at settings alone. Where the ways of the components
 * are given, a conflict says who goes by the setting that lost.
 */
export function settingFindings(settings: readonly Setting[], ways?: WaysOf): readonly Finding[] {
  return settingDrafts({ settings }, ways).map((one, index) => ({
    id: `f${index + 1}`,
    ...one,
    confidence: confidenceOf(one),
  }));
}

interface Noted {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly settings: readonly Setting[];
  readonly ways: WaysOf;
}

function draft(setting: Setting, { kind, severity, settings, ways }: Noted): Draft {
  const isConflict = kind === 'proxy-settings-conflict';
  const takers = isConflict ? takersOf(setting, ways) : undefined;
  const winner = settings.find(({ id }) => id === setting.lostBecause);
  return {
    kind,
    severity,
    actor: 'this-machine',
    evidence: [setting.id, ...(comparing.has(kind) && winner ? [winner.id] : [])],
    rivals: [],
    facts: {
      setting: setting.source,
      value: setting.raw,
      ...(setting.flaw !== undefined && { flaw: setting.flaw }),
      ...(setting.note !== undefined && { note: setting.note }),
      ...(winner && { winner: winner.source, winnerValue: winner.value ?? winner.raw }),
      ...(takers && { takers: takers.map(({ component }) => component) }),
    } satisfies SettingFacts,
  };
}
