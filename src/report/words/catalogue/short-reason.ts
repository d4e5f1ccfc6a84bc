import type { Reason, Target } from '../../../model/target/target.ts';
import { joined, named, outside, say, type Text } from '../../text/say.ts';

/**
 * Why a target is in the audit in a few words, for a column: the systems that need it, the rules
 * that let it in, the wildcard that it stands for.
 */
export function shortReason(target: Target): Text {
  if (target.notRun !== undefined) return say`no known name`;
  const { reasons } = target;
  const wildcard = reasons.find((reason) => reason.rule === 'wildcard');
  const parts = [
    reasons.some((reason) => reason.rule === 'user') ? say`--target` : [],
    systems(reasons),
    rules(reasons),
    reasons.some((reason) => reason.rule === 'portal') ? say`admin portal` : [],
    wildcard === undefined ? [] : say`for ${named(wildcard.pattern)}`,
  ];
  return joined(
    parts.filter((part) => part.length > 0),
    '; ',
  );
}

function systems(reasons: readonly Reason[]): Text {
  const needed = reasons.flatMap((reason) =>
    reason.rule === 'os' && reason.met ? [reason.os] : [],
  );
  return eachOnce(needed);
}

function rules(reasons: readonly Reason[]): Text {
  const names = reasons.flatMap((reason) =>
    reason.rule === 'version' && reason.met ? [reason.name] : [],
  );
  return names.length === 0 ? [] : say`rule ${eachOnce(names)}`;
}

function eachOnce(texts: readonly string[]): Text {
  return joined(Array.from(new Set(texts), outside), ', ');
}
