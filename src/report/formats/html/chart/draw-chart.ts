import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartSpec, DrawnChart } from './chart-spec.ts';

/**
 * Draws a chart by Vega-Lite, without a document and without waiting. The build puts what is used of the
 * library into this module, so that who installs the package installs nothing beneath it. Heavy: loaded
 * where a page is written.
 * @throws for a specification that Vega-Lite does not understand: a mistake of ours.
 */
export function drawChart(spec: ChartSpec): DrawnChart {
  const view = new vega.View(vega.parse(compile(looks(spec)).spec as vega.Spec), {
    renderer: 'none',
  });
  view.run();
  const { root } = view.scenegraph() as unknown as { readonly root: object };
  // The view's own `toSVG()` does the same after a promise; every writer of text is synchronous.
  const { _viewWidth, _viewHeight, _origin } = view as unknown as Sized;
  const [width, height] = [_viewWidth + 2 * padding, _viewHeight + 2 * padding];
  const origin = _origin.map((at) => at + padding);
  const made = new (vega as unknown as Untyped).SVGStringRenderer();
  made.initialize(null, width, height, origin, 1);
  made.render(root);
  view.finalize();
  return { width, height, svg: inner(made.svg()) };
}

/** Around each chart, in its own units. */
const padding = 4;

/** What vega exports, and its types know nothing of. */
interface Untyped {
  readonly SVGStringRenderer: new () => Renderer;
}

interface Sized {
  readonly _viewWidth: number;
  readonly _viewHeight: number;
  readonly _origin: readonly [number, number];
}

interface Renderer {
  initialize(
    element: null,
    width: number,
    height: number,
    origin: readonly number[],
    scale: number,
  ): void;
  render(root: object): void;
  svg(): string;
}

/** Colours are names of the page's own, so that light, dark and print are one picture. */
function looks(spec: ChartSpec): TopLevelSpec {
  const axis = {
    ...{ labelColor: 'var(--dim)', titleColor: 'var(--dim)', tickColor: 'var(--line)' },
    ...{ gridColor: 'var(--line)', domainColor: 'var(--dim)', labelFontSize: 12 },
    ...{ titleFontSize: 12, titleFontWeight: 'normal' },
  };
  return {
    ...spec,
    background: 'transparent',
    padding,
    config: {
      aria: false,
      font: 'inherit',
      view: { stroke: null },
      axis,
      legend: { labelColor: 'var(--text)', labelFontSize: 12, symbolSize: 70, columnPadding: 18 },
    },
  } as unknown as TopLevelSpec;
}

/** What is within the outer element, which is written by us, and no classes and roles, which are Vega's. */
function inner(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>$/, '')
    .replaceAll(/ (?:class|role|aria-[a-z]+|pointer-events)="[^"<>]*"/g, '')
    .replaceAll(/ (?:fill|stroke)="transparent"/g, ' fill="none"');
}
