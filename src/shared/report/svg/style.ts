// The report's style sheet. Colours are written out twice, not as custom properties: librsvg and Inkscape do not know those.

import { CRUMB_COLOURS, FRAME_TEXT, framePalette, type ColourMode, type Shade } from '../../analysis/frameColours'
import { changeStyle } from './changeClasses'
import type { ReportTheme } from './model'

const TONES: Readonly<
  Record<
    Shade,
    { page: string; text: string; quiet: string; accent: string; onAccent: string; crumbs: string; high: string; medium: string }
  >
> = {
  light: {
    page: '#ffffff',
    text: '#1c1e21',
    quiet: '#5c6370',
    accent: '#2557c7',
    onAccent: '#ffffff',
    crumbs: CRUMB_COLOURS.light,
    high: '#b3261e',
    medium: '#8a5200',
  },
  dark: {
    page: '#17191c',
    text: '#e8eaed',
    quiet: '#9aa1ac',
    accent: '#8ab4ff',
    onAccent: '#10131a',
    crumbs: CRUMB_COLOURS.dark,
    high: '#ff8a80',
    medium: '#ffc46b',
  },
}

const SHAPES = `
svg { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
.f text, .mono { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.title { font-size: 18px; font-weight: 600; }
.heading { font-size: 13px; font-weight: 600; }
.strong { font-weight: 600; }
.note { font-style: italic; }
.end text { text-anchor: end; }
.mark text { font-size: 10px; font-weight: 600; text-anchor: middle; }
.leader { fill: none; stroke-width: 1; }
.f.out { opacity: 0.35; }
.f.hit rect { stroke-width: 1.5; }
@page { size: A4 landscape; margin: 10mm; }
@media print { #bar { display: none; } }`

export function styleSheet(theme: ReportTheme, colours: ColourMode, isByChange: boolean): string {
  const of = (shade: Shade) => tones(shade, colours, isByChange)
  if (theme !== 'auto') return SHAPES + of(theme)
  // Printed on paper, and read by viewers without media queries, it stays light.
  return `${SHAPES}\nsvg { color-scheme: light dark; }${of('light')}\n@media screen and (prefers-color-scheme: dark) {${of('dark')}\n}`
}

function tones(shade: Shade, colours: ColourMode, isByChange: boolean): string {
  const { page, text, quiet, accent, onAccent, crumbs, high, medium } = TONES[shade]
  const plain = () => framePalette(colours, shade).map((colour, slot) => `.c${slot} { fill: ${colour}; }`)
  const frames = isByChange ? changeStyle(shade, page) : plain().join('\n')
  return `
.page { fill: ${page}; }
text { fill: ${text}; }
.quiet, .quiet text, .low text { fill: ${quiet}; }
.high text { fill: ${high}; }
.medium text { fill: ${medium}; }
.f text { fill: ${FRAME_TEXT[shade]}; }
.mark circle { fill: ${accent}; stroke: ${page}; }
.mark .n { fill: ${onAccent}; }
.leader { stroke: ${accent}; }
.crumbs { fill: ${crumbs}; }
${frames}
.f:hover rect, .f.hit rect { stroke: ${text}; }`
}
