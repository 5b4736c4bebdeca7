// Frames as Valgrind's heap tools print them: `0x109218: make_order (shop.c:8)`, `0x48417B4: malloc (in /usr/lib/x.so)`, `0x1: ???`.

import type { ProfileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import type { Report } from './format'

const FRAME = /^0x([\da-fA-F]{1,16}): (.*)$/
/** Names of C++ have brackets of their own: the place is the last pair. Rust's dhat has columns. */
const PLACED = /^(.*) \((?:in (.*)|([^()]*?):(\d{1,9})(?::\d{1,9})?)\)$/
/** A file's name with a pair of its own: `shop (copy).c:12`. Longer ones are none. */
const PLACED_IN_PAIR = /^(.{1,2000}) \((?:in (.*)|([^()]{0,255}\([^()]{0,255}\)[^():]{0,255}):(\d{1,9})(?::\d{1,9})?)\)$/
const UNKNOWN = '???'

/** Rows of frames by their text, each made once. */
export function valgrindFrames(builder: ProfileBuilder, report: Report): (text: string) => number {
  const frames = new Map<string, number>()

  function frameOf(text: string): number {
    const [, address, rest = text] = FRAME.exec(text) ?? []
    const [, name = rest, module, file, line] = PLACED.exec(rest) ?? PLACED_IN_PAIR.exec(rest) ?? []
    const isUnknown = name === UNKNOWN || name === ''
    if (isUnknown) report('frames without a symbol', null)
    const shown = !isUnknown ? name : module === undefined ? `0x${address ?? '0'}` : `[${module.slice(module.lastIndexOf('/') + 1)}]`
    const fn = builder.fn({ name: shown, file: file ?? null, module: module ?? null })
    const flags = frameFlags(isUnknown ? 'unknown' : 'native')
    const at = Number(line ?? NONE)
    return address === undefined ? builder.frame(fn, at, NONE, flags) : builder.frameAt(fn, at, NONE, flags, BigInt(`0x${address}`))
  }

  return text => {
    const known = frames.get(text)
    if (known !== undefined) return known
    const frame = frameOf(text)
    frames.set(text, frame)
    return frame
  }
}
