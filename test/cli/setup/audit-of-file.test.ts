import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { auditOfFile } from '../../../src/cli/setup/audit-of-file.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { temporaryFolder } from '../run-cli.ts';

it('auditOfFile() reads a report, and refuses what holds no audit', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify(company));
  const { network } = await auditOfFile(file);
  expect(network.startedAt).toBe(company.startedAt);
  await writeFile(file, '{"schemaVersion":1}');
  await expect(auditOfFile(file)).rejects.toBeInstanceOf(UsageError);
});
