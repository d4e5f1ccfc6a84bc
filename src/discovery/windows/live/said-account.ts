import { execFile } from 'node:child_process';
import { type AccountKind, accountOf } from '../../../model/audit/windows/windows-account.ts';
import { systemFolder } from './system-folder.ts';

const deadlineMs = 5000;
const maxBytes = 256 * 1024;

/** The label of a process with the rights of an administrator, and of one of the system. */
const elevated = /\bS-1-16-(?:12288|16384)\b/;

/**
 * As whom this process runs, as `whoami` says: by the SIDs in its output, since names are of a language.
 * Undefined where it names none, or takes longer than 5 seconds.
 */
export async function saidAccount(
  program: string = `${systemFolder()}\\whoami.exe`,
): Promise<AccountKind | undefined> {
  const [user, groups] = await Promise.all([
    outputOf(program, ['/user', '/fo', 'csv', '/nh']),
    outputOf(program, ['/groups', '/fo', 'csv', '/nh']),
  ]);
  const sid = /\bS-1-5-[\d-]{1,100}/.exec(user)?.[0];
  return sid === undefined ? undefined : accountOf(sid, elevated.test(groups));
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const options = { timeout: deadlineMs, maxBuffer: maxBytes, windowsHide: true } as const;
  execFile(program, [...args], { ...options, encoding: 'latin1' }, (error, output) =>
    resolve(error ? '' : output),
  );
  return promise;
}
