import type { Actor } from '../../model/finding.ts';

/** Who did it, in the words that follow "by". */
export const actorWords: Readonly<Record<Actor, string>> = {
  'local-resolver': 'the name server of this network',
  'this-machine': 'this machine',
  'first-hop': 'a device very near, such as the first firewall',
  'network-path': 'a device on the way',
  proxy: 'the proxy',
  'proxy-policy': 'the policy of the proxy',
  'proxy-upstream': 'what lies behind the proxy',
  'name-filter': 'a filter that reads server names',
  'address-filter': 'a filter by address or port',
  interceptor: 'a device that inspects TLS',
  service: 'the service itself',
};
