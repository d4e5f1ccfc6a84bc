import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../src/cli/fleet/run-job.ts';
import { temporaryFolder } from '../run-cli.ts';

describe('runJob()', () => {
  it('tells whoever ordered that the file system of its agent does not take it', async () => {
    const folder = await temporaryFolder();
    // A file where the folder of its jobs should be.
    await writeFile(join(folder, 'jobs'), '');
    const job = {
      version: 1,
      job: 'a',
      site: 'berlin',
      request: {},
      requestedAt: '2027-01-04',
    } as const;
    const { signal } = new AbortController();
    const { exitStatus, reason } = await runJob(job, { folder, signal });
    expect(exitStatus).toBe(2);
    expect(reason).toMatch(/^its agent cannot: E[A-Z]+/);
  });
});
