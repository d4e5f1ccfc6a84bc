import { expect, it } from 'vitest';
import { askFromRanges, askPacFile } from '../../../src/cli/pac/ask-pac-file.ts';
import { namedRanges } from '../../../src/discovery/pac/named-ranges.ts';
import { scriptedNames } from '../../../src/discovery/pac/scripted-names.ts';

const branches = `function FindProxyForURL(url, host) {
  if (isInNet(myIpAddress(), "10.172.0.0", "255.255.0.0")) return "PROXY branch:1";
  if (isInNetEx(host, "2001:db8::/32")) return "PROXY six:1";
  return dateRange(24, "DEC") ? "PROXY closed:1" : "PROXY other:1";
}`;
const signal = new AbortController().signal;

it('names the ranges of a script and a client in each', () => {
  expect(namedRanges(branches)).toEqual([
    { range: '10.172.0.0/16', line: 2, address: '10.172.0.1' },
    { range: '2001:db8::/32', line: 3, address: '2001:db8::1' },
  ]);
  expect(namedRanges('isInNet(h, "10.0.0.0", "255.0.255.0"); isInNet(h, "x", "y")')).toEqual([]);
});

it('gives the answer of another branch, at another hour, and tells the branches', async () => {
  const at = (text: string): { now: () => number } => ({ now: () => Date.parse(text) });
  const options = { timeoutMs: 2000, own: ['10.1.1.1'], utcOffset: -300 };
  const answer = async (time: string, own = options.own): Promise<string | undefined> => {
    const asked = { ...options, own, ...at(time) };
    const [one] = await askPacFile(branches, ['https://a.example/'], asked);
    return one?.answer;
  };
  expect(await answer('2026-12-24T23:30:00-05:00')).toBe('PROXY closed:1');
  expect(await answer('2026-12-25T00:30:00-05:00')).toBe('PROXY other:1');
  expect(await answer('2026-12-25T00:30:00-05:00', ['10.172.9.9'])).toBe('PROXY branch:1');
  const answers = await askPacFile(branches, ['https://a.example/'], options);
  const [first, second] = await askFromRanges(branches, answers, options);
  expect(first?.changed).toEqual([{ url: 'https://a.example/', answer: 'PROXY branch:1' }]);
  expect(second?.changed).toEqual([]);
});

it('answers for names from a text', async () => {
  const ask = scriptedNames(
    '# names\n10.1.2.3 a.example b.example\nC.example. 2001:db8::1\n*.d.example=10.9.9.9\nnone.example\n',
  );
  expect(await ask('b.example', signal)).toEqual({ addresses: ['10.1.2.3'] });
  expect(await ask('c.example', signal)).toEqual({ addresses: ['2001:db8::1'] });
  expect(await ask('x.y.d.example', signal)).toEqual({ addresses: ['10.9.9.9'] });
  expect(await ask('none.example', signal)).toEqual({ addresses: [], failure: 'no address' });
  expect(await ask('z.example', signal)).toEqual({ addresses: [], failure: 'not in the file' });
});
