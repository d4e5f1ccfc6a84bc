import type { ReadPart } from '../../model/route/read-file.ts';
import type { SettingsFile } from './settings-file.ts';

/** What was found in a file, each once. */
export function partsOfFile(file: SettingsFile): readonly ReadPart[] {
  const parts = file.kind === 'several' ? file.parts : [file];
  return [...new Set(parts.flatMap(partOf))];
}

function partOf(part: SettingsFile): ReadPart | readonly ReadPart[] {
  switch (part.kind) {
    case 'several':
      return partsOfFile(part);
    case 'unix-agent':
      return part.from === 'mdatp health' ? 'mdatp-health' : 'mdatp-managed';
    case 'system-proxy':
      return part.shown.by === 'gnome' ? 'gsettings' : 'scutil';
    case 'registry-query':
      return part.values.every(({ key }) => key === '') ? 'keyless-values' : part.kind;
    default:
      return part.kind;
  }
}
