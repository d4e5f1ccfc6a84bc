// Do the first times of an audit hold what Node compiles meanwhile?
//
// A small audit over loopback, where nothing of a network hides it, in processes of its own: cold, as it would begin by itself, and warmed up
// as an audit does, in turns; and in the same process then, as long as wanted, one probe at a time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { verdict } from '../verdict.ts';

const few = 20;
const many = 200;
const turns = 8;
const steps = ['connect', 'handshake', 'exchange'] as const;

type Times = Readonly<Record<(typeof steps)[number], readonly number[]>>;
interface Told {
  readonly first: Times;
  readonly steady: Times;
}
interface Asked {
  readonly isWarm: boolean;
  readonly folder: string;
  readonly connectTo: readonly string[];
  readonly resolver: string;
  readonly ca: string;
}

if (process.send === undefined || process.argv[2] === undefined) await compare();
else process.send(await audits(JSON.parse(process.argv[2])));

async function compare(): Promise<void> {
  const servers = await startServers();
  const asked = (isWarm: boolean): Asked => ({
    ...{ isWarm, folder: servers.folder, ca: join(servers.folder, 'ca.pem') },
    connectTo: [`::127.0.0.1:${servers.ports.tls}`],
    resolver: `127.0.0.1:${servers.ports.dns}`,
  });
  const made = { cold: [] as Told[], warm: [] as Told[] };
  // The first of each fills the cache of what Node compiles, as a user's second run finds it.
  for (let turn = -1; turn < turns; turn += 1) {
    for (const name of ['cold', 'warm'] as const) {
      const told = await inProcess(asked(name === 'warm'));
      if (turn >= 0) made[name].push(told);
    }
  }
  await servers.stop();
  const of = (list: readonly Told[], when: keyof Told, step: keyof Times): number =>
    percentileOf(
      list.flatMap((told) => told[when][step]),
      95,
    );
  for (const step of steps) {
    const [cold, warm] = [of(made.cold, 'first', step), of(made.warm, 'first', step)];
    const steady = of([...made.cold, ...made.warm], 'steady', step);
    const firsts = [made.cold, made.warm].map((list) =>
      median(list.map(({ first }) => first[step][0] ?? Number.NaN)).toFixed(1),
    );
    console.log(
      `${step}: 95th percentile of the first ${few}: cold ${cold.toFixed(1)} ms, warm ${warm.toFixed(1)}, of single ones later ${steady.toFixed(1)}; the very first: cold ${firsts[0]}, warm ${firsts[1]}`,
    );
  }
  const beside = (step: keyof Times): number =>
    of(made.warm, 'first', step) / of(made.warm, 'steady', step);
  verdict(
    (['connect', 'handshake'] as const).map((step) => ({
      name: `95th percentile of ${step}, the first ${few} of a process, beside single ones later`,
      value: beside(step),
      most: 1.1,
      unit: 'times',
    })),
  );
}

async function inProcess(asked: Asked): Promise<Told> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(asked)]);
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}

async function audits({ isWarm, folder, connectTo, resolver, ca }: Asked): Promise<Told> {
  enableCompileCache(join(folder, 'compiled'));
  const { audit } = await import('../../src/audit.ts');
  const { prepareAudit } = await import('../../src/setup/audit/prepare-audit.ts');
  const { warmUp } = await import('../../src/setup/machine/warm-up.ts');
  const { signal } = new AbortController();
  const run = async (count: number): Promise<Times> => {
    const targets = Array.from({ length: count }, (_, index) => `https://t${index}.bench.example/`);
    const request = { targets, routes: ['direct'], connectTo, resolver, ca: [ca] };
    const { head, net } = await prepareAudit(
      { ...request, revocation: false, interceptionCheck: false },
      { signal },
    );
    if (isWarm) await warmUp({ net, signal });
    const { observations } = await audit(head, { net, concurrency: 1, signal });
    const planned = observations.filter(({ attempt }) => Number(attempt.slice(1)) <= count);
    const of = (step: string): number[] =>
      planned.flatMap((one) => (one.step === step ? [one.durationMs] : []));
    return { connect: of('connect'), handshake: of('handshake'), exchange: of('exchange') };
  };
  const first = await run(few);
  return { first, steady: await run(many) };
}

function percentileOf(list: readonly number[], percent: number): number {
  return list.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * list.length) - 1] ?? Number.NaN;
}
