// Does the judgement hold in networks that nobody designed: who is called blocked that is not, and
// what is missed? Each world knows who blocks what.
//
// Worlds without sockets are played by a model of the steps, through the real plan and the real
// judge; `--worlds N` says how many, `--first N` from which number on. `--seed N` plays one of
// them, and tells all of it.
import { parseArgs } from 'node:util';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { auditWorld } from '../../fixtures/world/audit-world.ts';
import { type Score, scoreWorld } from '../../fixtures/world/score-world.ts';
import { confusion, isBlockedAt, tally } from '../../fixtures/world/tally.ts';
import { tellWorld } from '../../fixtures/world/tell-world.ts';
import { wilson } from '../../fixtures/world/wilson.ts';
import { verdict } from '../verdict.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '10000' },
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
}

function tell(scores: readonly Score[]): void {
  for (const row of confusion(scores)) {
    console.log(
      row.map((cell, index) => (index === 0 ? cell.padEnd(17) : cell.padStart(18))).join(''),
    );
  }
  const { innocents, blocked, falseBlames, missed, notProved, deadBlamed } = tally(scores);
  const strong = falseBlames.filter(
    (score) => isBlockedAt(score, 'certain') || isBlockedAt(score, 'likely'),
  );
  console.log(shareOf('innocents called blocked', falseBlames.length, innocents));
  console.log(shareOf('blocks missed', missed.length, blocked));
  console.log(shareOf('blocks not proved', notProved.length, blocked));
  console.log(`dead services called blocked: ${deadBlamed.length}`);
  console.log('what went wrong, the most frequent first:');
  for (const line of causes([...falseBlames, ...missed], 20)) console.log(line);
  console.log('what was not proved:');
  for (const line of causes(notProved, 10)) console.log(line);
  verdict([
    { name: 'innocents blocked, certain or likely', value: strong.length, most: 0, unit: '' },
    {
      name: 'innocents blocked at all',
      value: falseBlames.length / innocents,
      most: 0.001,
      unit: 'of them',
    },
    { name: 'blocks missed', value: missed.length / blocked, most: 0.02, unit: 'of them' },
  ]);
}

function shareOf(what: string, count: number, of: number): string {
  const [low, high] = wilson(count, of).map((share) => `${(share * 100).toPrecision(3)} %`);
  return `${what}: ${count} of ${of}, with 95 % between ${low} and ${high}`;
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
