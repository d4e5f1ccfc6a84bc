import type { VersionRule } from '../../model/target/target.ts';

/**
 * Streamlined connectivity needs Windows 10 1809. Windows 11 and every server of the shared
 * column meet that; the older ones are other columns.
 */
export const prerequisite: readonly VersionRule[] = [
  {
    effect: 'only',
    family: 'windows-10',
    from: '1809',
    name: 'streamlined-prerequisite',
    source: 'mde-streamlined-urls-commercial.xlsx: Overview and prerequisites',
  },
];

/** The tab of that name: clients alone, because Server 2016 is either unified or MMA. */
export const windows1607To1803: readonly VersionRule[] = [
  {
    effect: 'only',
    family: 'windows-10',
    from: '1607',
    to: '1803',
    name: 'windows-1607-to-1803',
    source: 'mde-streamlined-urls-commercial.xlsx: Windows 1607 to 1803',
  },
  {
    effect: 'not',
    family: 'windows-server',
    name: 'windows-1607-to-1803',
    source: 'mde-streamlined-urls-commercial.xlsx: Windows 1607 to 1803',
  },
];
