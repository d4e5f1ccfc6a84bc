/** One PAC file of the company's web server; data alone, as all of a scenario is. */
export interface LabPacFile {
  /** Kebab-case; served as `http://pac.corp.example/NAME.pac`. */
  readonly name: string;
  readonly content: PacContent;
}

/** What the web server answers where the file is asked for. */
export type PacContent =
  | { readonly kind: 'script'; readonly script: string; readonly contentType?: string }
  /** The login page of a guest network, with status 200. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'status'; readonly status: number }
  /** To the file of another name. */
  | { readonly kind: 'redirect'; readonly to: string };
