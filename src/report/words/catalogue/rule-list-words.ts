import type { RuleList } from '../../../model/rules/rule-entry.ts';
import type { LeftOutReason } from '../../../model/rules/rule-set.ts';
import { say, type Text } from '../../text/say.ts';

/** What is to be done with what stands in a list. */
export const ruleListWords: Readonly<Record<RuleList, Text>> = {
  allow: say`Let pass`,
  'no-inspect': say`Do not open TLS`,
  'no-auth': say`Do not ask for a login`,
};

/** Why something has no entry. */
export const leftOutWords: Readonly<Record<LeftOutReason, Text>> = {
  'shared-domain': say`anybody may have a name there, and no name that is needed is known`,
  'no-known-name': say`a star within a label, of which no name is known`,
  'unsafe-name': say`no host name`,
};
