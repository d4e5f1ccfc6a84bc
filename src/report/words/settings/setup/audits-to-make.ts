import type { SetupLineId } from '../../../../model/guide/setup-line.ts';
import { code, say, type Text } from '../../../text/say.ts';

const then = say`, then ${code`netready setup audit.json`}.`;
const ofAll = say`${code`netready audit --portal --output audit.json`}${then}`;
const ofDownLevel = say`${code`netready audit --os windows-7-sp1 --os windows-server-2008-r2 --output audit.json`}${then}`;

/** What makes an audit that tells of a step. */
export function auditToMake(id: SetupLineId): Text {
  return id === 'down-level' ? ofDownLevel : ofAll;
}
