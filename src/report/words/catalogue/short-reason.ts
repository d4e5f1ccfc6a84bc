import type { Reason, Target } from '../../../model/target.ts';

/**
 * Why a target is in the audit in a few words, for a column: the systems that need it, the rules
 * that let it in, the wildcard that it stands for. Not escaped.
 */
export function shortReason(target: Target): string {
  if (target.notRun !== undefined) {
    return 'no known name';
  }
  const wildcard = target.reasons.find((reason) => reason.rule === 'wildcard');
  const parts = [
    target.reasons.some((reason) => reason.rule === 'user') ? '--target' : '',
    systems(target.reasons),
    rules(target.reasons),
    target.reasons.some((reason) => reason.rule === 'portal') ? 'admin portal' : '',
    wildcard === undefined ? '' : `for ${wildcard.pattern}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function systems(reasons: readonly Reason[]): string {
  const needed = reasons.flatMap((reason) =>
    reason.rule === 'os' && reason.met ? [reason.os] : [],
  );
  return [...new Set(needed)].join(', ');
}

function rules(reasons: readonly Reason[]): string {
  const names = reasons.flatMap((reason) =>
    reason.rule === 'version' && reason.met ? [reason.name] : [],
  );
  return names.length === 0 ? '' : `rule ${[...new Set(names)].join(', ')}`;
}
