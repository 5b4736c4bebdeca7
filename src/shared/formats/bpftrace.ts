// Maps that bpftrace prints: `@[`, frames leaf first, `]: 12`. Rules: bpftrace's language reference ("Map printing", kstack, ustack);
// stackcollapse-bpftrace.pl, which takes the last line of a map for the root.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { isWeight } from '../profile/weight'
import { bpftraceStacks, type MapKey } from './bpftrace/stacks'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'

const ID = 'bpftrace'
const MARK = /^@\w*\[\r?\n[ \t]+\S|^@\w*\[, [^\n]{0,200}\]: \d+\r?$/m
const OPENING = /^@(\w*)\[(.*)$/
/** The rest of the key, which may be empty, and what was counted. */
const CLOSING = /^(.*)\]: (-?\d{1,19})$/
/** Closes a key whose value is a table of its own (histograms, `stats`). */
const OTHER_CLOSING = /^(.*)\]:/
/** Longer lines are no symbol's. */
const MAX_LINE_CHARS = 20_000

export const bpftrace: Format = {
  id: ID,
  title: 'bpftrace',
  looksLike: head => (MARK.test(textOf(head)) ? 'yes' : 'no'),
  open: openMaps,
}

function openMaps(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const stacks = bpftraceStacks(builder, report)
  const types = new Map<string, number>()
  let key: MapKey | null = null
  let line = 0

  function typeOf(map: string): number {
    const known = types.get(map)
    if (known !== undefined) return known
    const type = builder.sampleType({ name: map === '' ? 'samples' : map, unit: 'count', weight: null, event: null })
    types.set(map, type)
    return type
  }

  function close(open: MapKey, rest: string, count: number): void {
    open.end(rest)
    if (!open.hasStack()) report('keys without a stack, left out', { unit: 'line', at: line })
    else if (isWeight(count)) builder.weigh(builder.sample(open.stack()), typeOf(open.map), count)
    else report('counts that cannot be added up, left out', { unit: 'line', at: line })
    key = null
  }

  function inKey(open: MapKey, text: string): void {
    const [, rest, count] = CLOSING.exec(text) ?? []
    if (rest !== undefined) close(open, rest, Number(count))
    else if (OTHER_CLOSING.test(text)) {
      report('values that are no counts (histograms, averages), left out', { unit: 'line', at: line })
      key = null
    } else open.line(text)
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_CHARS))).trimEnd()
    const [, map, rest = ''] = OPENING.exec(text) ?? []
    if (map !== undefined) {
      if (key !== null) report('keys without an end, left out', { unit: 'line', at: line })
      key = stacks.open(map)
      if (rest !== '') inKey(key, rest)
    } else if (key !== null) inKey(key, text)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (key !== null) report('keys without an end, left out', { unit: 'line', at: line })
      const profile = builder.finish()
      if (profile.samples.stack.length > 0) return ok(profile)
      return fail(key === null ? { kind: 'empty', format: ID } : malformed(ID, 'a key that has no end', 'line', line))
    },
  }
}
