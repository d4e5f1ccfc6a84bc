// What the system says of a file in a code, as people say it (errno, POSIX.1-2024).
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'this user may not: permission denied',
  EPERM: 'this user may not: the system does not allow it',
  EROFS: 'its disk may only be read',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EBUSY: 'another program holds it',
};

/**
 * Why something failed, for the end of a line: what the system says of a file in words, where it has a code that
 * many meet, and else the message as it stands.
 */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const ofFile = 'syscall' in error && 'code' in error ? words[String(error.code)] : undefined;
  return ofFile ?? error.message;
}
