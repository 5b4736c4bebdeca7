// One line of V8's log: fields between commas, of which names are escaped. Rules: V8's `src/logging/log-file.cc` and `tools/csvparser.mjs`.

import type { FrameKind } from '../../profile/profile'

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))/g
const HEX = /^0x[\da-fA-F]{1,16}$/
/** A distance from the frame before; the log's own reader asks for no `0x`. */
const DISTANCE = /^([+-])(?:0x)?([\da-fA-F]{1,16})$/

/** How code of a script runs, by the mark behind its function. */
const KINDS: ReadonlyMap<string, FrameKind> = new Map([
  ['', 'interpreted'],
  ['~', 'interpreted'],
  ['^', 'jit'],
  ['+', 'jit'],
  ['-', 'jit'],
  ['*', 'jit'],
])

export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (_, byte?: string, unit?: string, char?: string) => {
    const code = byte ?? unit
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16))
    return char === 'n' ? '\n' : (char ?? '')
  })
}

/** NaN where there is no such number. */
export function hexOf(text: string | undefined): number {
  return text !== undefined && HEX.test(text) ? parseInt(text, 16) : NaN
}

export type CodeLine = {
  readonly start: number
  readonly size: number
  readonly name: string
  /** Null: no code of a script. */
  readonly kind: FrameKind | null
}

/** `code-creation,TYPE,kind,µs,start,size,NAME[,function,state]`; logs before V8 6 have no time. Null where it is something else. */
export function codeLine(fields: readonly string[]): CodeLine | null {
  const at = fields[3]?.startsWith('0x') ? 3 : 4
  const start = hexOf(fields[at])
  const size = Number(fields[at + 1])
  if (Number.isNaN(start) || !Number.isSafeInteger(size) || size < 0) return null
  const [name = '', fn, state = ''] = fields.slice(at + 2)
  return { start, size, name: unescaped(name), kind: fn === undefined ? null : (KINDS.get(state) ?? 'jit') }
}

export type TickLine = {
  readonly timeUs: number
  readonly state: number
  /** Innermost first: where the processor was, then where it returns to. */
  readonly addresses: readonly number[]
  /** The second address counts only when it lies in a function of a script. */
  readonly isSecondGuessed: boolean
}

/** `tick,pc,µs,external,tos,state,frames…`; null where it is something else. */
export function tickLine(fields: readonly string[]): TickLine | null {
  const [, pcText, timeText, isExternal, tosText, stateText] = fields
  const pc = hexOf(pcText)
  const tos = hexOf(tosText)
  if (Number.isNaN(pc) || Number.isNaN(tos) || !/^\d{1,15}$/.test(timeText) || !/^\d{1,2}$/.test(stateText ?? '')) return null
  const addresses = [isExternal === '1' ? tos : pc]
  const isSecondGuessed = isExternal !== '1' && tos !== 0
  if (isSecondGuessed) addresses.push(tos)
  let before = pc
  for (const frame of fields.slice(6)) {
    const distance = DISTANCE.exec(frame)
    if (distance !== null) addresses.push((before += parseInt(`${distance[1]}${distance[2]}`, 16)))
    else if (!frame.startsWith('o')) addresses.push(hexOf(frame))
  }
  return { timeUs: Number(timeText), state: Number(stateText), addresses, isSecondGuessed }
}
