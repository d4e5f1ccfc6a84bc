/** Whose words a line is written in: a POSIX shell's, or those of PowerShell on Windows. */
export type ShellName = 'shell' | 'powershell';
