import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../fixtures/report/load-limit.ts';
import { loadRun } from '../../fixtures/report/load-run.ts';
import { failureCodes } from '../../src/model/failure.ts';
import { arrivalKinds, loadNames, loadSteps } from '../../src/model/load.ts';
import { breakReasons, limitOwners } from '../../src/model/load-limit.ts';
import { machineLimits } from '../../src/model/load-measure.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import schema from '../../src/report/load.schema.json' with { type: 'json' };
import { loadCsv } from '../../src/report/load-csv.ts';
import { loadJson } from '../../src/report/load-json.ts';
import { loadNdjson } from '../../src/report/load-ndjson.ts';
import { renderLoadXlsx } from '../../src/report/render-load-xlsx.ts';

const [first] = loadRun.measures;

/** An operation of another kind, a way that was left out, texts that want to be more. */
const hostile: LoadReport = {
  ...loadRun,
  options: { ...loadRun.options, load: 'requests', route: 'pac+file:=cmd()|x' },
  environment: { system: '', node: '', cpus: 1, lab: '=1+1' },
  ways: [{ id: 'proxy', leftOut: { step: 'resolve', code: 'timeout', detail: '\u001b[2J`|' } }],
  measures: first
    ? [
        {
          ...first,
          statuses: [{ status: 200, count: 3 }],
          failures: [{ step: 'exchange', code: 'status', detail: '=cmd|"x"', count: 1 }],
        },
      ]
    : [],
  ended: 'errors',
};

const reports = [
  ['a run', loadRun],
  ['a search', loadLimit],
  ['a hostile one', hostile],
  ['nothing', { ...loadRun, measures: [], ended: 'interrupted' }],
] as const satisfies readonly (readonly [string, LoadReport])[];

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

function errors(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function json(report: LoadReport): Record<string, unknown> {
  return JSON.parse([...loadJson(report)].join(''));
}

describe('load.schema.json', () => {
  it.each(reports)('accepts %s, and the document says what the run does', (_, report) => {
    expect(errors(json(report))).toEqual([]);
    expect(json(report)).toEqual(report);
  });

  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['another kind', { kind: 'audit' }],
    ['a null where something did not happen', { cost: null }],
    ['an end that is none', { ended: 'tired' }],
    ['a limit without an owner', { limit: { ...loadLimit.limit, owner: undefined } }],
    ['a measure with a foreign key', { measures: [{ ...first, x: 1 }] }],
  ])('rejects %s', (_, change) => {
    expect(errors({ ...json(loadRun), ...change })).not.toEqual([]);
  });

  it('knows the closed lists of the model', () => {
    const { $defs } = schema;
    expect($defs.failureCode.enum).toEqual(failureCodes);
    expect($defs.step.enum).toEqual(loadSteps);
    expect($defs.options.properties.load.enum).toEqual(loadNames);
    expect($defs.options.properties.arrivals.enum).toEqual(arrivalKinds);
    expect($defs.generator.properties.limits.items.enum).toEqual(machineLimits);
    expect($defs.limit.properties.owner.enum).toEqual(limitOwners);
    expect($defs.trial.properties.broken.enum).toEqual(breakReasons);
  });
});

describe('loadNdjson()', () => {
  it.each(reports)(
    'writes %s as one object a line, the head first and the end last',
    (_, report) => {
      const lines = [...loadNdjson(report)].map((line) => JSON.parse(line) as { type: string });
      expect(lines[0]?.type).toBe('head');
      expect(lines.at(-1)).toMatchObject({ type: 'end', ended: report.ended });
    },
  );

  it('has a line for each trial, and none of them twice', () => {
    const types = [...loadNdjson(loadLimit)].map((line) => JSON.parse(line).type);
    expect(types.filter((type) => type === 'trial')).toHaveLength(13);
    expect(types.slice(-3)).toEqual(['compare', 'limit', 'end']);
  });
});

describe('loadCsv()', () => {
  it.each(reports)('writes %s so that it is read back', (_, report) => {
    const rows: string[][] = parse([...loadCsv(report)].join(''));
    const trials = (report.limit?.trials.length ?? 0) + (report.limit?.direct ? 1 : 0);
    expect(rows).toHaveLength(1 + report.measures.length + trials);
  });

  it('has figures under their names, and nothing where nothing was', () => {
    const rows: Record<string, string>[] = parse([...loadCsv(loadRun)].join(''), { columns: true });
    expect(rows[0]).toMatchObject({
      kind: 'measure',
      way: 'proxy',
      held: '',
      p50Ms: '21.42',
      p999Ms: '',
      tunnelP50Ms: '20',
      proxyHandshakeP50Ms: '',
      limits: '',
    });
    const [, trial] = parse([...loadCsv(loadLimit)].join('')) as string[][];
    expect(trial?.slice(0, 5)).toEqual(['trial', 'proxy', '50', 'true', '']);
  });
});

describe('renderLoadXlsx()', () => {
  it.each(reports)(
    'makes a workbook of %s that is read back, without formulas',
    async (_, report) => {
      const bytes = await renderLoadXlsx(report);
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
      const names = workbook.worksheets.map(({ name }) => name);
      expect(names).toEqual(['Summary', 'Rates', 'Latency', 'Histogram']);
      workbook.eachSheet((sheet) =>
        sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())),
      );
      expect(await renderLoadXlsx(report)).toEqual(bytes);
    },
  );
});
