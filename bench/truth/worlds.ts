// Does the judgement hold in networks that nobody designed: who is called blocked that is not, and
// what is missed? Each world knows who blocks what.
//
// Worlds without sockets are played by a model of the steps, through the real plan and the real
// judge; `--worlds N` says how many, `--first N` from which number on. `--sockets N` are played by
// the lab as well, through real steps. `--seed N` plays one without sockets, and tells all of it.
import { parseArgs } from 'node:util';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { auditWorld } from '../../fixtures/world/audit-world.ts';
import { type Score, scoreWorld } from '../../fixtures/world/score-world.ts';
import { confusion, isBlockedAt, tally } from '../../fixtures/world/tally.ts';
import { tellWorld } from '../../fixtures/world/tell-world.ts';
import { wilson } from '../../fixtures/world/wilson.ts';
import { type Bar, verdict } from '../verdict.ts';
import { playWorldsInLab } from './worlds-in-lab.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '10000' },
    sockets: { type: 'string', default: '300' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
if (values.seed === undefined) await many();
else await one(Number(values.seed));

async function many(): Promise<void> {
  const first = Number(values.first);
  const count = Number(values.worlds);
  const scores: Score[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const world = worldOf(seed);
    scores.push(...scoreWorld(world, await auditWorld(world)));
  }
  console.log(`${count} worlds without sockets, numbers ${first} to ${first + count - 1}`);
  tell(scores);
  const lab = await playWorldsInLab(first, Number(values.sockets));
  console.log(
    `\n${lab.played} worlds through sockets, from number ${first} on, ${lab.again} twice`,
  );
  for (const [why, times] of lab.unplayable) console.log(`  not played: ${times} with ${why}`);
  tell(lab.scores);
  verdict([...barsOf(scores, 'without sockets'), ...barsOf(lab.scores, 'through sockets')]);
}

function tell(scores: readonly Score[]): void {
  for (const [truth = '', ...cells] of confusion(scores)) {
    console.log([truth.padEnd(17), ...cells.map((cell) => cell.padStart(18))].join(''));
  }
  const { innocents, blocked, falseBlames, missed, notProved, deadBlamed } = tally(scores);
  console.log(shareOf('innocents called blocked', falseBlames.length, innocents));
  console.log(shareOf('blocks missed', missed.length, blocked));
  console.log(shareOf('blocks not proved', notProved.length, blocked));
  console.log(`dead services called blocked: ${deadBlamed.length}`);
  // What goes wrong in a world goes wrong for many of its hosts: worlds are counted as well.
  const worlds = new Set(scores.map(({ seed }) => seed)).size;
  const wrong = new Set(falseBlames.map(({ seed }) => seed)).size;
  console.log(shareOf('worlds with an innocent called blocked', wrong, worlds));
  console.log('innocents called blocked for certain, or likely:');
  for (const line of causes(falseBlames.filter(isStrong), 20)) console.log(line);
  console.log('what went wrong, the most frequent first:');
  for (const line of causes([...falseBlames, ...missed], 20)) console.log(line);
  console.log('what was not proved:');
  for (const line of causes(notProved, 10)) console.log(line);
}

function barsOf(scores: readonly Score[], how: string): Bar[] {
  const { innocents, blocked, falseBlames, missed } = tally(scores);
  if (scores.length === 0) return [];
  const strong = falseBlames.filter(isStrong);
  const share = { unit: '%' } as const;
  return [
    {
      name: `innocents blocked, certain or likely, ${how}`,
      value: strong.length,
      most: 0,
      unit: '',
    },
    {
      name: `innocents blocked at all, ${how}`,
      value: (falseBlames.length / innocents) * 100,
      most: 0.1,
      ...share,
    },
    { name: `blocks missed, ${how}`, value: (missed.length / blocked) * 100, most: 2, ...share },
  ];
}

function shareOf(what: string, count: number, of: number): string {
  const [low, high] = wilson(count, of).map((share) => `${(share * 100).toPrecision(3)} %`);
  return `${what}: ${count} of ${of}, with 95 % between ${low} and ${high}`;
}

function isStrong(score: Score): boolean {
  return isBlockedAt(score, 'certain') || isBlockedAt(score, 'likely');
}

/** What went wrong, by what was found, the most frequent first, with worlds to look at. */
function causes(wrong: readonly Score[], most: number): readonly string[] {
  const groups = Map.groupBy(wrong, ({ truth, verdict, confidence, kinds, deeds }) => {
    const found = `${confidence ?? 'no error'}: ${[...new Set(kinds)].join(', ')}`;
    return `${truth}${deeds.map((deed) => ` by ${deed}`).join('')} called ${verdict}, ${found}`;
  });
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, most)
    .map(([cause, scores]) => {
      const seeds = [...new Set(scores.map(({ seed }) => seed))].slice(0, 4);
      return `  ${String(scores.length).padStart(5)}  ${cause} (--seed ${seeds.join(', ')})`;
    });
}

async function one(seed: number): Promise<void> {
  const world = worldOf(seed);
  const report = await auditWorld(world);
  for (const line of tellWorld(world)) console.log(line);
  for (const finding of report.findings) {
    const { id, kind, severity, target, route, confidence, rivals, evidence, facts } = finding;
    const place = `${target ?? '-'} ${route ?? '-'}`;
    const proof = `${confidence}, evidence ${evidence.join(' ')}, rivals ${rivals.join(' ') || 'none'}`;
    console.log(`  ${id} ${severity} ${kind}: ${place}, ${proof}, ${JSON.stringify(facts)}`);
  }
  for (const { truth, verdict, target, host, route } of scoreWorld(world, report)) {
    console.log(`  ${target} ${host} over ${route}: is ${truth}, called ${verdict}`);
  }
}
