import type { OperatingSystem } from '../../model/target/operating-system.ts';
import type { Called } from './given-lists.ts';

/** What stands in for what a request leaves open, and how a list is read. */
export interface TargetDefaults {
  readonly catalogue?: string;
  readonly os?: OperatingSystem;
  readonly regions?: readonly string[];
  readonly urls?: readonly string[];
  /** A list of more than can be held is left for who takes it in parts. */
  readonly inParts?: boolean;
  /** How many times each target is tried. */
  readonly triesEach?: number;
  readonly called?: Called | undefined;
  /** Told now and then how many more rows of lists were read. */
  readonly onRows?: ((more: number) => void) | undefined;
}
