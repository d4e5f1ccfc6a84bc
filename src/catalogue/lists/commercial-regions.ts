import { everySystem, unix, windowsAndUnix, windowsOnly } from './columns.ts';
import type { ListGroup } from './list-group.ts';
import {
  commandHost,
  investigationHost,
  isWindowsSample,
  type RegionalHosts,
  regionalHosts,
  sampleHost,
} from './regional-hosts.ts';
import { endpoint } from './service-names.ts';

/** The rows of the commercial list that belong to one data region. */
export const commercialRegions: readonly ListGroup[] = regionalHosts.flatMap(regionGroups);

function regionGroups(region: RegionalHosts): ListGroup[] {
  const { geography, suffix, maps, cyber, commands, investigation, samples } = region;
  const common = { service: endpoint, category: `${endpoint} ${suffix}`, geography };
  const windowsSamples = samples.filter(isWindowsSample);
  const sharedSamples = samples.filter((label) => !isWindowsSample(label));
  const groups: ListGroup[] = [
    {
      ...common,
      purpose: 'cloud-protection-unix',
      columns: unix,
      addresses: maps === undefined ? [] : [`${maps}.x.cp.wd.microsoft.com`],
    },
    {
      ...common,
      purpose: 'cyber-data',
      columns: windowsOnly,
      optional: true,
      addresses: cyber === undefined ? [] : [`${cyber}.vortex-win.data.microsoft.com`],
    },
    {
      ...common,
      purpose: 'cyber-data',
      columns: windowsAndUnix,
      addresses: cyber === undefined ? [] : [`${cyber}-v20.events.data.microsoft.com`],
    },
    {
      ...common,
      purpose: 'commands',
      columns: everySystem,
      addresses: commands.map(commandHost),
    },
    {
      ...common,
      purpose: 'investigation',
      columns: windowsAndUnix,
      addresses: investigation.map(investigationHost),
    },
    {
      ...common,
      purpose: 'samples',
      columns: windowsAndUnix,
      addresses: sharedSamples.map(sampleHost),
    },
    {
      ...common,
      purpose: 'samples',
      columns: windowsOnly,
      addresses: windowsSamples.map(sampleHost),
    },
  ];
  return groups.filter(({ addresses }) => addresses.length > 0);
}
