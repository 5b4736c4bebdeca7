// What Clinic Flame keeps of a run: a list of ticks, each a list of V8's code with the outermost first. Rules: clinicjs/node-clinic-flame
// and davidmarkclements/0x, `lib/ticks-to-tree.js`.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonList, jsonObject, jsonText } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import type { Format, ProfileReader, Report } from './format'
import { jsonReader } from './jsonReader'
import { KINDS, moduleOf } from './v8Log'
import { libraryFrame, nativeFrame, scriptFrame } from './v8Log/frames'

const ID = 'clinic-flame'
const LIBRARY = 'SHARED_LIB'
/** Lists in a list, the first of them often empty, and somewhere in the head a frame of a script. */
const BEGINNING = /^\s*\[(?:\s*\[\s*\]\s*,)*\s*\[/
const FRAME = /"type"\s*:\s*"(?:JS|CPP|CODE|SHARED_LIB)"/
const NAME = /"name"\s*:\s*"/

export const clinicFlame: Format = {
  id: ID,
  title: 'Clinic Flame samples',
  looksLike(head) {
    const text = textOf(head)
    return BEGINNING.test(text) && FRAME.test(text) && NAME.test(text) ? 'yes' : 'no'
  },
  open: openSamples,
}

function openSamples(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const ticks = builder.sampleType({ name: 'ticks', unit: 'count', weight: null, event: null })
  const frames = new Map<string, number>()
  let stack = NONE
  let withoutStack = 0
  let current = { name: '', type: '', kind: '' }

  function frameOf({ name, type, kind }: typeof current): number {
    const key = `${type} ${kind} ${name}`
    const known = frames.get(key)
    if (known !== undefined) return known
    const frame = newFrame(name, type, kind)
    frames.set(key, frame)
    return frame
  }

  function newFrame(name: string, type: string, kind: string): number {
    if (type === 'JS') return scriptFrame(name, KINDS.get(kind) ?? null, builder)
    return type === LIBRARY ? libraryFrame(name, builder) : nativeFrame(name, moduleOf({ name, type }), builder)
  }

  const textTo = (field: 'name' | 'type' | 'kind') => jsonText((bytes, start, end) => (current[field] = textOf(bytes.subarray(start, end))))
  const frame = jsonObject(
    { name: textTo('name'), type: textTo('type'), kind: textTo('kind') },
    {
      open: () => (current = { name: '', type: '', kind: '' }),
      close: () => (stack = builder.stack(stack, frameOf(current))),
    },
  )
  const tick = jsonList(() => frame, {
    open: () => (stack = NONE),
    close() {
      if (stack === NONE) withoutStack++
      builder.weigh(builder.sample(stack), ticks, 1)
    },
  })

  return jsonReader(
    ID,
    jsonList(() => tick),
    report,
    () => {
      const profile = builder.finish()
      if (profile.samples.stack.length === withoutStack) return fail({ kind: 'empty', format: ID })
      return ok(profile)
    },
  )
}
