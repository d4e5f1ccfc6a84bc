import type { Device } from '../../model/guide/reporting.ts';
import type { Answered } from '../../model/guide/tenant.ts';
import { type GraphRequest, graphHosts, patiently } from './ask-graph.ts';
import { fieldsOf, listIn, textIn } from './json-fields.ts';

/** Rows of one answer; the service gives 100,000 at the most. */
const pageRows = 10_000;
const maxPages = 10;
const maxBytes = 16 * 1024 * 1024;
/** The service takes up to 200 seconds for a query. */
const leastTimeoutMs = 60_000;

/**
 * Asks Microsoft Graph, by advanced hunting, for the last row of `DeviceInfo` of each device of the last 30 days: pages
 * of 10,000, by the order of their ids, 100,000 devices at the most. It needs `ThreatHunting.Read.All`.
 * @returns the devices, or why they are not known: `too-large` where there are more. Rejects only when the signal is aborted.
 */
export async function askDevices(request: GraphRequest): Promise<Answered<readonly Device[]>> {
  const { asking, cloud } = request;
  const url = `https://${graphHosts[cloud]}/v1.0/security/runHuntingQuery`;
  const patient = {
    ...request,
    asking: { ...asking, timeoutMs: Math.max(asking.timeoutMs, leastTimeoutMs) },
  };
  const devices: Device[] = [];
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const json = JSON.stringify({ Query: queryAfter(after), Timespan: 'P30D' });
    const { answer } = await patiently(url, patient, { json, maxBytes });
    if (!('found' in answer)) return answer;
    const { results } = fieldsOf(answer.found);
    if (!Array.isArray(results)) return { failure: 'shape', detail: 'results' };
    const rows = listIn(results);
    for (const row of rows) {
      const device = readDevice(row);
      if (device) devices.push(device);
    }
    if (rows.length < pageRows) return { found: devices };
    const last = fieldsOf(rows.at(-1))['DeviceId'];
    // It goes into the next query.
    const isNext = typeof last === 'string' && /^[0-9a-z]{1,64}$/i.test(last) && last !== after;
    if (!isNext) return { failure: 'shape', detail: 'DeviceId' };
    after = last;
  }
  return { failure: 'too-large', detail: `more than ${maxPages * pageRows} devices` };
}

/** Columns that a tenant may not have yet are asked for by name, which fails no query. */
function queryAfter(id: string | undefined): string {
  return [
    'DeviceInfo',
    ...(id === undefined ? [] : [`where strcmp(DeviceId, "${id}") > 0`]),
    'where isnotempty(OSPlatform)',
    'summarize arg_max(Timestamp, *) by DeviceId',
    'extend Connectivity = column_ifexists("ConnectivityType", "")',
    'extend ManualTags = tostring(column_ifexists("DeviceManualTags", ""))',
    'extend DynamicTags = tostring(column_ifexists("DeviceDynamicTags", ""))',
    'project DeviceId, DeviceName, PublicIP, MachineGroup, RegistryDeviceTag, ManualTags, DynamicTags, OSPlatform, OnboardingStatus, SensorHealthState, Connectivity',
    'order by DeviceId asc',
    `take ${pageRows}`,
  ].join('\n| ');
}

/** One row; undefined for what is none. */
function readDevice(value: unknown): Device | undefined {
  const row = fieldsOf(value);
  const name = textIn(row['DeviceName']);
  const onboarding = textIn(row['OnboardingStatus']);
  if (name === undefined || onboarding === undefined) return undefined;
  const [publicIp, group, os] = [row['PublicIP'], row['MachineGroup'], row['OSPlatform']].map(
    textIn,
  );
  const connectivity = textIn(row['Connectivity']);
  const tags = [row['RegistryDeviceTag'], row['ManualTags'], row['DynamicTags']].flatMap(tagsIn);
  return {
    ...{ name, tags, onboarding, sensor: textIn(row['SensorHealthState']) ?? '' },
    ...(publicIp !== undefined && { publicIp }),
    ...(group !== undefined && { group }),
    ...(os !== undefined && { os }),
    ...(connectivity !== undefined && { connectivity }),
  };
}

const maxTags = 50;

/** A tag, or a list of them as JSON. */
function tagsIn(value: unknown): readonly string[] {
  if (typeof value !== 'string' || value === '') return [];
  if (!value.startsWith('[')) return [textIn(value) ?? ''];
  try {
    return listIn(JSON.parse(value))
      .slice(0, maxTags)
      .flatMap((tag) => textIn(tag) ?? []);
  } catch {
    return [];
  }
}
