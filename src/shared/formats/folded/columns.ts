// Which columns a folded file has is known for sure at its end only: what could be read in two ways is kept until a line decides it.

import { float64Column, int32Column, type Int32Column } from '../../base/columns'
import { SEMICOLON, withoutBlanksAfter } from '../../bytes/ascii'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import { comparedTypes, CURRENT } from '../comparedTypes'
import { countStart, numberAt } from './counts'
import type { StackScan } from './stackScan'

export type SampleColumns = {
  /** A stack in `start..end` and the number behind it. */
  counted(bytes: Uint8Array, start: number, end: number, count: number): void
  /** A stack that stands for one sample. */
  uncounted(start: number, end: number): void
  finish(builder: ProfileBuilder): Profile
}

const COUNT = 'count'
/** What the numbers of a file of one column are. */
export const SAMPLES: SampleType = { name: 'samples', unit: COUNT, weight: null, event: null }

export function sampleColumns(scan: StackScan): SampleColumns {
  const stack = int32Column()
  const thread = int32Column()
  const value = float64Column()
  const pairs = pairColumns(scan)
  // False from the first line on that has one number: from there on every file but difffolded's is on the short way.
  let mayBePairs = true

  function add(stackRow: number, threadRow: number, count: number): void {
    stack.push(stackRow)
    thread.push(threadRow)
    value.push(count)
  }

  function settleForOne(): void {
    mayBePairs = false
    pairs.asOne(add)
  }

  return {
    counted(bytes, start, end, count) {
      if (mayBePairs) {
        if (pairs.add(bytes, start, end, count)) return
        settleForOne()
      }
      add(scan.stackOf(start, end), scan.rootThread(), count)
    },
    uncounted(start, end) {
      if (mayBePairs) settleForOne()
      add(scan.stackOf(start, end), scan.rootThread(), 1)
    },
    finish(builder) {
      const baseline = float64Column()
      const isPairs = mayBePairs && pairs.length() > 0
      if (isPairs) {
        pairs.asTwo((stackRow, threadRow, first, second) => {
          add(stackRow, threadRow, second)
          baseline.push(first)
        })
      }
      const types = isPairs ? comparedTypes(COUNT) : [SAMPLES]
      for (const type of types) builder.sampleType(type)
      const profile = builder.finish({ sampleCount: stack.length(), defaultSampleType: isPairs ? CURRENT : null })
      return {
        ...profile,
        samples: {
          stack: stack.finish(),
          timeNs: null,
          thread: profile.threads.length > 0 ? thread.finish() : null,
          labelSet: null,
          values: isPairs ? [baseline.finish(), value.finish()] : [value.finish()],
        },
      }
    },
  }
}

/** Lines that end in two numbers: two columns of a comparison, or a name that ends in a number. */
function pairColumns(scan: StackScan) {
  const parent = int32Column()
  const thread = int32Column()
  /** Rows of the last frame's name without the first number, and with it. */
  const shortName = int32Column()
  const longName = int32Column()
  const first = float64Column()
  const second = float64Column()

  function takeWith(name: Int32Column, take: (row: number, stack: number, thread: number) => void): void {
    for (let row = 0; row < parent.length(); row++) {
      const stack = scan.child(parent.get(row), name.get(row))
      take(row, stack, parent.get(row) === NONE ? scan.rootThread() : thread.get(row))
    }
  }

  return {
    length: parent.length,
    /** False when the line has one number only. */
    add(bytes: Uint8Array, start: number, end: number, count: number): boolean {
      const firstStart = countStart(bytes, start, end)
      if (firstStart === -1) return false
      const shortEnd = withoutBlanksAfter(bytes, start, firstStart)
      let leaf = shortEnd
      while (leaf > start && bytes[leaf - 1] !== SEMICOLON) leaf--
      if (leaf === shortEnd) return false
      parent.push(scan.stackOf(start, leaf - 1))
      thread.push(scan.rootThread())
      shortName.push(scan.nameOf(leaf, shortEnd))
      longName.push(scan.nameOf(leaf, end))
      first.push(numberAt(bytes, firstStart, end))
      second.push(count)
      return true
    },
    asOne(take: (stack: number, thread: number, count: number) => void): void {
      takeWith(longName, (row, stack, threadRow) => take(stack, threadRow, second.get(row)))
    },
    asTwo(take: (stack: number, thread: number, first: number, second: number) => void): void {
      takeWith(shortName, (row, stack, threadRow) => take(stack, threadRow, first.get(row), second.get(row)))
    },
  }
}
