import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const module = new URL('../../../src/cli/audit/steady-heap.ts', import.meta.url).href;
const MiB = 1024 * 1024;

// In a process of its own: what V8 is told holds for all of it.
const node = async (script: string) => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  return JSON.parse(stdout);
};

const threads = `
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { smallHeap, steadyHeap, withHeapOfItsOwn } from '${module}';

const code = \`
  const { getHeapSpaceStatistics } = require('node:v8');
  let held = [];
  for (let i = 0; i < 3e6; i += 1) { held.push([i]); if (held.length > 1000) held = []; }
  require('node:worker_threads').parentPort.postMessage(getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size);
\`;
const young = async () => (await once(new Worker(code, { eval: true, execArgv: [] }), 'message'))[0];

steadyHeap(smallHeap);
// Until ours has grown to what it may, and the flag keeps all from growing.
let held = [];
for (const end = Date.now() + 1500; Date.now() < end; await new Promise(setImmediate)) {
  for (let i = 0; i < 20_000; i += 1) held.push([i, [i]]);
  if (held.length > 60_000) held = [];
}
const usual = await young();
const thread = await withHeapOfItsOwn(young);
const after = await young();
console.log(JSON.stringify({ usual, thread, after }));
`;

it('withHeapOfItsOwn() gives a thread the young generation of an audit, and none that begins later', async () => {
  const { usual, thread, after } = await node(threads);
  expect(thread / MiB).toBeGreaterThanOrEqual(8);
  expect(usual / MiB).toBeLessThanOrEqual(4);
  expect(after / MiB).toBeLessThanOrEqual(4);
});

const ownHeap = `
import { getHeapSpaceStatistics } from 'node:v8';
import { smallHeap, steadyHeap } from '${module}';

const young = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size;
steadyHeap(smallHeap);
// What lives for a while makes it grow, and would do so twice between two looks ten times as far apart.
let live = [];
for (const end = Date.now() + 1500; Date.now() < end; await new Promise(setImmediate)) {
  for (let i = 0; i < 20_000; i += 1) live.push([i, [i]]);
  if (live.length > 60_000) live = [];
}
live = [];
await new Promise((resolve) => setTimeout(resolve, 300));
console.log(JSON.stringify({ grown: young() }));
`;

it('steadyHeap() lets the young generation grow to its size and no further', async () => {
  const { grown } = await node(ownHeap);
  expect(grown / MiB).toBeGreaterThan(4);
  expect(grown / MiB).toBeLessThanOrEqual(8);
});
