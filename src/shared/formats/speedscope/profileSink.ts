// One profile of a speedscope file, evented or sampled, from its JSON to rows.

import { int32Column, float64Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonList, jsonNumber, jsonNumbers, jsonObject, jsonText, type JsonSink } from '../../bytes/jsonSink'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { eventRows } from './events'
import { ownFieldsSink } from './ownFields'
import { frameIndex, type RawProfiles } from './rawProfiles'

/** Takes one element of `profiles`. */
export function profileSink(into: RawProfiles, report: Report): JsonSink {
  let name = ''
  let unit = 'none'
  let startValue = 0
  let endValue = NaN
  let stacks = int32Column()
  let weights = float64Column()
  let stack = NONE
  const own = ownFieldsSink()
  const events = eventRows(into, report)

  const oneStack = jsonNumbers(index => (stack = into.stacks.child(stack, frameIndex(index))))
  const sample: JsonSink = {
    ...oneStack,
    open: () => (stack = NONE),
    close: () => stacks.push(stack),
  }

  function addSampled(): void {
    const count = stacks.length()
    if (weights.length() === 0 && count > 0) {
      report('samples of a profile without weights, each taken for one', null, count)
      for (let i = 0; i < count; i++) weights.push(1)
    }
    if (weights.length() !== count)
      report('samples without a weight, or weights without a sample', null, Math.abs(weights.length() - count))
    for (let i = 0; i < Math.min(count, weights.length()); i++) {
      const weight = weights.get(i)
      if (Number.isNaN(weight)) report('weights that are no numbers, taken for 0', null)
      into.stack.push(stacks.get(i))
      into.weight.push(Number.isNaN(weight) ? 0 : weight)
      into.at.push(NaN)
    }
  }

  return jsonObject(
    {
      name: jsonText((bytes, start, end) => (name = textOf(bytes.subarray(start, end)))),
      unit: jsonText((bytes, start, end) => (unit = textOf(bytes.subarray(start, end)))),
      startValue: jsonNumber(value => (startValue = value)),
      endValue: jsonNumber(value => (endValue = value)),
      events: jsonList(() => events.sink),
      samples: jsonList(() => sample),
      weights: jsonNumbers(weight => weights.push(weight)),
      flamewise: own.sink,
    },
    {
      open() {
        name = ''
        unit = 'none'
        startValue = 0
        endValue = NaN
        own.reset()
        events.reset()
      },
      close() {
        addSampled()
        events.finish(endValue)
        stacks = int32Column()
        weights = float64Column()
        into.list.push({ name, unit, startValue, endValue, own: own.fields(), endRow: into.stack.length() })
      },
    },
  )
}
