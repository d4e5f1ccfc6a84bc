import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { platform } from 'node:process';
import { liveWindows } from './windows/live/live-windows.ts';
import { systemFolder } from './windows/live/system-folder.ts';
import { parseSettingsFile } from './windows/parse-settings-file.ts';
import { type WindowsMachine, windowsMachine } from './windows/windows-machine.ts';

/** One place of this machine that tells how it is set: a file, or a program of the system. */
export type LivePlace =
  | { readonly file: string }
  | { readonly program: string; readonly args: readonly string[] };

const deadlineMs = 5000;
const maxBytes = 4 * 1024 * 1024;

/**
 * The places of a system, by the name that Node has for it; none where nothing is known of it.
 *
 * @internal Exported for its tests.
 */
export function livePlaces(system: string, folder: string = systemFolder()): readonly LivePlace[] {
  if (system === 'win32') return windowsPlaces(folder);
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
 * How this machine is set, as its own files and programs, and on Windows its registry, tell: read
 * alone, nothing is changed and nobody else is asked. What is not there, says nothing of a proxy, or
 * takes longer than 5 seconds is left out; undefined where nothing was told.
 */
export async function liveMachine(
  places: readonly LivePlace[] = livePlaces(platform),
): Promise<WindowsMachine | undefined> {
  const [live, ...outputs] = await Promise.all([
    platform === 'win32' ? liveWindows() : undefined,
    ...places.map(bytesOf),
  ]);
  const said = outputs.flatMap((bytes) => {
    const file = bytes === undefined ? undefined : parseSettingsFile(bytes);
    return file === undefined || 'problem' in file ? [] : [file];
  });
  const { files: read = [], ...told } = live ?? {};
  const files = [...read, ...said];
  if (files.length === 0) return undefined;
  return { ...windowsMachine(files), ...(live && { live: told }) };
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
