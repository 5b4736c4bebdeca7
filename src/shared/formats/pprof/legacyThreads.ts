// Stacks of all threads as Google's servers print them: `--- threadz 1 ---`, then a heading and addresses for each.

import { BARE_HEADER } from './header'
import { eachAddress } from './hexAddresses'
import { removeDoubleLeaves } from './legacyCleanup'
import { COUNT, NOT_A_SAMPLE, type LegacyOpener } from './legacyForm'

const HEADER = /^--- threadz \d+ ---/
const THREAD = /^--- Thread ([\da-fA-F]+) \(name: (.*)\/(\d+)\) stack: ---/
const TYPE = { type: 'thread', unit: COUNT }

export const openThreads: LegacyOpener = (firstLine, stacks) => {
  const isThread = THREAD.test(firstLine)
  if (!isThread && !HEADER.test(firstLine)) return null
  let stack: number[] | null = isThread ? [] : null
  let isSame = false
  let isOver = false

  /** A thread without a stack is like the one before it. */
  function endThread(): void {
    if (stack === null) return
    if (isSame || stack.length === 0) stacks.repeatLast()
    else stacks.add(stack, [1])
    stack = null
    isSame = false
  }

  return {
    hasMemoryMap: () => true,
    line(text) {
      if (isOver) return null
      if (text.startsWith('---')) {
        endThread()
        isOver = text.startsWith('---- no stack trace for')
        if (THREAD.test(text)) stack = []
        return stack === null && !isOver ? NOT_A_SAMPLE : null
      }
      if (stack === null) return null
      if (text.includes('same as previous thread')) {
        isSame = true
        return null
      }
      const open = stack
      // The leaf is where the thread stands; the others are after their calls.
      const isRead = eachAddress(text, (low, high) => open.push(stacks.location(low, high, open.length === 0 ? 0 : 1)))
      return isRead ? null : NOT_A_SAMPLE
    },
    header() {
      endThread()
      removeDoubleLeaves(stacks)
      return { ...BARE_HEADER, sampleTypes: [TYPE], periodType: TYPE, period: 1 }
    },
  }
}
