import { say, type Text } from '../../text/say.ts';
import { whose } from './conclusion.ts';
import type { ShownDiscovery } from './shown-discovery.ts';

type Part =
  | 'read'
  | 'live'
  | 'nameRules'
  | 'wpad'
  | 'components'
  | 'bypass'
  | 'checklist'
  | 'findings';

/** What the parts of a discovery are called. */
export const discoveryTitles: Readonly<Record<Part, Text>> = {
  read: say`What was read`,
  live: say`This Windows`,
  nameRules: say`Names asked elsewhere: its name resolution policy (NRPT)`,
  wpad: say`WPAD by DNS`,
  components: say`By component`,
  bypass: say`Exceptions: direct in spite of a proxy`,
  checklist: say`Checklist of the guide: what policies set, as far as they were read`,
  findings: say`What is wrong`,
};

/** What is in effect depends on whose settings they are. */
export function settingsTitle(discovery: ShownDiscovery): Text {
  const who = whose(discovery);
  return who ? say`Settings (in effect, overruled: for the ${who})` : say`Settings`;
}

/** So does which way a star marks. */
export function waysTitle(discovery: ShownDiscovery): Text {
  const who = whose(discovery);
  const after = discovery.detection && say`, after automatic detection`;
  return who ? say`Ways out (*: of the ${who}${after})` : say`Ways out`;
}
