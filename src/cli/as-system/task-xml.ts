/** What a task of Windows is to run, once, as LocalSystem. */
export interface SystemTask {
  /** A program, and all that stands behind it, as one text. */
  readonly command: string;
  readonly words: string;
  readonly folder: string;
  /** Now, milliseconds since 1970. */
  readonly now: number;
  /** So long it may take, minutes. */
  readonly limitMinutes: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * A task in the form that `schtasks /create /xml` takes: UTF-16 with its mark. It runs where a computer is on
 * battery as well, and no longer than its limit. Its one trigger lies in the past and runs out, so that
 * Windows itself removes a task that nobody was left to remove (Task Scheduler Schema, DeleteExpiredTaskAfter).
 */
export function taskXml({ command, words, folder, now, limitMinutes }: SystemTask): Uint8Array {
  const end = now + 2 * limitMinutes * minuteMs;
  const lines = [
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    '  <RegistrationInfo><Description>netready audit --as-system</Description></RegistrationInfo>',
    '  <Triggers><TimeTrigger>',
    `    <StartBoundary>${moment(now - dayMs)}</StartBoundary>`,
    `    <EndBoundary>${moment(end)}</EndBoundary>`,
    '  </TimeTrigger></Triggers>',
    '  <Principals><Principal id="System">',
    '    <UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel>',
    '  </Principal></Principals>',
    '  <Settings>',
    '    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>',
    '    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>',
    '    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>',
    '    <AllowHardTerminate>true</AllowHardTerminate>',
    '    <StartWhenAvailable>false</StartWhenAvailable>',
    '    <AllowStartOnDemand>true</AllowStartOnDemand>',
    '    <Hidden>true</Hidden>',
    `    <ExecutionTimeLimit>PT${limitMinutes}M</ExecutionTimeLimit>`,
    '    <DeleteExpiredTaskAfter>PT1M</DeleteExpiredTaskAfter>',
    '  </Settings>',
    '  <Actions Context="System"><Exec>',
    `    <Command>${escaped(command)}</Command>`,
    `    <Arguments>${escaped(words)}</Arguments>`,
    `    <WorkingDirectory>${escaped(folder)}</WorkingDirectory>`,
    '  </Exec></Actions>',
    '</Task>',
    '',
  ];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}

/** To the second, as the schema has it. */
function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
