import { say, type Text } from '../../text/say.ts';

/** Why no tool that everybody has shows a kind of finding in a line. */
export type NoLine =
  | 'setting' // it is read from a setting of this machine, and was never on the network
  | 'script' // what a PAC file answers is told by its reader alone
  | 'machine'; // this machine ran short of something

/** The same of one finding of one report. */
export type NoLineHere = NoLine | 'redacted' | 'lab' | 'evidence';

/** Why there is no line to paste. */
export const noLineWords: Readonly<Record<NoLineHere, Text>> = {
  setting: say`No line shows it again: it stands in a setting, and nothing of it was on the network.`,
  script: say`No line shows it again: what a PAC file comes to, its reader alone can tell.`,
  machine: say`No line shows it again: this machine ran short of something, and no host is to blame.`,
  redacted: say`No line shows it again: the names of this report are pseudonyms.`,
  lab: say`No line shows it again: the simulated network of this report is gone.`,
  evidence: say`No line shows it again: the evidence does not say what was asked, or it cannot be typed.`,
};
