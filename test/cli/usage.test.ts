import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const refused = (stderr: string) => ({ status: 2, stdout: '', stderr: `netready: ${stderr}\n` });

describe('netready', () => {
  it('tells its version, and nothing else', async () => {
    const { status, stdout, stderr } = await runCli(['--version']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('shows a page of help without a command, within 80 columns', async () => {
    const [page, ...others] = await Promise.all([
      runCli(['--help']),
      runCli([]),
      runCli(['help']),
      runCli(['-h']),
    ]);
    for (const other of others) expect(other).toEqual(page);
    expect(page).toMatchObject({ status: 0, stderr: '' });
    expect(page?.stdout).toContain('netready audit --lab company');
    expect(page?.stdout).toContain(
      'Exit status of audit, judge and report: 0 every required target passed',
    );
    expect(page?.stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
  });

  it.concurrent.each(commands.map(({ name }) => name))(
    'shows the options of %s, the same for both ways of asking',
    async (command) => {
      const [page, other] = await Promise.all([
        runCli([command, '--help']),
        runCli(['help', command]),
      ]);
      expect(other).toEqual(page);
      expect(page).toMatchObject({ status: 0, stderr: '' });
      expect(page?.stdout).toContain(`Usage: netready ${command} `);
      // What hides secrets found one in our own words.
      expect(page?.stdout).not.toContain('***');
      expect(page?.stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
    },
  );
});

describe('netready lab --list', () => {
  it('names the scenarios within 80 columns', async () => {
    const { status, stdout, stderr } = await runCli(['lab', '--list']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^company {2,}A company with a firewall/);
    expect(stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
  });
});

describe('a mistake on the command line', () => {
  it.concurrent.each([
    [['audti'], 'Cannot use "audti" for COMMAND: did you mean audit? choose one of audit, '],
    [
      ['example.com'],
      'There is no command "example.com": a target is audited by netready audit --target',
    ],
    [['test'], 'There is no command "test": a network is tested by netready audit'],
    [['--json'], 'Unknown option "--json": for programs it is --format json'],
    [['--hlep'], 'Unknown option "--hlep": options stand behind a command; see netready --help'],
    [
      ['audit', '-k'],
      'Unknown option "-k": a chain that nobody trusts ends no audit, it is told; your',
    ],
    [
      ['audit', '-qk'],
      'Unknown option "-k": a chain that nobody trusts ends no audit, it is told; your',
    ],
    [
      ['audit', '-o'],
      'Cannot use --output without a value: give --output FILE, or --output=FILE where',
    ],
    [['audit', '--quiet=no'], 'Cannot give --quiet a value: it takes none'],
    [
      ['audit', '--os', 'widnows-11'],
      'Cannot use "widnows-11" for --os: did you mean windows-11? choose',
    ],
    [
      ['audit', '-f', 'jsno'],
      'Cannot use "jsno" for --format: did you mean json? choose one of table, ',
    ],
    [
      ['audit', 'list.csv'],
      'Cannot use the word "list.csv": a list of targets is --catalogue FILE',
    ],
    [['help', 'x'], 'Cannot use "x" for COMMAND: choose one of audit, '],
    [['audit', '--control', 'ftp://a.example'], 'Cannot use "ftp://a.example" for --control: give'],
    [['audit', '--rout', 'direct'], 'Unknown option "--rout": did you mean --route?'],
    [['audit', 'a.example'], 'Cannot use the word "a.example": a target is --target URL'],
    [['audit', '--format', 'yaml'], 'Cannot use "yaml" for --format: choose one of table, '],
    [
      ['audit', '--target', 'a.example', '--compare-resolver', 'dns.example'],
      'Cannot use "dns.example" for --compare-resolver: give a name server as IP or IP:PORT',
    ],
    [
      [
        ...['audit', '--target', 'a.example', '--resolver', '127.0.0.1'],
        ...['--compare-resolver', '127.0.0.1:53'],
      ],
      'Cannot use "127.0.0.1:53" for --compare-resolver: every name is asked there anyway, so',
    ],
    [
      ['audit', '--fail-on', 'x', '--target', 'a.example'],
      'Cannot use "x" for --fail-on: choose one of blocked, degraded, never',
    ],
    [
      ['audit', '--route', 'ftp://a.example'],
      'Cannot use "ftp://a.example" for --route: choose one of direct, ',
    ],
    [
      ['audit', '--route', 'a.example:99999'],
      'Cannot use "a.example:99999" for --route: give a port from 1 to 65535',
    ],
    [['audit', '--output', 'a.pdf'], 'Cannot use "a.pdf" for --output: end the name in .txt, '],
    [
      ['audit', '--samples', '0'],
      'Cannot use "0" for --samples: give a whole number from 1 to 10000',
    ],
    [
      ['audit', '--agent', 'x', '--target', 'a.example'],
      'Cannot use "x" for --agent: choose one of unified, mma',
    ],
    [
      ['catalogue', '--region', 'mars'],
      'Cannot use "mars" for --region: choose one of us, eu, uk, au',
    ],
    [['catalogue', '--format', 'xml'], 'Cannot use "xml" for --format: choose one of table, '],
    [['judge'], 'Name a saved audit: netready judge FILE'],
    [['report'], 'Name a report or a saved audit: netready report FILE'],
    [['judge', 'a', 'b'], 'Cannot use the word "b": it belongs to no option; see --help'],
    [['judge', 'no-such-file'], 'Cannot use "no-such-file": there is no such file'],
    [
      ['audit', '--ca', 'no-such-file'],
      'Cannot use "no-such-file" for --ca: there is no such file',
    ],
    [
      ['audit', '--ca', 'package.json'],
      'Cannot use "package.json" for --ca: it holds no PEM certificate',
    ],
    [
      ['audit', '--output', 'no-such-folder/a.json'],
      'Cannot write "no-such-folder/a.json" for --output: there is no such folder',
    ],
    [
      ['audit', '--save', 'a.json', '--output', './a.json'],
      'Cannot use "a.json" for --save: --output would replace it',
    ],
    [
      ['judge', 'a.ndjson', '--output', './a.ndjson'],
      'Cannot use "a.ndjson": --output would replace it',
    ],
    [
      ['audit', '--cloud', 'gcc-high'],
      'Cannot use "gcc-high" for --cloud: mde-commercial is not for it; mde-gov or',
    ],
    [
      ['audit', '--route', 'drect'],
      'Cannot use "drect" for --route: did you mean direct? choose one of ',
    ],
  ])('is told in one line: %j', async (args, message) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^netready: [^\n]+\n$/);
    // Of a list of choices, the start: the list grows.
    expect(stderr.slice('netready: '.length, 'netready: '.length + message.length)).toBe(message);
  });

  it.concurrent.each([
    ['audit', '--os', 'beos', 'windows-11'],
    ['audit', '--catalogue', 'nope', 'mde-commercial'],
    ['audit', '--catalogue', 'mde-comercial', 'did you mean mde-commercial?'],
    ['audit', '--catalogue', 'no-such-file.csv', 'there is no such file'],
    ['audit', '--lab', 'nope', 'netready lab --list lists them all'],
    ['audit', '--lab', 'sni', 'sni-filter'],
    ['audit', '--cloud', 'nope', 'gcc-high'],
    ['explain', '', 'nope', 'netready explain lists them all'],
    ['lab', '', 'all-cleer', 'all-clear'],
  ])('names the value and the choices: %s %s %s', async (command, option, value, choice) => {
    const args = [command, option, value].filter((word) => word !== '');
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^netready: [^\n]+\n$/);
    expect(stderr).toContain(value);
    expect(stderr).toContain(choice);
  });

  it.concurrent.each([
    'http://user:s3cret@proxy.example:3128',
    'user:s3cret@proxy.example:99999',
    'http://user:s3c/r3t@proxy.example:3128',
    'ftp://user:s3cret@proxy.example:3128',
  ])('shows nothing of the login in --route %s', async (route) => {
    const { status, stdout, stderr } = await runCli(['audit', '--route', route]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^netready: Cannot use "[^\n]+" for --route: credentials are never sent/,
    );
    expect(stderr).not.toMatch(/user|s3c|r3t/);
  });

  it('shows nothing of the login in --target either', async () => {
    const { status, stderr } = await runCli([
      'audit',
      '--target',
      'https://user:s3cret@a.example/',
    ]);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/user|s3cret/);
  });

  it('refuses a name of 300 characters and a label of 64, each in one bounded line', async () => {
    for (const name of ['a.'.repeat(150), `${'a'.repeat(64)}.example`]) {
      const { status, stdout, stderr } = await runCli(['audit', '--target', `https://${name}/`]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /^netready: Cannot use "[^\n]{1,90}" for --target: it names no valid host/,
      );
    }
  });

  it('moves no cursor of the terminal that shows it', async () => {
    const { stderr } = await runCli(['audit', '\u001b[31mred\u202e\u009b31m']);
    expect(stderr).toMatch(/^[\x20-\x7e]+\n$/);
  });

  it('is told before a file is touched', async () => {
    const folder = await temporaryFolder();
    const saved = join(folder, 'a.ndjson');
    await writeFile(saved, 'kept');
    await mkdir(join(folder, 'b.json'));
    const late = ['--concurrency', '0'];
    const outcomes = await Promise.all([
      runCli(['audit', '--lab', 'all-clear', '--save', saved, ...late]),
      runCli(['audit', '--lab', 'all-clear', '--output', join(folder, 'b.json')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([2, 2]);
    expect(outcomes[1]?.stderr).toMatch(/for --output: it is a folder\n$/);
    expect(await readFile(saved, 'utf8')).toBe('kept');
  });

  it('is a line of the saved file that is damaged, and its number', async () => {
    const file = join(await temporaryFolder(), 'damaged.ndjson');
    await writeFile(file, '{"type":"head","head":{"schemaVersion":2}}\n');
    expect(await runCli(['judge', file])).toEqual(
      refused(
        'Cannot read the saved audit: line 1: "head" "schemaVersion" is 2, and this netready reads version 1 alone: judge it with the one that saved it',
      ),
    );
  });
});
