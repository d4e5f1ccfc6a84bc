import { env } from 'node:process';

/** Where the programs of Windows are: by their full paths, since it looks in the working folder first. */
export function systemFolder(): string {
  return `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32`;
}
