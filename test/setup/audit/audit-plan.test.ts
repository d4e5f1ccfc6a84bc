import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AuditPlan, auditPlan } from '../../../src/setup/audit/audit-plan.ts';
import type { AuditRequest } from '../../../src/setup/request/audit-request.ts';
import { netOptions } from '../../../src/setup/steps/net-options.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';

interface Asked extends AuditRequest {
  readonly inParts: boolean;
  readonly further?: readonly string[];
}

/** A plan for a list of 5,000 hosts, and what else stands in it. */
async function planned({ inParts, further = [], ...request }: Asked): Promise<AuditPlan> {
  const folder = await temporaryFolder();
  const list = join(folder, 'list.csv');
  const hosts = Array.from({ length: 5000 - further.length }, (_, index) => `h${index}.example`);
  await writeFile(list, ['url', ...hosts, ...further, ''].join('\n'));
  const asked = { ...request, os: ['linux'], catalogues: [list] } as const;
  return auditPlan(asked, {
    lab: undefined,
    net: netOptions({}),
    signal: new AbortController().signal,
    isPlan: true,
    inParts,
  });
}

describe('auditPlan()', () => {
  it.each([
    [
      'for who takes parts, by a list that is read so',
      { inParts: true, targets: ['https://own.example/'] },
      'give one CSV, TSV or text list alone, so that it is read in parts, or take fewer targets, routes or samples',
    ],
    [
      'for who takes none, by fewer of all',
      { inParts: false },
      'at once, at most 40000: take fewer targets, routes or samples',
    ],
  ])('refuses more attempts than are held, with the way on %s', async (_, asked, way) => {
    const refused = planned({ ...asked, routes: ['direct'], samples: 9 });
    await expect(refused).rejects.toThrow(way);
  });

  it('takes in parts a list that is too long only over the routes that were found', async () => {
    const folder = await temporaryFolder();
    const settings = await Promise.all(
      [
        'https_proxy=http://p1.example:3128\n',
        'Current WinHTTP proxy settings:\n\n    Proxy Server(s) :  p2.example:3128\n    Bypass List     :  (none)\n',
        '<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : 3128\n  HTTPSProxy : p3.example\n}\n',
      ].map(async (text, index) => {
        const file = join(folder, `${index}.txt`);
        await writeFile(file, text);
        return file;
      }),
    );
    const asked = { routes: ['all'], samples: 3, settings } as const;
    const { head, long } = await planned({ ...asked, inParts: true });
    expect(head.routes.map(({ proxy }) => proxy?.host ?? 'direct').sort()).toEqual([
      ...['direct', 'p1.example', 'p2.example', 'p3.example'],
    ]);
    expect(long?.targets).toBe(5000);
    expect(head.targets).toEqual([]);
    await expect(planned({ ...asked, inParts: false })).rejects.toThrow('Cannot hold 60000');
  });
});
