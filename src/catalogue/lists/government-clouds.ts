import { everySystem, unix, windowsAndUnix, windowsOnly } from './columns.ts';
import type { ListGroup } from './list-group.ts';
import { antivirus, endpoint, smartscreen } from './service-names.ts';

/** One government cloud; each list of words is a list of labels. */
interface GovernmentCloud {
  readonly geography: string;
  readonly geo: string;
  /** The sheet marks this host for Windows in two clouds of three. */
  readonly brokerColumns: ListGroup['columns'];
  readonly commands: string;
  readonly investigation: string;
  readonly samples: string;
}

const clouds: readonly GovernmentCloud[] = [
  {
    geography: 'GCC',
    geo: 'unitedstates4',
    brokerColumns: unix,
    commands: 'usmt usmv',
    investigation: 'fmusmt fmusmv',
    samples:
      'ussusg1virginiaff4 ussusg2virginiaff4 wsusg1virginiaff4 ussusg1texasff4 ussusg2texasff4 wsusg1texasff4',
  },
  {
    geography: 'GCC High',
    geo: 'unitedstates1',
    brokerColumns: windowsAndUnix,
    commands: 'usgt',
    investigation: 'ffusgv',
    samples:
      'ussusg1virginiaff0 ussusg2virginiaff0 wsusg1virginiaff0 ussusg1texasff0 ussusg2texasff0 wsusg1texasff0',
  },
  {
    geography: 'DoD',
    geo: 'unitedstates2',
    brokerColumns: windowsAndUnix,
    commands: 'usgt usgv',
    investigation: 'ffusgt ffusgv',
    samples:
      'ussusd1centralff5 ussusd2centralff5 wsusd1centralff5 ussusd1eastff5 ussusd2eastff5 wsusd1eastff5',
  },
];

/** The sensor's rows of each government cloud. */
export const governmentSensor: readonly ListGroup[] = clouds.flatMap((cloud) => {
  const common = {
    service: endpoint,
    category: `${endpoint} ${cloud.geography}`,
    geography: cloud.geography,
  };
  const samples = cloud.samples.split(' ');
  return [
    {
      ...common,
      purpose: 'cloud-protection-unix',
      columns: cloud.brokerColumns,
      addresses: [`${cloud.geo}.x.cp.wd.microsoft.us`],
    },
    {
      ...common,
      purpose: 'cyber-data',
      columns: windowsAndUnix,
      addresses: ['us4-v20.events.data.microsoft.com'],
    },
    {
      ...common,
      purpose: 'commands',
      columns: everySystem,
      addresses: cloud.commands.split(' ').map((label) => `winatp-gw-${label}.microsoft.com`),
    },
    {
      ...common,
      purpose: 'investigation',
      columns: windowsAndUnix,
      addresses: cloud.investigation.split(' ').map((label) => blob(`automatedirstr${label}`)),
    },
    {
      ...common,
      purpose: 'samples',
      columns: windowsAndUnix,
      addresses: samples.filter((label) => !label.startsWith('ws')).map(blob),
    },
    {
      ...common,
      purpose: 'samples',
      columns: windowsOnly,
      addresses: samples.filter((label) => label.startsWith('ws')).map(blob),
    },
  ] satisfies ListGroup[];
});

/** The cloud protection of each government cloud. */
export const governmentMaps: readonly ListGroup[] = clouds.map(({ geography, geo }) => ({
  service: antivirus,
  category: 'MAPS',
  geography,
  purpose: 'cloud-protection',
  columns: windowsOnly,
  addresses: [`${geo}.cp.wd.microsoft.us`],
}));

/** SmartScreen of each government cloud. */
export const governmentSmartscreen: readonly ListGroup[] = clouds.map(({ geography, geo }) => ({
  service: smartscreen,
  category: 'Reporting and Notifications',
  geography,
  purpose: 'smartscreen',
  columns: windowsAndUnix,
  addresses: [`${geo}.ss.wd.microsoft.us`],
}));

function blob(label: string): string {
  return `${label}.blob.core.usgovcloudapi.net`;
}
