import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../../src/audit.ts';
import { openResumeFile } from '../../../src/cli/saved/resume-file.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { netOptions } from '../../net/net-options.ts';
import type { Open } from '../kind.ts';
import { runCommand } from '../run-command.ts';
import { editedAudit } from './edited-audit.ts';

const formats = ['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'junit'] as const;

/** Saved audits that somebody edited, through `judge`, `--redact` and what `--resume` begins with. */
export const savedAudits: Open = async (folder) => {
  const file = join(folder, 'audit.ndjson');
  return {
    feed: async (draw) => {
      await writeFile(file, editedAudit(draw));
      if (draw.chance(0.25)) return resumed(file);
      const redact = draw.chance(0.25) ? ['--redact'] : [];
      return runCommand(['judge', file, '--format', draw.oneOf(formats), ...redact]);
    },
  };
};

const stopped = AbortSignal.abort(new Error('interrupted'));

/** Goes on with an audit that is interrupted at once: it is read, planned and judged. */
async function resumed(file: string): Promise<string> {
  try {
    const { log, head, save } = await openResumeFile(file);
    try {
      const net = netOptions();
      return JSON.stringify(await audit(head, { net, log, concurrency: 1, signal: stopped }));
    } finally {
      save.close();
    }
  } catch (error) {
    if (error instanceof UsageError) return '';
    throw error;
  }
}
