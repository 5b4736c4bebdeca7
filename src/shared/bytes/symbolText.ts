// Names of code in lines of text: the kernel's list of its symbols, and what compilers at run time write for perf.
// Rules: Linux, `kallsyms(5)` by `kernel/kallsyms.c`; `tools/perf/Documentation/jit-interface.txt`.

import { firstReached } from '../base/bisect'
import { rangeMap } from '../base/rangeMap'
import { textOf } from '../base/utf8'
import type { FileBytes } from './fileBytes'
import { lineWalker } from './lines'

export type SymbolText = {
  nameAt(address: number): string | null
  /** The address of a symbol by name: NaN where there is none. */
  addressOf(name: string): number
}

const KALLSYMS_LINE = /^([\da-f]{8,16}) [tTwW] (\S+)/
const MAP_LINE = /^(?:0x)?([\da-fA-F]{1,16}) (?:0x)?([\da-fA-F]{1,16}) (.+)$/
/** More is no list of names. */
const MAX_TEXT_BYTES = 512 * 2 ** 20
const READ_BYTES = 1 << 20
const TWO_32 = 2 ** 32

/** A 64-bit address as a number that is exact in user space and in the kernel's: it counts from both ends. */
function signedAddress(hex: string): number {
  const high = parseInt(hex.slice(0, -8) || '0', 16)
  return (high | 0) * TWO_32 + parseInt(hex.slice(-8), 16)
}

/** `ffffffff81000000 T _text`: a function goes on to the next one. */
export function kernelSymbols(file: FileBytes): SymbolText {
  const found: { readonly start: number; readonly name: string }[] = []
  eachLine(file, line => {
    const [, address = '', name = ''] = KALLSYMS_LINE.exec(line) ?? []
    if (name !== '') found.push({ start: signedAddress(address), name })
  })
  found.sort((a, b) => a.start - b.start)
  return {
    addressOf: wanted => found.find(({ name }) => name === wanted)?.start ?? NaN,
    nameAt(address) {
      return found[firstReached(found.length, at => found[at].start > address) - 1]?.name ?? null
    },
  }
}

/** `START SIZE name` in hexadecimal, later lines over earlier ones. */
export function mapSymbols(file: FileBytes): SymbolText {
  const ranges = rangeMap('go')
  const names: string[] = []
  eachLine(file, line => {
    const [, start = '', size = '', name = ''] = MAP_LINE.exec(line) ?? []
    if (name === '') return
    const from = signedAddress(start)
    ranges.put(from, from + parseInt(size, 16), names.push(name) - 1)
  })
  return { addressOf: () => NaN, nameAt: address => names[ranges.find(address)] ?? null }
}

/** Until a short read: the kernel's own files do not say how long they are. */
function eachLine(file: FileBytes, onLine: (line: string) => void): void {
  const lines = lineWalker((bytes, start, end) => onLine(textOf(bytes.subarray(start, end))))
  for (let at = 0; at < MAX_TEXT_BYTES;) {
    const bytes = file.read(at, READ_BYTES)
    if (bytes.length === 0) break
    lines.push(bytes)
    at += bytes.length
  }
  lines.finish()
}
