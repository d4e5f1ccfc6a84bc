import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { env, platform } from 'node:process';
import { parseSettingsFile } from './windows/parse-settings-file.ts';
import { type WindowsMachine, windowsMachine } from './windows/windows-machine.ts';

/** One place of this machine that tells how it is set: a file, or a program of the system. */
export type LivePlace =
  | { readonly file: string }
  | { readonly program: string; readonly args: readonly string[] };

const deadlineMs = 5000;
const maxBytes = 4 * 1024 * 1024;

const internetSettings = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
/** With all that is below them; the rest of a registry is never asked for. */
const keys: readonly string[] = [
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
  `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings`,
  `HKLM\\${internetSettings}`,
  `HKU\\S-1-5-18\\${internetSettings}`,
  `HKCU\\${internetSettings}`,
  'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System',
  'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\NetworkProxy',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinHttpAutoProxySvc',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\HealthService\\Parameters',
];

/**
 * The places of a system, by the name that Node has for it; none where nothing is known of it.
 *
 * @internal Exported for its tests.
 */
export function livePlaces(system: string, root = 'C:\\Windows'): readonly LivePlace[] {
  if (system === 'win32') return windowsPlaces(`${root}\\System32`);
  if (system === 'darwin') {
    return [
      { program: '/usr/sbin/scutil', args: ['--proxy'] },
      { program: '/usr/local/bin/mdatp', args: ['health'] },
    ];
  }
  if (system !== 'linux') return [];
  const gnome = ['list-recursively', 'org.gnome.system.proxy'];
  return [
    { file: '/etc/environment' },
    { file: '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json' },
    { program: '/usr/bin/mdatp', args: ['health'] },
    { program: '/usr/bin/gsettings', args: gnome },
  ];
}

/** By their full paths: Windows would look in the working folder first. */
function windowsPlaces(folder: string): readonly LivePlace[] {
  const powershell = `${folder}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const preference = 'Get-MpPreference | Format-List ProxyServer, ProxyPacUrl, ProxyBypass';
  return [
    ...keys.map((key) => ({
      program: `${folder}\\reg.exe`,
      args: ['query', key, '/s', '/reg:64'],
    })),
    { program: `${folder}\\netsh.exe`, args: ['winhttp', 'show', 'proxy'] },
    { program: `${folder}\\netsh.exe`, args: ['winhttp', 'show', 'advproxy'] },
    { program: `${folder}\\bitsadmin.exe`, args: ['/util', '/getieproxy', 'LOCALSYSTEM'] },
    {
      program: powershell,
      args: ['-NoProfile', '-NonInteractive', '-Command', preference],
    },
  ];
}

/**
 * How this machine is set, as its own files and programs tell: read alone, nothing is changed and
 * nobody else is asked. What is not there, says nothing of a proxy, or takes longer than 5 seconds
 * is left out; undefined where nothing was told.
 */
export async function liveMachine(
  places: readonly LivePlace[] = livePlaces(platform, env['SystemRoot']),
): Promise<WindowsMachine | undefined> {
  const told = await Promise.all(places.map(bytesOf));
  const files = told.flatMap((bytes) => {
    const file = bytes === undefined ? undefined : parseSettingsFile(bytes);
    return file === undefined || 'problem' in file ? [] : [file];
  });
  return files.length === 0 ? undefined : windowsMachine(files);
}

async function bytesOf(place: LivePlace): Promise<Uint8Array | undefined> {
  try {
    return 'file' in place ? await startOf(place.file) : await outputOf(place);
  } catch {
    return undefined;
  }
}

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function outputOf({
  program,
  args,
}: Extract<LivePlace, { readonly program: string }>): Promise<Uint8Array | undefined> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>();
  const options = { timeout: deadlineMs, maxBuffer: maxBytes, windowsHide: true } as const;
  execFile(program, [...args], { ...options, encoding: 'buffer' }, (error, output) =>
    resolve(error && output.length === 0 ? undefined : output),
  );
  return promise;
}
