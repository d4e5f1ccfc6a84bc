import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discovery/discover.ts';
import { type LivePlace, liveMachine, livePlaces } from '../../src/discovery/live-machine.ts';
import { parseSettingsFile } from '../../src/discovery/windows/parse-settings-file.ts';
import { windowsMachine } from '../../src/discovery/windows/windows-machine.ts';
import { temporaryFolder } from '../cli/run-cli.ts';

function saying(text: string): LivePlace {
  return { program: execPath, args: ['-e', `console.log(${JSON.stringify(text)})`] };
}

const gnome = [
  "org.gnome.system.proxy mode 'manual'",
  "org.gnome.system.proxy.https host 'desk.example'",
  'org.gnome.system.proxy.https port 3128',
].join('\n');

describe('liveMachine()', () => {
  // There the registry is read besides, whatever the places.
  const onUnix = it.skipIf(process.platform === 'win32');

  onUnix('reads files and programs of the system, and leaves out what is not there', async () => {
    const file = join(await temporaryFolder(), 'environment');
    await writeFile(file, 'PATH="/usr/bin"\nhttps_proxy=http://file.example:3128\n');
    const machine = await liveMachine([
      { file },
      { file: '/no/such/file' },
      { program: '/no/such/program', args: [] },
      saying(gnome),
      saying('nothing of a proxy'),
    ]);
    expect(machine).toMatchObject({
      isUnix: true,
      variables: { https_proxy: 'http://file.example:3128' },
      systemProxies: [{ by: 'gnome', https: 'desk.example:3128' }],
    });
  });

  onUnix('knows nothing where nothing is told', async () => {
    expect(await liveMachine([saying('nothing')])).toBeUndefined();
    expect(await liveMachine(livePlaces('plan9'))).toBeUndefined();
  });

  it('names programs by their full paths', () => {
    for (const system of ['win32', 'darwin', 'linux']) {
      const places = livePlaces(system).map((one) => ('file' in one ? one.file : one.program));
      expect(places.length).toBeGreaterThan(1);
      expect(places.filter((one) => !/^(?:\/|[A-Z]:\\)/.test(one))).toEqual([]);
    }
  });
});

describe('discover() of this machine', () => {
  const liveOf = (text: string) => {
    const file = parseSettingsFile(Buffer.from(text));
    if ('problem' in file) throw new Error(file.problem);
    return windowsMachine([file]);
  };

  it('goes by its environment before the files of the system', () => {
    const live = liveOf('https_proxy=http://file.example:3128\n');
    const own = { https_proxy: 'http://own.example:3128' };
    expect(discover({ environment: own, live }).route.id).toBe('environment');
    expect(discover({ environment: {}, live })).toMatchObject({
      route: { id: 'environment-file' },
      isThisMachine: true,
    });
  });

  it('does not go by the proxy of a desktop', () => {
    const { route, settings } = discover({ environment: {}, live: liveOf(gnome) });
    expect(route.id).toBe('direct');
    expect(settings).toMatchObject([{ note: 'desktop', wins: false }]);
  });

  it('on Windows, goes by what services read, and says of its variables that none sees them', () => {
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
    const live = liveOf(`\r\n${key}\r\n    TelemetryProxyServer    REG_SZ    tp.example:8080\r\n`);
    const found = discover({ environment: { HTTPS_PROXY: 'http://own.example:3128' }, live });
    expect(found).toMatchObject({ route: { id: 'telemetry-proxy' }, isThisMachine: false });
    expect(found.settings.at(-1)).toMatchObject({ note: 'this-process', wins: false });
  });
});
