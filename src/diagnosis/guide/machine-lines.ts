import type {
  SettingsFrom,
  SetupCause,
  SetupJudgement,
  SetupState,
} from '../../model/guide/setup-line.ts';
import type { GuideItem } from '../../model/route/guide-item.ts';
import type { Setting } from '../../model/route/route.ts';

/** How a machine is set, as discovery read it. */
export interface GuideMachine {
  /** Empty where no registry was read. */
  readonly checklist: readonly GuideItem[];
  readonly settings: readonly Setting[];
  readonly from: SettingsFrom;
}

/** Whether the network passes, as far as an audit tells. */
export type Passing = 'passes' | 'fails' | undefined;

const managed = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System\\TelemetryProxy';
const winhttp =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections\\WinHttpSettings';
const healthService = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters';

/** The static proxy of the sensor, by registry or group policy. */
export function staticProxy(machine: GuideMachine, passing: Passing): SetupJudgement {
  const item = itemOf(machine, 'TelemetryProxyServer');
  if (!item) return noRegistry(machine);
  const field = fieldOf(item);
  const { name, state, value, fault } = item;
  if (state === 'set')
    return done({ field, reason: 'value-set', facts: { guideValue: name, value: value ?? '' } });
  // Where device management wrote it, this place is empty: that is a line of its own.
  return state === 'unset' || fault === 'elsewhere'
    ? unset('TelemetryProxyServer', { field, passing, other: usable(machine, 'winhttp') })
    : wrongValue(item);
}

/** DisableEnterpriseAuthProxy beside it. */
export function authenticatedProxy(machine: GuideMachine): SetupJudgement {
  const item = itemOf(machine, 'DisableEnterpriseAuthProxy');
  if (!item) return noRegistry(machine);
  const field = fieldOf(item);
  const { name, state, value = '', due } = item;
  if (state === 'set')
    return done({ field, reason: 'value-set', facts: { guideValue: name, value } });
  if (state === 'wrong') return wrongValue(item);
  if (!due) return done({ field, reason: 'login-unneeded', facts: {} });
  const proxy = itemOf(machine, 'TelemetryProxyServer')?.value ?? '';
  return { state: 'to-do', field, reason: 'login-due', facts: { value: proxy } };
}

/** What device management says of the static proxy, which the sensor does not read. */
export function deviceManagement(machine: GuideMachine): SetupJudgement {
  const item = itemOf(machine, 'TelemetryProxyServer');
  if (!item) return noRegistry(machine);
  const value = machine.settings.find(({ id }) => id === 'mobile-policy:TelemetryProxy')?.raw;
  const field = managed;
  if (value === undefined) return done({ field, reason: 'managed-none', facts: {} });
  if (item.fault === 'elsewhere' || item.value === undefined) {
    return wrong({ field, reason: 'managed-alone', facts: { value } });
  }
  return item.value.trim().toLowerCase() === value.trim().toLowerCase()
    ? done({ field, reason: 'managed-same', facts: { value } })
    : wrong({ field, reason: 'managed-otherwise', facts: { value, policy: item.value } });
}

/** The static proxy of WinHTTP, as netsh writes it. */
export function winhttpProxy(machine: GuideMachine, passing: Passing): SetupJudgement {
  const { settings } = machine;
  const written = settings.find(({ id }) => id.startsWith('winhttp:'));
  const shown = settings.find(({ id }) => id.startsWith('winhttp-shown:'));
  const name = 'WinHttpSettings';
  const other = usable(machine, 'policy:TelemetryProxyServer');
  const one = written ?? shown;
  if (!one) {
    return machine.checklist.length === 0
      ? noRegistry(machine)
      : unset(name, { field: winhttp, passing, other });
  }
  const field = written ? winhttp : 'netsh winhttp show proxy';
  if (written && shown?.note === 'says-otherwise') {
    const facts = { value: shownValue(written), shown: shownValue(shown) };
    return wrong({ field, reason: 'winhttp-disagrees', facts });
  }
  if (one.flaw !== undefined)
    return wrong({ field, reason: 'value-wrong', facts: flawed(name, one) });
  return one.value === 'direct'
    ? unset(name, { field, passing, other })
    : done({ field, reason: 'value-set', facts: { guideValue: name, value: shownValue(one) } });
}

/** The proxy of the monitoring agent; undefined where none is set. */
export function agentProxy({ settings }: GuideMachine): SetupJudgement | undefined {
  const found = settings.find(({ id }) => id === 'monitoring-agent:proxy');
  if (!found) return undefined;
  const name = 'monitoring agent';
  const field = healthService;
  return found.flaw === undefined
    ? done({ field, reason: 'value-set', facts: { guideValue: name, value: shownValue(found) } })
    : wrong({ field, reason: 'value-wrong', facts: flawed(name, found) });
}

function flawed(
  name: 'WinHttpSettings' | 'monitoring agent',
  { raw, flaw }: Setting,
): Extract<SetupCause, { reason: 'value-wrong' }>['facts'] {
  return {
    guideValue: name,
    fault: 'form',
    ...(raw !== '' && { value: raw }),
    ...(flaw && { flaw }),
  };
}

function shownValue({ raw, value }: Setting): string {
  return raw === '' ? (value ?? '') : raw;
}

/** A setting of a proxy that can be used, by the start of its id. */
function usable({ settings }: GuideMachine, start: string): Setting | undefined {
  return settings.find(
    ({ id, flaw, value }) =>
      id.startsWith(start) && flaw === undefined && value !== undefined && value !== 'direct',
  );
}

function itemOf({ checklist }: GuideMachine, name: GuideItem['name']): GuideItem | undefined {
  return checklist.find((item) => item.name === name);
}

function fieldOf({ key, name }: GuideItem): string {
  return `${key}\\${name}`;
}

type Told = { readonly field?: string } & SetupCause;

function done(told: Told): SetupJudgement {
  return of('done', told);
}

function wrong(told: Told): SetupJudgement {
  return of('wrong', told);
}

function of(state: SetupState, told: Told): SetupJudgement {
  return { state, ...told };
}

function wrongValue(item: GuideItem): SetupJudgement {
  const { name, value, fault = 'value', flaw } = item;
  const facts = {
    ...{ guideValue: name, fault },
    ...(value !== undefined && value !== '' && { value }),
    ...(flaw && { flaw }),
  };
  return wrong({ field: fieldOf(item), reason: 'value-wrong', facts });
}

function noRegistry({ from }: GuideMachine): SetupJudgement {
  return of('untold', { reason: 'no-registry', facts: { from } });
}

type ProxyName = 'TelemetryProxyServer' | 'WinHttpSettings';

interface Unset {
  readonly field: string;
  readonly passing: Passing;
  /** The other of the two proxies, where it is set. */
  readonly other: Setting | undefined;
}

/** What is not set is needed where nothing else leads out: an audit tells that. */
function unset(guideValue: ProxyName, { field, passing, other }: Unset): SetupJudgement {
  const facts = { guideValue };
  if (passing === 'passes') return done({ field, reason: 'unset-passes', facts });
  if (other) {
    const beside = guideValue === 'WinHttpSettings' ? 'TelemetryProxyServer' : 'WinHttpSettings';
    const value = shownValue(other);
    return of('untold', { field, reason: 'unset-beside', facts: { guideValue, beside, value } });
  }
  if (passing === 'fails') return of('to-do', { field, reason: 'unset-fails', facts });
  return of('untold', { field, reason: 'unset', facts });
}
