// Lines of words for a format that cannot break lines itself.

import { px, xmlText } from './xml'

/** Wide letters of the usual system fonts at 12 px; real text is narrower, so lines end before the edge. */
const CHAR_PX = 6.4
/** The same, bold. */
export const BOLD_CHAR_PX = 7.4
/** Of the monospace fonts named in the style, at 11 px. */
export const MONO_CHAR_PX = 6.7
export const LINE_PX = 17

/** Breaks at blanks; a word longer than a line is broken where the line ends. */
export function wrapped(text: string, widthPx: number, charPx = CHAR_PX): string[] {
  const max = Math.max(8, Math.floor(widthPx / charPx))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(part => part !== '')) {
    for (let rest = word; rest !== '';) {
      if (line !== '' && line.length + 1 + rest.length <= max) {
        line += ` ${rest}`
        rest = ''
      } else {
        if (line !== '') lines.push(line)
        line = rest.slice(0, max)
        rest = rest.slice(max)
      }
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A line of text whose baseline is `y`. */
export function textAt(x: number, y: number, text: string, className = ''): string {
  return `<text x="${px(x)}" y="${px(y)}"${className === '' ? '' : ` class="${className}"`}>${xmlText(text)}</text>`
}
