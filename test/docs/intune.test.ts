import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../cli/run-cli.ts';
import { readPowershell } from './powershell.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../docs/sites/intune/${name}`, import.meta.url), 'utf8');
const detect = 'detect-netready.ps1';
const remediate = 'remediate-netready.ps1';

/** What Windows PowerShell 5.1 has of itself, under names that its own list of verbs approves. */
const cmdlets = new Set([
  ...['Clear-DnsClientCache', 'Copy-Item', 'Join-Path', 'Move-Item', 'New-Item', 'Out-Null'],
  ...['Restart-Service', 'Set-ItemProperty', 'Set-StrictMode', 'Test-Path', 'Write-Output'],
]);
/** Verbs that change something: PSUseShouldProcessForStateChangingFunctions. */
const changing = /^(?:New|Set|Remove|Start|Stop|Restart|Reset|Update)-/;
/** Verbs of Get-Verb that a function here may have. */
const approved = /^(?:Clear|Copy|Get|Set|Test|Write)-[A-Z][A-Za-z]+$/;
/** What PowerShell, or Windows, gives a value. */
const given = new Set(['env', 'true', 'false', 'null', '_', 'lastexitcode', 'pscmdlet']);
const preferences = new Set(['erroractionpreference']);

describe.each([detect, remediate])('docs/sites/intune/%s', (name) => {
  const script = read(name);
  const reading = readPowershell(script);

  it('is plain ASCII, in lines that fit a screen, of less than Intune takes', () => {
    expect(script).toMatch(/^[\n -~]+\n$/);
    expect(script.split('\n').filter((line) => line.length > 120 || / $/.test(line))).toEqual([]);
    expect(script.length).toBeLessThan(200_000);
  });

  it('calls what Windows PowerShell has, by its whole name, and functions of its own', () => {
    const { commands, functions } = reading;
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.filter((one) => !cmdlets.has(one) && !functions.has(one))).toEqual([]);
    expect([...functions.keys()].filter((one) => !approved.test(one))).toEqual([]);
  });

  it('closes what it opens, and reads no variable that it does not set, nor sets one in vain', () => {
    const { unbalanced, read: used, assigned } = reading;
    expect(unbalanced).toBe('');
    expect([...used].filter((one) => !assigned.has(one) && !given.has(one))).toEqual([]);
    expect([...assigned].filter((one) => !used.has(one) && !preferences.has(one))).toEqual([]);
  });

  it('runs no text as code, fetches nothing, and swallows no error unseen', () => {
    expect(script).not.toMatch(
      /Invoke-|iex\b|DownloadString|WebClient|FromBase64|-EncodedCommand/i,
    );
    expect(script).not.toMatch(/catch\s*\{\s*\}/);
  });

  it('changes the device in functions that can be asked what they would do', () => {
    for (const [one, text] of reading.functions) {
      if (!changing.test(one)) continue;
      const head = script.slice(script.indexOf(`function ${one} {`)).split('\n', 2)[1];
      expect(head?.trim()).toBe('[CmdletBinding(SupportsShouldProcess = $true)]');
      expect(text).toContain('$PSCmdlet.ShouldProcess(');
    }
  });

  it.each([
    ['all-clear', 0],
    ['company', 1],
  ] as const)('asks for an audit that leaves a line and a report: %s', async (lab, status) => {
    const report = join(await temporaryFolder(), 'PC.json');
    const [, list = ''] = /\$arguments = @\(([^)]*)\)/.exec(script) ?? [];
    const values: Readonly<Record<string, string>> = { $site: 'PC-1', $report: report };
    const words = Array.from(list.matchAll(/'([^']*)'|(\$\w+)/g), ([, text, variable]) =>
      text === undefined ? values[variable ?? ''] : text,
    ).map(String);
    expect(words[0]).toBe('audit');
    expect(words).not.toContain('undefined');
    const outcome = await runCli([...words, '--lab', lab]);
    expect(outcome.stdout).toMatch(/^[ -~]{1,2048}\n$/);
    expect([outcome.status, outcome.stderr]).toEqual([status, '']);
    expect(JSON.parse(readFileSync(report, 'utf8')).options.site).toBe('PC-1');
  });
});

describe('docs/sites/intune', () => {
  it('ends a detection by the status of the audit, and a remediation by 0 or 1', () => {
    expect(readPowershell(read(detect)).exits).toEqual(['2', '$status']);
    expect([...new Set(readPowershell(read(remediate)).exits)].toSorted()).toEqual(['0', '1']);
  });

  it('sets no proxy unless its administrator names one', () => {
    const script = read(remediate);
    expect(script).toContain("[string]$StaticProxy = ''\n");
    const [, ...calls] = script.split('Set-SensorProxy');
    expect(calls).toHaveLength(2);
    expect(script).toContain("if ($StaticProxy -ne '') { Set-SensorProxy -Proxy $StaticProxy }");
    // All that is written to the registry stands in that function.
    const { functions } = readPowershell(script);
    expect(functions.get('Set-SensorProxy')?.match(/Set-ItemProperty/g)).toHaveLength(2);
    expect(script.match(/Set-ItemProperty/g)).toHaveLength(2);
  });
});

describe('readPowershell()', () => {
  it('sees what breaks the rules', () => {
    const reading = readPowershell(`function Do-It {\n  $a = 1\n  gci | % { "$b" }\n  exit 3\n`);
    expect(reading.commands).toContain('gci');
    expect(reading.assigned).toEqual(new Set(['a']));
    expect(reading.read).toEqual(new Set(['b']));
    expect(reading.exits).toEqual(['3']);
    expect(reading.unbalanced).toBe('{');
  });
});
