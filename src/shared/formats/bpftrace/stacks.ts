// The key of a bpftrace map as a stack: kernel frames, then user frames, both leaf first, then words such as the command's name.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'

export type MapKey = {
  readonly map: string
  line(text: string): void
  /** Takes what stands on the last line before the bracket. */
  end(rest: string): void
  /** Also where the stack has no frames: what it counts then stands under the words alone. */
  readonly hasStack: () => boolean
  /** Root first: words, user frames, kernel frames. */
  stack(): number
}

/** In its own form, with an address before it and a file behind it as `ustack(perf)` prints, or the address alone. */
const FRAME = /^(?:[\da-f]{6,16} )?(.+?)(?:\+(?:0x[\da-f]{1,16}|\d{1,10}))?(?: \((\/.*|\[[^()]*\])\))?$/
/** `kstack` and `ustack` are parted by a comma on a line of its own. */
const PART_END = ','

export function bpftraceStacks(builder: ProfileBuilder, report: Report): { open(map: string): MapKey } {
  const frames = new Map<string, number>()

  function frameOf(text: string, isKernel: boolean): number {
    const known = frames.get(`${isKernel ? 'k' : 'u'}${text}`)
    if (known !== undefined) return known
    const [, name = text, module = null] = FRAME.exec(text) ?? []
    if (/^0x[\da-f]+$/.test(name)) report('frames without a symbol', null)
    const flags = isKernel ? frameFlags('kernel') : frameFlags(name.startsWith('0x') ? 'unknown' : 'native')
    const frame = builder.frame(builder.fn({ name, module }), NONE, NONE, flags)
    frames.set(`${isKernel ? 'k' : 'u'}${text}`, frame)
    return frame
  }

  function open(map: string): MapKey {
    const parts: string[][] = [[]]
    let words: readonly string[] = []
    let isEmptyStack = false
    return {
      map,
      line(text) {
        if (text.trim() === PART_END) parts.push([])
        else if (text.trim() !== '') parts[parts.length - 1].push(text.trim())
      },
      end(rest) {
        if (rest === '') return
        isEmptyStack = rest.startsWith(PART_END) && parts.every(part => part.length === 0)
        const texts = rest.replace(/^, ?/, '').split(', ')
        words = texts.map(text => text.trim()).filter(text => text !== '')
        // An empty text between two commas is a stack without frames.
        if (words.length < texts.length) parts.push([])
      },
      hasStack: () => isEmptyStack || parts.some(part => part.length > 0),
      stack() {
        // Two parts are a kernel's and a program's stack, in that order; one alone does not say which it is.
        const hasKernel = parts.length > 1
        let stack = NONE
        for (const word of words) stack = builder.stack(stack, builder.frame(builder.fn({ name: word }), NONE, NONE, frameFlags('unknown')))
        for (let part = parts.length - 1; part >= 0; part--) {
          for (const text of parts[part].toReversed()) stack = builder.stack(stack, frameOf(text, hasKernel && part === 0))
        }
        return stack
      },
    }
  }

  return { open }
}
