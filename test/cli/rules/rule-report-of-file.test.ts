import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildTarget } from '../../../fixtures/report/build-target.ts';
import { ruleReportOfFile } from '../../../src/cli/rules/rule-report-of-file.ts';
import { renderJson } from '../../../src/report/formats/json/render-json.ts';
import { redReport } from '../../rules/red-report.ts';

it('ruleReportOfFile() refuses a file without an audit in one line, and keeps of one what rules need', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'netready-rules-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.json');
  await writeFile(file, '{}');
  await expect(ruleReportOfFile(file)).rejects.toThrow(/^[^\n]+$/);
  const report = redReport([buildTarget(1, 'a.contoso.com')], { kindOf: () => undefined });
  await writeFile(file, [...renderJson(report)].join(''));
  const kept = await ruleReportOfFile(file);
  expect(kept.targets).toHaveLength(1);
  expect(kept).not.toHaveProperty('observations');
});
