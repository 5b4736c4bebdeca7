// Reads folded lines: tells stacks from noise, and files with counts from those without.

import { fail, ok } from '../../base/result'
import { isWeight } from '../../profile/weight'
import { HASH, trimmedEnd, withoutBlanksAfter } from '../../bytes/ascii'
import { nextLineEnd, wholeLines } from '../../bytes/lines'
import type { ProfileReader, Report, Wanted } from '../format'
import { functionContent, stackContent, type Content } from './content'
import { countStart, numberAt } from './counts'

const WITHOUT_COUNT = 'lines without a stack and a count'

export function openFolded(report: Report, wants: Wanted): ProfileReader {
  // Made at the first line, which tells a file of one column from one that may have two.
  let content: Content | null = null
  let line = 0
  /** Lines that are a stack if no line of the file has a count. */
  let uncounted = 0
  let firstUncounted = 0
  let isCounted = false

  const walker = wholeLines((bytes, start, end) => {
    content?.newBytes(bytes)
    for (let from = start; from < end;) {
      const to = nextLineEnd(bytes, from, end)
      line++
      readLine(bytes, from, trimmedEnd(bytes, from, to))
      from = to + 1
    }
  })

  function readLine(bytes: Uint8Array, start: number, end: number): void {
    if (start === end || bytes[start] === HASH) return
    const numberStart = countStart(bytes, start, end)
    const stackEnd = withoutBlanksAfter(bytes, start, numberStart)
    const count = stackEnd > start ? numberAt(bytes, numberStart, end) : Infinity
    if (!isWeight(count)) {
      withoutCount(bytes, start, end)
      return
    }
    if (!isCounted) startCounting()
    if (count < 0) report('counts below zero, as in a saved difference, kept', { unit: 'line', at: line })
    if (Math.abs(count) > Number.MAX_SAFE_INTEGER) report('counts past 2^53, rounded', { unit: 'line', at: line })
    content ??= newContent(bytes, countStart(bytes, start, stackEnd) !== -1)
    content.counted(bytes, start, stackEnd, count)
    noteEmptyFrames(content)
  }

  function withoutCount(bytes: Uint8Array, start: number, end: number): void {
    if (isCounted) {
      report(WITHOUT_COUNT, { unit: 'line', at: line })
      return
    }
    if (uncounted++ === 0) firstUncounted = line
    content ??= newContent(bytes, false)
    content.uncounted(start, end)
    noteEmptyFrames(content)
  }

  function newContent(bytes: Uint8Array, mayHaveTwoColumns: boolean): Content {
    const made = wants === 'functions' && !mayHaveTwoColumns ? functionContent() : stackContent()
    made.newBytes(bytes)
    return made
  }

  /** The first count: lines before it that had none were noise after all. */
  function startCounting(): void {
    isCounted = true
    if (uncounted === 0) return
    report(WITHOUT_COUNT, { unit: 'line', at: firstUncounted }, uncounted)
    content = null
  }

  function noteEmptyFrames(lines: Content): void {
    const count = lines.emptyFrames()
    if (count > 0) report('frames without a name, left out', { unit: 'line', at: line }, count)
  }

  let isWhole = false
  function wholeContent(): Content | null {
    if (isWhole) return content
    isWhole = true
    walker.finish()
    if (walker.cutLines() > 0) report('lines too long, cut', null, walker.cutLines())
    if (!isCounted && uncounted > 0) {
      report('stacks without a count, each taken for one sample', { unit: 'line', at: firstUncounted }, uncounted)
    }
    return content
  }

  return {
    push: walker.push,
    finish() {
      const lines = wholeContent()
      return lines === null ? fail({ kind: 'empty', format: 'folded' }) : ok(lines.finish())
    },
    finishFunctions() {
      const functions = wholeContent()?.finishFunctions() ?? null
      return functions === null ? null : ok(functions)
    },
  }
}
