import { describe, expect, it } from 'vitest';
import { engineModule } from '../../../../src/discovery/pac/engine-module.ts';
import { createPacMachine, type PacMachine } from '../../../../src/discovery/pac/pac-machine.ts';
import { parsePacAnswer } from '../../../../src/discovery/pac/parse-pac-answer.ts';
import { addressRows } from './address-rows.ts';
import { answerRows } from './answer-rows.ts';
import { nameRows } from './name-rows.ts';
import { patternRows } from './pattern-rows.ts';
import type { ConformanceRow } from './row.ts';
import { timeRows } from './time-rows.ts';

const memoryBytes = 32 * 1024 * 1024;
const names: Readonly<Record<string, string>> = {
  'four.example': '192.0.2.4',
  'six.example': '2001:db8::6',
  'both.example': '192.0.2.6;2001:db8::6',
  'two.example': '192.0.2.10;192.0.2.11',
};

/** The expressions that have another value than the rows say, in the machine that scripts run in. */
async function differences(rows: readonly ConformanceRow[], at = '2026-01-01T00:00:00Z') {
  const machine = await machineAt(at);
  const body = rows.map(([expression]) => `function () { return ${expression}; }`).join(',\n');
  const script = `var rows = [${body}];
    function FindProxyForURL(url, host) {
      try { return JSON.stringify([rows[+host]()]); } catch (e) { return JSON.stringify([e.name]); }
    }`;
  expect(machine.load(script)).toBeNull();
  const wrong: unknown[] = [];
  for (const [index, [expression, value]] of rows.entries()) {
    const found = await machine.ask('https://a.example/', `${index}`);
    const answer = 'answer' in found ? found.answer : JSON.stringify(found.failure);
    if (answer !== JSON.stringify([value])) wrong.push(`${at} ${expression}: ${answer}`);
  }
  return wrong;
}

describe('the functions of PAC files, row by row', () => {
  it('are held against at least 450 rows, each once', () => {
    const all = [nameRows, patternRows, addressRows, timeRows, answerRows].flat();
    expect(all.length).toBeGreaterThanOrEqual(450);
    expect(new Set(all.map((row) => JSON.stringify(row.slice(0, -1)))).size).toBe(all.length);
  });

  it.each([
    ['names', nameRows],
    ['patterns', patternRows],
    ['addresses', addressRows],
  ] as const)('answer for %s as documented', async (_, rows) => {
    expect(await differences(rows)).toEqual([]);
  });

  it.each([...Map.groupBy(timeRows, ([at]) => at)])('answer for the time %s', async (at, rows) => {
    const plain = rows.map(([, expression, value]): ConformanceRow => [expression, value]);
    expect(await differences(plain, at)).toEqual([]);
  });

  it('read answers as documented', () => {
    const read = (answer: string): string =>
      parsePacAnswer(answer)
        .entries.map((way) =>
          way.kind === 'direct' ? 'direct' : `${way.kind} ${way.host} ${way.port}`,
        )
        .join(', ');
    expect(answerRows.map(([answer]) => [answer, read(answer)])).toEqual(answerRows);
  });
});

async function machineAt(time: string): Promise<PacMachine> {
  const [, sign = '+', hours = '0'] = /([+-])(\d\d):\d\d$/.exec(time) ?? [];
  return createPacMachine({
    engine: await engineModule(memoryBytes),
    memoryBytes,
    own: ['10.20.30.40', '2001:db8:20::40'],
    utcOffset: Number(`${sign}${hours}`) * 60,
    limits: { answer: 65_536, alerts: 100, alert: 500, isWindows: true },
    lookup: (name) => names[name.toLowerCase()] ?? '',
    show: () => {},
    now: () => Date.parse(time),
    isOver: () => false,
  });
}
