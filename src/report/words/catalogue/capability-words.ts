import type { Capability } from '../../../model/target/capability.ts';
import { say, type Text } from '../../text/say.ts';

/** What goes with an address, as a reader of Defender's own pages knows it. */
export const capabilityWords: Readonly<Record<Capability, Text>> = {
  'sensor-data': say`detection and response data`,
  commands: say`device actions and live response`,
  'monitoring-agent': say`Microsoft Monitoring Agent`,
  'cloud-protection': say`cloud protection`,
  samples: say`sample upload`,
  investigation: say`automated investigation`,
  updates: say`updates`,
  packages: say`packages of the Linux agent`,
  'web-protection': say`SmartScreen and network protection`,
  revocation: say`revocation and trust lists`,
  'device-management': say`security settings management`,
  push: say`push, by which live response starts at once`,
  'sign-in': say`sign-in`,
  'feature-settings': say`feature settings`,
  'diagnostic-data': say`diagnostic data`,
  scanner: say`network scanner`,
  'ipv6-check': say`check of IPv6`,
  portal: say`portal`,
};
