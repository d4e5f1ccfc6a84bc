import type { OsColumn } from '../../model/target/target.ts';

/**
 * The operating-system column that a header or one entry of an OS cell means, matched loosely:
 * Microsoft spells these headers differently in every edition of its lists.
 */
export function osColumnOf(text: string): OsColumn | undefined {
  const spelled = text.toLowerCase();
  if (/\bmac\b|\bmac ?os\b|\bos x\b/.test(spelled)) return 'mac';
  if (/\blinux\b/.test(spelled)) return 'linux';
  if (/\bnot upgraded\b/.test(spelled)) return 'windows-server-mma';
  if (/windows (?:10|11)\b|unified/.test(spelled)) return 'windows';
  if (/\bmma\b|\b2008\b/.test(spelled)) return 'windows-server-mma';
  if (/windows (?:7|8)\b/.test(spelled)) return 'windows-7-8';
  return /^windows(?: server)?$|^windows.*\b20(?:19|22|25)\b/.test(spelled.trim())
    ? 'windows'
    : undefined;
}

/**
 * The columns that an OS cell marks (`All`, `Windows, Linux`, `Windows 10 1809+; macOS`); none
 * where it says all or nothing that is known, which is every system.
 */
export function osColumnsOf(cell: string): OsColumn[] {
  if (/^\s*all\b/i.test(cell)) return [];
  const named = cell.split(/[;,/&\n]|\band\b/i).flatMap((part) => osColumnOf(part.trim()) ?? []);
  return [...new Set(named)];
}
