// Lines of words for a format that cannot break lines itself, and that nobody measures: widths are those of the widest usual fonts.

import { cutMiddle } from '../../base/text/cut'
import { fitLabel, labelCuts } from '../../names/label'
import { px, xmlText } from './xml'

export type Font = { readonly sizePx: number; readonly isBold: boolean }

export const PLAIN: Font = { sizePx: 12, isBold: false }
export const BOLD: Font = { sizePx: 12, isBold: true }
export const TITLE: Font = { sizePx: 18, isBold: true }

/** Of the monospace fonts named in the style, at 11 px. */
export const MONO_CHAR_PX = 6.7
export const LINE_PX = 17

/** By kind of sign: its width in em in DejaVu Sans, which is wider than the other fonts that systems show. */
const EMS: readonly (readonly [RegExp, number])[] = [
  [/[ !'(),./:;I[\\\]`fijlrt{|}-]/, 0.42],
  [/[%@Wm]/, 1],
  [/[#&+<=>A-Zw~]/, 0.84],
  [/[\x20-\x7e]/, 0.64],
]
const OTHER_EM = 0.84
/** Scripts of square signs begin here. */
const SQUARE_FROM = 0x1100
const SQUARE_EM = 1
/** Of bold letters to plain ones. */
const BOLD_FACTOR = 1.12

const EM_OF_ASCII = Float64Array.from(
  { length: 0x7f },
  (_, code) => EMS.find(([signs]) => signs.test(String.fromCharCode(code)))?.[1] ?? OTHER_EM,
)

function widthOf(char: string, { sizePx, isBold }: Font): number {
  const code = char.codePointAt(0) ?? 0
  const em = code < EM_OF_ASCII.length ? EM_OF_ASCII[code] : code < SQUARE_FROM ? OTHER_EM : SQUARE_EM
  return em * sizePx * (isBold ? BOLD_FACTOR : 1)
}

/** Breaks at blanks; a word longer than a line is broken where the line ends. */
export function wrapped(text: string, widthPx: number, font = PLAIN): string[] {
  const blankPx = widthOf(' ', font)
  const lines: string[] = []
  let line = ''
  let linePx = 0
  for (const word of text.split(/\s+/).filter(part => part !== '')) {
    for (const { piece, piecePx } of piecesOf(word, widthPx, font)) {
      if (line !== '' && linePx + blankPx + piecePx <= widthPx) {
        line += ` ${piece}`
        linePx += blankPx + piecePx
        continue
      }
      if (line !== '') lines.push(line)
      line = piece
      linePx = piecePx
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** The word, or as many pieces as it takes lines. */
function piecesOf(word: string, widthPx: number, font: Font): readonly { readonly piece: string; readonly piecePx: number }[] {
  const pieces: { piece: string; piecePx: number }[] = []
  let piece = ''
  let piecePx = 0
  for (const char of word) {
    const charPx = widthOf(char, font)
    if (piece !== '' && piecePx + charPx > widthPx) {
      pieces.push({ piece, piecePx })
      piece = ''
      piecePx = 0
    }
    piece += char
    piecePx += charPx
  }
  pieces.push({ piece, piecePx })
  return pieces
}

/** Signs of one UTF-16 unit that take two cells of a monospace font. The script of a report asks the same. */
export const TWO_CELLS = '[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60]'
const WIDE_SIGNS = new RegExp(TWO_CELLS, 'g')

/** A name in so many cells of a monospace font: cut in its middle where it is longer. */
export function monoText(name: string, cells: number): string {
  if (name.length > cells) {
    // Looking at all of a name of 100 kB would tell no more.
    const seen = cutMiddle(name, cells)
    return cutMiddle(name, Math.floor((cells * seen.length) / cellsOf(seen)))
  }
  const taken = cellsOf(name)
  return taken <= cells ? name : cutMiddle(name, Math.floor((cells * name.length) / taken))
}

/** A label of a box in so many cells: its qualifiers give way first. */
export function monoLabel(label: string, cells: number): string {
  const taken = cellsOf(label)
  return fitLabel(label, labelCuts(label), taken <= cells ? label.length : Math.floor((cells * label.length) / taken))
}

function cellsOf(text: string): number {
  return text.length + (text.match(WIDE_SIGNS)?.length ?? 0)
}

/** A line of text whose baseline is `y`. */
export function textAt(x: number, y: number, text: string, className = ''): string {
  return `<text x="${px(x)}" y="${px(y)}"${className === '' ? '' : ` class="${className}"`}>${xmlText(text)}</text>`
}
