/** What must hold for another verdict than the kind's own. */
export type Condition =
  /** The target fails over every way, as a service does that is down. */
  | 'outage'
  /** Every host of `--control` fails over this route in the same manner. */
  | 'control-fails'
  /** Another address of the same name passes: the service is there. */
  | 'other-address-passes'
  /** The service proved itself by its address, where its name comes to nothing. */
  | 'address-passes'
  /** A listed service proved itself at the address that another name server gave; who answers here is not it. */
  | 'led-astray'
  /** The name was tried over IPv6 alone, which no sensor needs. */
  | 'ipv6-alone'
  /** This machine itself says so, and stands before nobody else. */
  | 'on-this-machine'
  /** It fails over every way, in silence: a filter that all of them share looks just so. */
  | 'outage-doubted'
  /** It passes over another route, at the same address or at one that is not known. */
  | 'passes-at-same-address'
  /** The page may be the service's own answer. */
  | 'answer-suspected'
  /** No other explanation is left but that the service tells its clients apart. */
  | 'answer-due-elsewhere'
  /** What is silent may only be slower than the deadline. */
  | 'deadline-suspected'
  /** Nobody shows that the name is there, and somebody else knows as little, or none was asked. */
  | 'may-be-gone'
  /** It is told as the cause of a failure. */
  | 'is-error'
  /** What it speaks of came to a good end all the same. */
  | 'is-warning'
  /** The service itself may have done it. */
  | 'service-suspected'
  /** The target passes over another route of this audit. */
  | 'passes-elsewhere'
  /**
   * The certificate's issuer vouches for other hosts of this audit, or publicly for the services;
   * and the chain leads to a public root by its signatures, so that it bears that name by right.
   */
  | 'issuer-known'
  /** The link that the chain lacks was found, and a root vouches for it. */
  | 'link-verified'
  /** The page is a known product's, beyond doubt. */
  | 'product-known'
  /** The page of a listed service leads into a network that no public service can reach. */
  | 'leads-inside'
  /** A host of the user's own speaks plain text that no product is known by: perhaps it is right. */
  | 'own-host'
  /** The setting of the proxy may name the wrong scheme. */
  | 'scheme-suspected'
  /** The proxy that is silent here answers for others. */
  | 'proxy-talks'
  /** The head of the due answer came from the service itself. */
  | 'due-answer'
  /** Microsoft's own tools let the status pass. */
  | 'status-accepted'
  /** A server whose chain verified answered with a status from 500 on. */
  | 'service-failed'
  /** A server whose chain verified answered. */
  | 'service-answered';
