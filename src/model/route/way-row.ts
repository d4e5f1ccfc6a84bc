import type { OperatingSystem } from '../target/operating-system.ts';
import type { Component, ComponentWay } from './component.ts';
import type { ProxyServer } from './route.ts';

/** What a component does with one URL. */
export interface TakenWay {
  readonly route: string;
  readonly kind: 'direct' | 'proxy' | 'pac';
  readonly proxy?: ProxyServer;
  readonly pac?: string;
  /** The entry of the bypass list that lets it go direct. */
  readonly bypassedBy?: string;
}

/** One cell of the matrix URL × component: the way, the setting that decides, the fallback. */
export interface WayRow {
  readonly url: string;
  readonly os: OperatingSystem;
  readonly component: Component;
  readonly way: TakenWay;
  readonly fallback: TakenWay;
  readonly setting?: string;
  readonly basis: string;
  readonly detection?: ComponentWay['detection'];
  /** Routes over which this URL is not to be judged: what asks for it cannot take them. */
  readonly notApplicable: readonly string[];
}
