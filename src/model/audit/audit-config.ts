/** The file that a request came from. */
export interface AuditConfig {
  /** As it was named; the whole path of one that was found. */
  readonly file: string;
  readonly profile?: string;
}
