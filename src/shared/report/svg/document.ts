// An SVG file around sections that stand one below the other: style sheet, title and description, and a page behind everything.

import { GONE_PATTERNS } from './changeClasses'
import { MARGIN_PX, type ReportOptions, type Section } from './model'
import { styleSheet } from './style'
import { px, xmlText } from './xml'

export type SvgPage = {
  readonly title: string
  readonly description: string
  readonly sections: readonly Section[]
  readonly options: ReportOptions
  readonly isByChange: boolean
  /** Empty for none. */
  readonly script: string
}

export function svgDocument({ title, description, sections, options, isByChange, script }: SvgPage): string {
  let y = MARGIN_PX
  const placed: string[] = []
  for (const section of sections) {
    if (section.heightPx > 0) placed.push(`<g transform="translate(${MARGIN_PX} ${px(y)})">${section.svg}</g>`)
    y += section.heightPx
  }
  const heightPx = Math.ceil(y)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${options.widthPx}" height="${heightPx}" viewBox="0 0 ${options.widthPx} ${heightPx}" role="document">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    `<style>${styleSheet(options.theme, options.colours, isByChange)}</style>`,
    ...(isByChange ? [GONE_PATTERNS] : []),
    `<rect class="page" width="${options.widthPx}" height="${heightPx}"/>`,
    ...placed,
    ...(script === '' ? [] : [`<script><![CDATA[${script}]]></script>`]),
    '</svg>',
    '',
  ].join('\n')
}
