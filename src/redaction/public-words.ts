/** What everybody may know, and what therefore stays. All in lower case. */
export interface PublicWords {
  /** Hosts of the services, by their whole name. */
  readonly hosts: ReadonlySet<string>;
  /** Domains whose owner is no secret: of the services, and of products that write pages. */
  readonly domains: ReadonlySet<string>;
  /** Labels that the names of services consist of. */
  readonly labels: ReadonlySet<string>;
  /** What the services are asked for, such as `/ping`. */
  readonly paths: ReadonlySet<string>;
  /** Names of services, lists, sheets and sources, as the built-in lists spell them. */
  readonly texts: ReadonlySet<string>;
}
