import { describe, expect, it } from 'vitest';
import { windowsDomains } from '../../../src/net/system/windows-domains.ts';
import { hasStandIns, standInProgram } from '../../discovery/windows/live/stand-in-program.ts';

const parameters = String.raw`
HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters
    DataBasePath    REG_EXPAND_SZ    %SystemRoot%\System32\drivers\etc
    NV Domain    REG_SZ    Corp.Example
    Domain    REG_SZ    corp.example
    SearchList    REG_SZ
    EnableICMPRedirect    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\Interfaces\{1}
    DhcpDomain    REG_SZ    branch.example.
`.replaceAll('\\\\', '\\');

/** What reg.exe says of the policy, and of the rest. */
const saying = (policy: string, rest: string): Promise<string> =>
  standInProgram(
    `process.stdout.write(args[1].includes('DNSClient') ? ${JSON.stringify(policy)} : ${JSON.stringify(rest)})`,
  );

describe.skipIf(!hasStandIns)('windowsDomains()', () => {
  it('are, without a search list, the own domain and those of connections, each once', async () => {
    expect(await windowsDomains(await saying('', parameters))).toEqual([
      'corp.example',
      'branch.example',
    ]);
  });

  it('are those of the search list, by policy first', async () => {
    const list = '    SearchList    REG_SZ    a.example,b.example\r\n';
    const own = parameters.replace(
      '    SearchList    REG_SZ',
      '    SearchList    REG_SZ    c.example',
    );
    expect(await windowsDomains(await saying(list, own))).toEqual([
      ...['a.example', 'b.example', 'c.example'],
    ]);
  });

  it('are none where nothing can be read', async () => {
    expect(await windowsDomains('/no/such/program')).toEqual([]);
    expect(await windowsDomains(await saying('', '\u0000'.repeat(1000)))).toEqual([]);
  });
});
