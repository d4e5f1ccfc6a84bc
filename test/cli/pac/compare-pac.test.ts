import { expect, it } from 'vitest';
import { comparePac } from '../../../src/cli/pac/compare-pac.ts';
import { renderPacComparison } from '../../../src/report/formats/terminal/pac/render-pac-comparison.ts';

const plain = (body: string): string => `function FindProxyForURL(url, host) { ${body} }`;
const urls = ['https://a.example/', 'https://b.example/'];
const options = { timeoutMs: 2000, own: ['10.9.9.9'] };

async function compared(before: string, after: string) {
  const files = {
    before: { source: 'old', script: before },
    after: { source: 'new', script: after },
  };
  return comparePac(files, urls, options);
}

it('tells nothing of two files that answer the same in other words', async () => {
  const { changes } = await compared(plain('return "DIRECT";'), plain('return " direct ; ";'));
  expect(changes).toEqual([]);
});

it('tells which targets change their way, for whom and in which branch', async () => {
  const before = plain('return "PROXY old:1";');
  const branch =
    'if (isInNet(myIpAddress(), "10.172.0.0", "255.255.0.0")) return "PROXY branch:1";';
  const after = `${plain(`${branch} return host === "a.example" ? "DIRECT" : "PROXY old:1";`)}
    function FindProxyForURLEx(url, host) { return "PROXY old:1"; }`;
  const shown = await compared(before, after);
  expect(shown.branches).toEqual([
    'a client at 10.9.9.9',
    'a client in 10.172.0.0/16 (10.172.0.1)',
  ]);
  expect(shown.changes).toEqual([
    {
      caller: 'browsers',
      branch: 'a client at 10.9.9.9',
      url: 'https://a.example/',
      before: 'PROXY old:1',
      after: 'DIRECT',
    },
    ...urls.map((url) => ({
      caller: 'browsers',
      branch: 'a client in 10.172.0.0/16 (10.172.0.1)',
      url,
      before: 'PROXY old:1',
      after: 'PROXY branch:1',
    })),
  ]);
  const text = renderPacComparison(shown, { width: 100, color: false });
  expect(text).toContain('2 URLs asked as 2 clients: 3 ways change.');
});
