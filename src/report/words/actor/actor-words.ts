import type { Actor } from '../../../model/finding/finding.ts';
import { say, type Text } from '../../text/say.ts';

/** Who did it, in the words that follow "by". */
export const actorWords: Readonly<Record<Actor, Text>> = {
  'local-resolver': say`the name server of this network`,
  'this-machine': say`this machine`,
  'first-hop': say`a device very near, such as the first firewall`,
  'network-path': say`a device on the way`,
  proxy: say`the proxy`,
  'proxy-policy': say`the policy of the proxy`,
  'proxy-upstream': say`what lies behind the proxy`,
  'name-filter': say`a filter that reads server names`,
  'address-filter': say`a filter by address or port`,
  interceptor: say`a device that inspects TLS`,
  service: say`the service itself`,
};
