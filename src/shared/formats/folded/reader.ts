// Reads folded lines: tells stacks from noise, and files with counts from those without.

import { fail, ok } from '../../base/result'
import { textOf } from '../../base/utf8'
import { isWeight } from '../../profile/weight'
import { HASH, trimmedEnd, withoutBlanksAfter } from '../../bytes/ascii'
import { nextLineEnd, wholeLines } from '../../bytes/lines'
import { isComparison } from '../comparedTypes'
import { UNENDED_LINE } from '../endedLines'
import { malformed, type ProfileReader, type Report, type Wanted } from '../format'
import { KERNEL_BYTES_LEAST } from '../kernels'
import { functionContent, stackContent, type Content } from './content'
import { kernelContent } from './kernelContent'
import { countStart, numberAt } from './counts'
import { frameText, isRubyFrame, rubyFrameText } from './frameText'

/** Enough to see what its frames look like. */
const FIRST_STACK_BYTES = 4096
const WITHOUT_COUNT = 'lines without a stack and a count'

export function openFolded(report: Report, wants: Wanted): ProfileReader {
  // Made at the first line, which tells a file of one column from one that may have two.
  let content: Content | null = null
  let line = 0
  /** Lines that are a stack if no line of the file has a count. */
  let uncounted = 0
  let firstUncounted = 0
  let isCounted = false
  /** Lines with a count. */
  let read = 0
  /** What is read of the bytes at hand. */
  let chunk = { start: 0, end: 0 }

  const walker = wholeLines(readLines, (bytes, start, end) => {
    readLines(bytes, start, end)
    if (line > 1) report(UNENDED_LINE, { unit: 'line', at: line })
  })

  function readLines(bytes: Uint8Array, start: number, end: number): void {
    content?.newBytes(bytes, start, end)
    chunk = { start, end }
    for (let from = start; from < end;) {
      const plain = isCounted ? content?.plainLines?.(from, end) : undefined
      if (plain !== undefined && plain.count > 0) {
        line += plain.count
        read += plain.count
        from = plain.end
        continue
      }
      const to = nextLineEnd(bytes, from, end)
      line++
      readLine(bytes, from, trimmedEnd(bytes, from, to))
      from = to + 1
    }
  }

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
    content ??= newContent(bytes, start, stackEnd, countStart(bytes, start, stackEnd) !== -1)
    read++
    content.counted(bytes, start, stackEnd, count)
    noteEmptyFrames(content)
  }

  function withoutCount(bytes: Uint8Array, start: number, end: number): void {
    if (uncounted++ === 0) firstUncounted = line
    if (isCounted) {
      report(WITHOUT_COUNT, { unit: 'line', at: line })
      return
    }
    content ??= newContent(bytes, start, end, false)
    content.uncounted(start, end)
    noteEmptyFrames(content)
  }

  /** The first stack tells which tool's frames these are. */
  function newContent(bytes: Uint8Array, start: number, end: number, mayHaveTwoColumns: boolean): Content {
    const isRuby = textOf(bytes.subarray(start, Math.min(end, start + FIRST_STACK_BYTES)))
      .split(';')
      .every(isRubyFrame)
    const text = isRuby ? rubyFrameText : frameText
    const onlyFunctions = wants === 'functions' && !mayHaveTwoColumns
    const isLarge = chunk.end - chunk.start >= KERNEL_BYTES_LEAST
    const kernel = isLarge && !mayHaveTwoColumns ? kernelContent(text, onlyFunctions) : null
    const made = kernel ?? (onlyFunctions ? functionContent(text) : stackContent(text))
    made.newBytes(bytes, chunk.start, chunk.end)
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
      const skipped = isCounted ? uncounted : 0
      if (skipped > read) {
        const what = `${skipped} lines are no stack with a count, more than the ${read} that are; the first is`
        return fail(malformed('folded', what, 'line', firstUncounted))
      }
      if (lines === null) return fail({ kind: 'empty', format: 'folded' })
      const profile = lines.finish()
      if (isComparison(profile.meta)) report('lines that end in two numbers, taken for a baseline and a current count', null, read)
      return ok(profile)
    },
    finishFunctions() {
      const lines = wholeContent()
      // What is not believed is refused by `finish`.
      const functions = isCounted && uncounted > read ? null : (lines?.finishFunctions() ?? null)
      return functions === null ? null : ok(functions)
    },
  }
}
