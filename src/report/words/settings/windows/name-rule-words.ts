import type { NameRule } from '../../../../model/audit/windows/name-policy.ts';
import { outside, say, type Text } from '../../../text/say.ts';

/** A table of thousands is no reading; JSON has them all. */
const maxShown = 40;

/** The Name Resolution Policy Table of a Windows, a sentence for each namespace; none where it has none. */
export function nameRuleTexts(rules: readonly NameRule[] = []): readonly Text[] {
  const left = rules.length - maxShown;
  return [
    ...rules.slice(0, maxShown).map(ruleText),
    ...(left > 0 ? [say`${outside(String(left))} more namespaces.`] : []),
  ];
}

function ruleText({ namespace, servers, by, directAccess, unread }: NameRule): Text {
  const names = namespace === '.' ? say`All names` : say`${outside(namespace)}`;
  const asked =
    servers.length === 0
      ? say`by the name servers of the connection (exempt)`
      : say`by ${outside(servers.join(', '))}`;
  const outsideOnly = directAccess ? say`, by DirectAccess outside of its network` : say``;
  const whose = by === 'group-policy' ? say`group policy` : say`this machine`;
  const lost = unread ? say`; not read, since group policy has a table` : say``;
  return say`${names}: ${asked}${outsideOnly} (${whose}${lost}).`;
}
