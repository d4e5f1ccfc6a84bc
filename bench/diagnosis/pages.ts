// What does a page cost a judge, and does a longer one cost more than its length?
import { direct, headOf, trustList } from '../../fixtures/case/head.ts';
import { exchange, reached } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { verdict } from '../verdict.ts';

const pages = 500;
const rounds = 5;
const maxGrowth = 1.5;
const most64KiB = 5000;

const costs = [4, 16, 64].map((kib) => {
  const trials = Array.from({ length: pages }, (_, index) => pageOf(index + 1, kib * 1024));
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    judge(headOf([trustList], [direct]), trials, new Map());
    return performance.now() - start;
  });
  const cost = (Math.min(...times) / pages) * 1000;
  console.log(`${pages} pages of ${kib} KiB by nobody known: ${Math.round(cost)} µs each`);
  return { kib, cost };
});

const [, middle, large] = costs;
verdict([
  {
    name: 'cost of a KiB, of 64 to 16',
    value: (large?.cost ?? Number.NaN) / 64 / ((middle?.cost ?? Number.NaN) / 16),
    most: maxGrowth,
    unit: 'times',
  },
  {
    name: 'a page of 64 KiB',
    value: large?.cost ?? Number.NaN,
    most: most64KiB,
    unit: 'µs',
  },
]);

/** A page that no mark is found in, so that all are looked for. */
function pageOf(number: number, length: number) {
  const line = `<p>The request number ${number} was refused by a rule of this network.</p>\n`;
  const body = `<html><title>Denied</title>${line.repeat(Math.ceil(length / line.length))}`;
  const page = exchange({ url: trustList.url, status: 403, body: body.slice(0, length) });
  return trial(`a${number}`, {
    target: trustList,
    route: direct,
    steps: [...reached(trustList), page],
  });
}
