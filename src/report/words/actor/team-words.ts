import type { Team } from '../../../model/finding/team.ts';
import { say, type Text } from '../../text/say.ts';

/** Who is to change something, as the head of a list. */
export const teamWords: Readonly<Record<Team, Text>> = {
  firewall: say`Firewalls and packet filters`,
  proxy: say`Proxies`,
  inspection: say`TLS inspection`,
  'name-servers': say`Name servers`,
  machine: say`This machine`,
  service: say`The service itself`,
  unknown: say`Nobody is known yet`,
};
