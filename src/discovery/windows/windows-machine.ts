import type { LiveContext } from '../../model/audit/windows/live-answers.ts';
import { type Registry, registryOf } from './registry.ts';
import type {
  AnalyzedProxy,
  SettingsFile,
  ShownAdvancedProxy,
  ShownAntivirus,
  ShownConnection,
  ShownProxy,
  ShownSystemProxy,
} from './settings-file.ts';

type Of<Kind extends SettingsFile['kind']> = Extract<SettingsFile, { readonly kind: Kind }>;

/** How another machine is set, as far as files tell: mostly one of Windows. */
export interface WindowsMachine {
  readonly registry: Registry;
  readonly shownProxy?: ShownProxy;
  /** What an earlier output of netsh said, where it said something else. */
  readonly earlierProxy?: ShownProxy;
  readonly shownAdvancedProxy?: ShownAdvancedProxy;
  readonly connections?: readonly ShownConnection[];
  /** Those that have a name, a VPN's. */
  readonly namedConnections?: readonly ShownConnection[];
  readonly antivirus?: ShownAntivirus;
  readonly analyzed?: AnalyzedProxy;
  readonly unixAgents?: readonly Of<'unix-agent'>[];
  readonly systemProxies?: readonly ShownSystemProxy[];
  readonly variables?: Readonly<Record<string, string>>;
  /** The files hold values of the registry. */
  readonly hasRegistry?: true;
  /** What this machine tells of itself beside its settings; absent for another machine. */
  readonly live?: LiveContext;
  /** None of the files is of Windows. */
  readonly isUnix?: true;
}

const ofUnix: readonly SettingsFile['kind'][] = ['unix-agent', 'system-proxy', 'environment-file'];

/** An empty export is one too; lines of values without their key are none. */
function hasKeys(file: SettingsFile): boolean {
  return (
    'values' in file && (file.values.length === 0 || file.values.some(({ key }) => key !== ''))
  );
}

/** One machine of the files of `--settings`; of two that say the same thing the last counts. */
export function windowsMachine(given: readonly SettingsFile[]): WindowsMachine {
  const files = given.flatMap((file) => (file.kind === 'several' ? file.parts : [file]));
  const all = <Kind extends SettingsFile['kind']>(kind: Kind): readonly Of<Kind>[] =>
    files.filter((file): file is Of<Kind> => file.kind === kind);
  const shown = all('winhttp-proxy').map((file) => file.shown);
  const last = shown.at(-1);
  const earlier = shown.findLast((one) => JSON.stringify(one) !== JSON.stringify(last));
  const advanced = all('winhttp-advanced-proxy').at(-1);
  const shownConnections = all('connection-shown').map((file) => file.shown);
  const connections = shownConnections.filter((one) => one.connection === undefined);
  const namedConnections = shownConnections.filter((one) => one.connection !== undefined);
  const antivirus = all('antivirus-shown').at(-1);
  const analyzed = all('analyzer').at(-1);
  const unixAgents = all('unix-agent');
  const systemProxies = all('system-proxy').map((file) => file.shown);
  const environments = all('environment-file').map((file) => file.variables);
  return {
    registry: registryOf(files),
    ...(files.some(hasKeys) && { hasRegistry: true }),
    ...(last && { shownProxy: last }),
    ...(earlier && { earlierProxy: earlier }),
    ...(advanced && { shownAdvancedProxy: advanced.shown }),
    ...(connections.length > 0 && { connections }),
    ...(namedConnections.length > 0 && { namedConnections }),
    ...(antivirus && { antivirus: antivirus.shown }),
    ...(analyzed && { analyzed: analyzed.shown }),
    ...(unixAgents.length > 0 && { unixAgents }),
    ...(systemProxies.length > 0 && { systemProxies }),
    ...(environments.length > 0 && { variables: Object.assign({}, ...environments) }),
    ...(files.length > 0 && files.every(({ kind }) => ofUnix.includes(kind)) && { isUnix: true }),
  };
}
