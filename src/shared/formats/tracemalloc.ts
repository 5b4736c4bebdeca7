// Snapshots of Python's tracemalloc (`Snapshot.dump`): a pickle of every live block with the lines that allocated it. Rules: CPython's `tracemalloc.py`.

import { fail, ok, type Result } from '../base/result'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { malformed, type Format, type ReadError, type Report } from './format'
import { lineFrame } from './lineFrames'
import { fieldOf, isPickleList, startsWithClass, unpickle, type PickleValue } from './pickle/unpickle'
import { wholeFile } from './wholeFile'

const ID = 'tracemalloc'

export const tracemalloc: Format = {
  id: ID,
  title: 'tracemalloc',
  looksLike: head => (startsWithClass(head, /tracemalloc/, 'Snapshot') ? 'yes' : 'no'),
  open: report => wholeFile(ID, bytes => readSnapshot(bytes, report)),
}

type Weight = { bytes: number; blocks: number }

function readSnapshot(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const pickled = unpickle(bytes)
  if (!pickled.ok) return fail(malformed(ID, pickled.error.what, 'byte', pickled.error.byte))
  const traces = fieldOf(fieldOf(pickled.value, 'traces'), '_traces')
  if (!isPickleList(traces)) return fail(malformed(ID, 'expected a list of traces', 'byte', 0))

  const builder = profileBuilder(ID)
  const sizes = builder.sampleType({ name: 'in-use-bytes', unit: 'bytes', weight: 'period', event: 'in-use' })
  const counts = builder.sampleType({ name: 'in-use', unit: 'count', weight: 'samples', event: 'in-use' })
  // Blocks of one place share one list of lines in the file: each list is made a stack once.
  const stacks = new Map<PickleValue, number>()
  const weights = new Map<number, Weight>()
  let hidden = 0
  let blocks = 0
  // Values may refer to each other, so a small file could hold one long list a million times over.
  let framesLeft = bytes.length

  function stackOf(lines: readonly PickleValue[]): number {
    const known = stacks.get(lines)
    if (known !== undefined) return known
    framesLeft -= lines.length
    let stack = NONE
    // Leaf first in the file; the API turns it round.
    for (let i = lines.length - 1; i >= 0 && framesLeft >= 0; i--) {
      const line = lines[i]
      if (isPickleList(line) && typeof line[0] === 'string' && typeof line[1] === 'number')
        stack = builder.stack(stack, lineFrame(builder, line[0], line[1]))
      else report('frames without a file and a line', null)
    }
    stacks.set(lines, stack)
    return stack
  }

  for (const trace of traces) {
    const [, size, lines, total] = isPickleList(trace) ? trace : []
    if (typeof size !== 'number' || !isWeight(size) || !isPickleList(lines)) {
      report('entries that are no trace', null)
      continue
    }
    const stack = stackOf(lines)
    if (framesLeft < 0) return fail(malformed(ID, 'more frames than the file has bytes', 'byte', bytes.length))
    if (typeof total === 'number' && total > lines.length) hidden++
    blocks++
    const weight = weights.get(stack)
    if (weight === undefined) weights.set(stack, { bytes: size, blocks: 1 })
    else {
      weight.bytes += size
      weight.blocks++
    }
  }
  if (blocks === 0) return fail({ kind: 'empty', format: ID })
  for (const [stack, weight] of weights) {
    const row = builder.sample(stack)
    builder.weigh(row, sizes, weight.bytes)
    builder.weigh(row, counts, weight.blocks)
  }
  const limit = fieldOf(pickled.value, 'traceback_limit')
  if (hidden > 0) report(`blocks whose stack is longer than the limit of ${String(limit)} frames: callers are missing`, null, hidden)
  report('blocks by lines: a snapshot has no names of functions', null, blocks)
  return ok(builder.finish({ sampleCount: blocks, facts: typeof limit === 'number' ? [['traceback limit', String(limit)]] : [] }))
}
