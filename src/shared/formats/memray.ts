// memray's export for gprof2dot (`memray transform gprof2dot`): functions, and for each allocation the chain that called it, leaf first.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { int32Column, float64Column } from '../base/columns'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { memrayFrame } from './memray/callChains'

const ID = 'memray'

export const memray: Format = { id: ID, title: 'memray (gprof2dot)', looksLike, open: openMemray }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('costs.description') && paths.has('costs.unit') && (paths.has('events') || paths.has('functions')) ? 'yes' : 'no'
}

function openMemray(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  /** Of all events one after the other; the functions may stand behind the events. */
  const chain = int32Column()
  const chainEnd = float64Column()
  const cost = float64Column()
  const frames: number[] = []
  let unit = 'bytes'
  let description = ''
  let name = ''
  let module = ''
  let costs = 0

  const text = (set: (value: string) => void) => jsonText((bytes, start, end) => set(textOf(bytes.subarray(start, end))))
  const call: JsonSink = jsonNumber(value => chain.push(value))
  const firstCost = jsonNumber(value => {
    if (costs++ === 0) cost.set(cost.length() - 1, value)
  })
  const event = jsonObject(
    { callchain: jsonList(() => call), cost: { ...firstCost, item: () => firstCost } },
    {
      open() {
        costs = 0
        cost.push(0)
      },
      close: () => void chainEnd.push(chain.length()),
    },
  )
  const fn = jsonObject(
    { name: text(value => (name = value)), module: text(value => (module = value)) },
    {
      open: () => void (name = module = ''),
      close: () => void frames.push(memrayFrame(builder, name, module, NONE)),
    },
  )
  const costKind = jsonObject({ unit: text(value => (unit = value)), description: text(value => (description ||= value)) })
  const root = jsonObject({ costs: jsonList(() => costKind), events: jsonList(() => event), functions: jsonList(() => fn), version: SKIP })

  function profileOf(): Result<Profile, ReadError> {
    const type = builder.sampleType({ name: 'in-use-bytes', unit, weight: null, event: null })
    let from = 0
    for (let row = 0; row < chainEnd.length(); row++) {
      const to = chainEnd.get(row)
      let stack = NONE
      for (let at = to - 1; at >= from; at--) {
        const frame = frames[chain.get(at)]
        if (frame === undefined) report('frames of functions that are not in the file, left out', null)
        else stack = builder.stack(stack, frame)
      }
      from = to
      if (cost.get(row) > 0) builder.weigh(builder.sample(stack), type, cost.get(row))
    }
    const profile = builder.finish({ facts: description === '' ? [] : [['cost', description]] })
    if (profile.samples.stack.length === 0) return fail({ kind: 'empty', format: ID })
    report('which blocks these are (at the peak, leaked, temporary) is not in the file', null)
    return ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
