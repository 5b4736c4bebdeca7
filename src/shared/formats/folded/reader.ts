// Reads folded lines: tells stacks from noise, and files with counts from those without.

import { fail, ok } from '../../base/result'
import { HASH, trimmedEnd, withoutBlanksAfter } from '../../bytes/ascii'
import { nextLineEnd, wholeLines } from '../../bytes/lines'
import { profileBuilder, type ProfileBuilder } from '../../profile/builder'
import type { ProfileReader, Report } from '../format'
import { sampleColumns, type SampleColumns } from './columns'
import { countStart, numberAt } from './counts'
import { stackScan, type StackScan } from './stackScan'

const WITHOUT_COUNT = 'lines without a stack and a count'

type Content = { readonly builder: ProfileBuilder; readonly scan: StackScan; readonly columns: SampleColumns }

function newContent(): Content {
  const builder = profileBuilder('folded')
  const scan = stackScan(builder)
  return { builder, scan, columns: sampleColumns(scan) }
}

export function openFolded(report: Report): ProfileReader {
  let content = newContent()
  let line = 0
  /** Lines that are a stack if no line of the file has a count. */
  let uncounted = 0
  let firstUncounted = 0
  let isCounted = false

  const walker = wholeLines((bytes, start, end) => {
    content.scan.newBytes(bytes)
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
    if (!Number.isFinite(count)) {
      withoutCount(start, end)
      return
    }
    if (!isCounted) startCounting(bytes)
    if (count < 0) report('counts below zero, as in a saved difference, kept', { unit: 'line', at: line })
    if (Math.abs(count) > Number.MAX_SAFE_INTEGER) report('counts past 2^53, rounded', { unit: 'line', at: line })
    content.columns.counted(bytes, start, stackEnd, count)
    noteEmptyFrames()
  }

  function withoutCount(start: number, end: number): void {
    if (isCounted) {
      report(WITHOUT_COUNT, { unit: 'line', at: line })
      return
    }
    if (uncounted++ === 0) firstUncounted = line
    content.columns.uncounted(start, end)
    noteEmptyFrames()
  }

  /** The first count: lines before it that had none were noise after all. */
  function startCounting(bytes: Uint8Array): void {
    isCounted = true
    if (uncounted === 0) return
    report(WITHOUT_COUNT, { unit: 'line', at: firstUncounted }, uncounted)
    content = newContent()
    content.scan.newBytes(bytes)
  }

  function noteEmptyFrames(): void {
    const count = content.scan.emptyFrames()
    if (count > 0) report('frames without a name, left out', { unit: 'line', at: line }, count)
  }

  return {
    push(chunk) {
      walker.push(chunk)
      return true
    },
    finish() {
      walker.finish()
      if (walker.cutLines() > 0) report('lines too long, cut', null, walker.cutLines())
      if (!isCounted && uncounted > 0)
        report('stacks without a count, each taken for one sample', { unit: 'line', at: firstUncounted }, uncounted)
      return content.columns.length() === 0 ? fail({ kind: 'empty', format: 'folded' }) : ok(content.columns.finish(content.builder))
    },
  }
}
