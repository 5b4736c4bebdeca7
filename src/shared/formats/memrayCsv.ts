// memray's CSV (`memray transform csv`): a row for the blocks of one place, its stack as `function;file;line|…`, leaf first.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'
import { memrayFrame, memrayTypes } from './memray/callChains'

const ID = 'memray-csv'
const HEADER = 'allocator,num_allocations,size,tid,thread_name,stack_trace'
/** Only the stack may hold commas; a thread's name with one is quoted. */
const ROW = /^(\w{1,30}),(\d{1,18}),(\d{1,18}),([\da-fx]{1,20}),("(?:[^"]|"")*"|[^,]*),(.*)$/
/** Longer lines are no stack's. */
const MAX_LINE_BYTES = 2 ** 20

export const memrayCsv: Format = {
  id: ID,
  title: 'memray (CSV)',
  looksLike: head => (textOf(head.subarray(0, HEADER.length)) === HEADER ? 'yes' : 'no'),
  open: openCsv,
}

function openCsv(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const types = memrayTypes(builder)
  const frames = new Map<string, number>()
  let line = 0

  function frameOf(text: string): number {
    const known = frames.get(text)
    if (known !== undefined) return known
    // A file's name may have semicolons, a function's has none.
    const first = text.indexOf(';')
    const last = text.lastIndexOf(';')
    const hasPlace = first !== -1 && last > first
    const frame = hasPlace
      ? memrayFrame(builder, text.slice(0, first), text.slice(first + 1, last), Number(text.slice(last + 1)) || NONE)
      : memrayFrame(builder, text, '', NONE)
    frames.set(text, frame)
    return frame
  }

  function readRow(text: string): void {
    const [whole, allocator, count, size, id, name, quoted = ''] = ROW.exec(text) ?? []
    if (whole === undefined || !isWeight(Number(size))) {
      report('lines that are no rows, left out', { unit: 'line', at: line })
      return
    }
    const chain = unquoted(quoted)
    let stack = NONE
    for (const frame of chain === '' ? [] : chain.split('|').reverse()) stack = builder.stack(stack, frameOf(frame))
    const threadName = unquoted(name)
    const thread = builder.thread({ name: threadName === '' ? `thread ${id}` : threadName, processId: null, threadId: Number(id) || null })
    const labelSet = builder.labelSet([{ key: 'allocator', text: allocator }])
    const row = builder.sample(stack, { thread, labelSet })
    builder.weigh(row, types.bytes, Number(size))
    builder.weigh(row, types.blocks, Number(count))
  }

  const walker = endedLines(report, (bytes, start, end) => {
    if (line++ > 0 && end > start) readRow(textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))))
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      const profile = builder.finish()
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : text
}
