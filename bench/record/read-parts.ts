// What does the check of a saved audit cost, beside the parsing of its JSON?
import { Bench } from 'tinybench';
import { commands, direct, headOf } from '../../fixtures/case/head.ts';
import { fine } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { checkLine } from '../../src/record/check-line.ts';
import { readLines } from '../../src/record/read-lines.ts';
import { readParts } from '../../src/record/read-parts.ts';

const attempts = 2000;

const lines = [
  JSON.stringify({ type: 'head', head: headOf([commands], [direct]) }),
  ...Array.from({ length: attempts }, (_, index) => {
    const { attempt, observations } = trial(`a${index + 1}`, {
      target: commands,
      route: direct,
      steps: fine(commands),
    });
    return [
      { type: 'attempt', attempt },
      ...observations.map((observation) => ({ type: 'observation', observation })),
      { type: 'finished', attempt: attempt.id },
    ].map((line) => JSON.stringify(line));
  }).flat(),
];
const values = lines.map((line) => JSON.parse(line));
const bytes = Buffer.from(`${lines.join('\n')}\n`);

async function* chunks(): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

const bench = new Bench({ name: `${lines.length} lines, ${bytes.length} bytes`, time: 1000 });
bench
  .add('JSON.parse alone', () => {
    for (const line of lines) JSON.parse(line);
  })
  .add('checkLine()', () => {
    for (const value of values) checkLine(value);
  })
  .add('readLines()', async () => {
    for await (const _ of readLines(chunks()));
  })
  .add('readParts(), all of it', async () => {
    for await (const _ of readParts(readLines(chunks())));
  });
await bench.run();
console.log(bench.name);
console.table(bench.table());
