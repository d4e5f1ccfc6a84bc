import { describe, expect, it } from 'vitest';
import { fixture, urlsOf, written } from '../catalogue-files.ts';

describe('loadCatalogue() with a table', () => {
  it('reads the layout of 2021, with its quirks', async () => {
    const list = await fixture('sheet-2021.csv');
    expect(list.problems).toEqual([]);
    expect(urlsOf(list)).toEqual([
      'https://eu.vortex-win.data.microsoft.com:443/',
      'https://eu-v20.events.data.microsoft.com:443/',
      'https://*.blob.core.windows.net:443/',
      'http://www.microsoft.com:80/pkiops/*',
      'https://*.download.windowsupdate.com:443/',
    ]);
    expect(list.services.map(({ columns }) => columns)).toEqual([
      ['windows'],
      ['windows', 'mac', 'linux'],
      ['windows-7-8', 'windows-server-mma'],
      [],
      [],
    ]);
    expect(list.services[0]).toMatchObject({
      service: 'Microsoft Defender for Endpoint',
      geography: 'EU',
      clouds: ['commercial'],
      rules: [
        { effect: 'not', family: 'windows-10', from: '1803', name: 'comment' },
        { effect: 'not', family: 'windows-server', from: '2019', name: 'vortex-win' },
      ],
      source: 'sheet-2021.csv',
      row: 2,
    });
    expect(list.services[1]?.rules.map(({ name }) => name)).toEqual(['v20', 'v20', 'v20']);
  });

  it('finds a header below banners, in any order, with semicolons', async () => {
    const list = await fixture('semicolon.csv');
    expect(list.problems).toEqual([]);
    expect(urlsOf(list)).toEqual([
      'https://portal.example.com:443/health',
      'https://one.example.com:443/',
      'https://two.example.com:443/',
      'https://three.example.com:8443/',
    ]);
    expect(list.services.map(({ columns }) => columns)).toEqual([
      [],
      ['windows', 'linux'],
      ['windows', 'linux'],
      ['mac'],
    ]);
    expect(list.services.map(({ required }) => required)).toEqual([true, false, false, true]);
  });

  it('reads a plain list without a header', async () => {
    expect(urlsOf(await fixture('plain.csv'))).toEqual([
      'https://one.example.com:443/',
      'https://two.example.com:443/path',
    ]);
  });

  it('begins anew where a second header stands, as in sheets with several blocks', async () => {
    const list = await written(
      'blocks.csv',
      'Port,URL\n80,a.example\n\nUpdates\nURL,Port\nb.example,80\n',
    );
    expect(urlsOf(list)).toEqual(['http://a.example:80/', 'http://b.example:80/']);
    expect(list.skipped).toEqual([{ row: 4, reason: { rule: 'no-host', detail: '' } }]);
  });

  it('reads tabs, a byte order mark and UTF-16', async () => {
    const text = '\uFEFFURL\tPort\r\na.example\t80\r\n';
    expect(urlsOf(await written('mark.tsv', text))).toEqual(['http://a.example:80/']);
    expect(urlsOf(await written('wide.csv', Buffer.from(text, 'utf16le')))).toEqual([
      'http://a.example:80/',
    ]);
  });

  it('does not look for a header far below', async () => {
    const list = await written('late.csv', `${'a banner\n'.repeat(300)}url\na.example\n`);
    expect(list.problems).toEqual([{ kind: 'no-url-column' }]);
  });

  it('refuses a record that has no end in sight', async () => {
    const list = await written('long.csv', `url\na.example\n${'b'.repeat(2 * 1024 * 1024)}`);
    expect(urlsOf(list)).toEqual(['https://a.example:443/']);
    expect(list.problems).toMatchObject([{ kind: 'broken-file', value: 'CSV_MAX_RECORD_SIZE' }]);
  });
});
