/** Which part of a long list an audit is of, and what the parts before it have numbered. */
export interface AuditPart {
  /** From 1. */
  readonly number: number;
  /** Targets of the whole list. */
  readonly listed: number;
  readonly attemptsBefore: number;
  readonly findingsBefore: number;
}

/** A part of an audit whose parts were joined to one report. */
export interface ReportPart extends AuditPart {
  readonly startedAt: string;
  /** Absent where the audit was killed. */
  readonly finishedAt?: string;
  /** How many of the report's targets are its own, behind those of the parts before. */
  readonly targets: number;
}
