import { stat } from 'node:fs/promises';
import {
  readSettingsFile,
  type UnreadSettingsFile,
} from '../../discovery/windows/read-settings-file.ts';
import {
  maxValues,
  type SettingsFile,
  type SettingsFileProblem,
} from '../../discovery/windows/settings-file.ts';
import { UnusableValue } from '../usage/usage-error.ts';

const mebibyte = 1024 * 1024;
const maxTogether = 32 * mebibyte;

/**
 * Reads the files of `--settings`, one after another: what several take at once would add up, and so
 * would what is kept of them, which is bounded for all of them together.
 * @throws UnusableValue that names the first that cannot be used.
 */
export async function readSettingsFiles(paths: readonly string[]): Promise<SettingsFile[]> {
  const { archiveFiles } = await import('../../catalogue/archive-files.ts');
  const files: SettingsFile[] = [];
  let bytes = 0;
  let values = 0;
  for (const path of paths) {
    // Of what is no file, who reads it tells what is wrong.
    bytes += await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    if (files.length > 0 && bytes > maxTogether) throw tooMuch(path, '32 MiB');
    const file = await readSettingsFile(path, archiveFiles);
    if ('problem' in file) throw unusable(file);
    values += valuesOf(file);
    if (values > maxValues) throw tooMuch(path, `${maxValues} values`);
    files.push(file);
  }
  return files;
}

function valuesOf(file: SettingsFile): number {
  if (file.kind === 'several') return file.parts.reduce((sum, part) => sum + valuesOf(part), 0);
  return 'values' in file ? file.values.length : 0;
}

function tooMuch(path: string, most: string): UnusableValue {
  const why = `with those before it there are more than ${most}, so export the keys of proxies alone`;
  return new UnusableValue('settings', { value: path, why });
}

function unusable({ path, detail, problem }: UnreadSettingsFile): UnusableValue {
  return new UnusableValue('settings', { value: path, why: detail ?? problems[problem] });
}

const problems: Readonly<Record<SettingsFileProblem, string>> = {
  'too-large': 'it is larger than 16 MiB, or a registry of more than 50000 values',
  unreadable: 'it cannot be read',
  'unknown-format':
    'it is no registry export, no Registry.pol, no result of the MDE Client Analyzer, and no saved output of reg query, netsh winhttp, bitsadmin, Get-MpPreference, mdatp, scutil or gsettings',
};
