import {
  outcomeFlags,
  paceFlags,
  routeFlags,
  settingFlags,
  stepFlags,
  targetFlags,
} from './audit-flags.ts';
import type { Option } from './option.ts';
import { auditFlags, displayFlags, outputFlags } from './output-flags.ts';

/** The flags of an audit as its help shows them: in groups, shared with other commands. */
export const targetOptions: readonly Option[] = Object.values(targetFlags);
export const settingOptions: readonly Option[] = Object.values(settingFlags);
export const stepOptions: readonly Option[] = Object.values(stepFlags);
export const paceOptions: readonly Option[] = Object.values(paceFlags);
export const routeOptions: readonly Option[] = [
  ...Object.values(routeFlags),
  ...stepOptions,
  ...paceOptions,
];
const { plan, save, force, resume } = auditFlags;
export const resumeOption: Option = resume;
export const outputOptions: readonly Option[] = [
  ...[plan, outputFlags.format, outputFlags.output, save, force, resume],
  ...Object.values(outcomeFlags),
];
export const displayOptions: readonly Option[] = Object.values(displayFlags);

/** All options of `netready audit`. */
export const auditOptions: readonly Option[] = [
  ...targetOptions,
  ...routeOptions,
  ...settingOptions,
  ...outputOptions,
  ...displayOptions,
];
