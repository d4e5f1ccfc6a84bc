import { type OperatingSystem, operatingSystems } from '../../../model/target/operating-system.ts';
import { outside, say, type Text } from '../../text/say.ts';

/** A system as its maker calls it; what a saved audit names and nobody knows, as it stands. */
export function systemName(os: string): Text {
  const known = operatingSystems.find((one) => one === os);
  return known ? names[known] : outside(os);
}

const names: Readonly<Record<OperatingSystem, Text>> = {
  'windows-11': say`Windows 11`,
  'windows-10-22h2': say`Windows 10 22H2`,
  'windows-10-1809': say`Windows 10 1809`,
  'windows-10-1803': say`Windows 10 1803`,
  'windows-10-1709': say`Windows 10 1709`,
  'windows-10-1703': say`Windows 10 1703`,
  'windows-server-2025': say`Windows Server 2025`,
  'windows-server-2022': say`Windows Server 2022`,
  'windows-server-2019': say`Windows Server 2019`,
  'windows-server-2016': say`Windows Server 2016`,
  'windows-server-2012-r2': say`Windows Server 2012 R2`,
  'windows-server-2008-r2': say`Windows Server 2008 R2`,
  'windows-8.1': say`Windows 8.1`,
  'windows-7-sp1': say`Windows 7 SP1`,
  macos: say`macOS`,
  linux: say`Linux`,
};
