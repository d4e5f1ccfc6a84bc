import type { SetupLineId } from '../../../../model/guide/setup-line.ts';
import { code, say, type Text } from '../../../text/say.ts';

/** What makes an audit that has these rows. */
export const auditToMake: Readonly<Record<SetupLineId, Text>> = {
  network: plainAudit(),
  'static-proxy': plainAudit(),
  'authenticated-proxy': plainAudit(),
  'device-management': plainAudit(),
  'winhttp-proxy': plainAudit(),
  'down-level': auditBy(
    code`netready audit --os windows-7-sp1 --os windows-server-2008-r2 --output audit.json`,
  ),
  v20: plainAudit(),
  'anonymous-traffic': plainAudit(),
  portal: plainAudit(),
};

function plainAudit(): Text {
  return auditBy(code`netready audit --portal --output audit.json`);
}

function auditBy(command: Text): Text {
  return say`${command}, then ${code`netready setup audit.json`}.`;
}
