import { describe, expect, it } from 'vitest';
import { taskXml } from '../../../src/cli/as-system/task-xml.ts';

describe('taskXml()', () => {
  const made = (words = 'x'): string => {
    const task = { command: 'C:\\cmd.exe', words, folder: 'C:\\a & b', limitMinutes: 120 };
    const bytes = taskXml({ ...task, now: Date.UTC(2026, 10, 29, 23) });
    return Buffer.from(bytes).toString('utf16le');
  };

  it('is UTF-16 with its mark, of LocalSystem, and runs out by itself', () => {
    const xml = made();
    expect(xml.startsWith('\uFEFF<?xml version="1.0" encoding="UTF-16"?>\r\n')).toBe(true);
    expect(xml).toContain('<UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel>');
    expect(xml).toContain('<StartBoundary>2026-11-28T23:00:00Z</StartBoundary>');
    expect(xml).toContain('<EndBoundary>2026-11-30T03:00:00Z</EndBoundary>');
    expect(xml).toContain('<ExecutionTimeLimit>PT120M</ExecutionTimeLimit>');
    expect(xml).toContain('<DeleteExpiredTaskAfter>PT1M</DeleteExpiredTaskAfter>');
  });

  it('lets no text be more than a text', () => {
    const xml = made('/c "a & b" >x </Arguments>');
    expect(xml).toContain(
      '<Arguments>/c &quot;a &amp; b&quot; &gt;x &lt;/Arguments&gt;</Arguments>',
    );
    expect(xml).toContain('<WorkingDirectory>C:\\a &amp; b</WorkingDirectory>');
  });
});
