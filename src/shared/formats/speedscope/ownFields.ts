// What a profile of ours says beyond speedscope's own fields, in a field that other readers pass over, so that converting loses nothing.

import { textOf } from '../../base/utf8'
import { jsonNumber, jsonObject, jsonText, type JsonSink } from '../../bytes/jsonSink'
import type { SampleType, Thread } from '../../profile/profile'

/** Written as the field `flamewise` of a profile. */
export type OwnFields = { readonly sampleType: SampleType; readonly thread: Thread | null }

export type OwnFieldsSink = { readonly sink: JsonSink; reset(): void; fields(): OwnFields | null }

export function ownFieldsSink(): OwnFieldsSink {
  let type: { -readonly [K in keyof SampleType]: SampleType[K] }
  let thread: { -readonly [K in keyof Thread]: Thread[K] }
  let isThere = false
  let hasThread = false

  function reset(): void {
    type = { name: '', unit: 'count', weight: null, event: null }
    thread = { name: '', processId: null, threadId: null }
    isThere = hasThread = false
  }
  reset()

  const text = (take: (text: string) => void) => jsonText((bytes, start, end) => take(textOf(bytes.subarray(start, end))))
  const sink = jsonObject(
    {
      sampleType: text(name => (type.name = name)),
      unit: text(unit => (type.unit = unit)),
      weight: text(weight => (type.weight = weight === 'samples' || weight === 'period' ? weight : null)),
      event: text(event => (type.event = event)),
      thread: jsonObject(
        {
          name: text(name => (thread.name = name)),
          processId: jsonNumber(id => (thread.processId = id)),
          threadId: jsonNumber(id => (thread.threadId = id)),
        },
        { open: () => (hasThread = true) },
      ),
    },
    { open: () => (isThere = true) },
  )
  return {
    sink,
    reset,
    fields: () => (isThere && type.name !== '' ? { sampleType: type, thread: hasThread ? thread : null } : null),
  }
}

/** What `ownFieldsSink` reads back. */
export function ownFieldsJson({ sampleType, thread }: OwnFields): string {
  const { name, unit, weight, event } = sampleType
  return JSON.stringify({ sampleType: name, unit, weight, event, ...(thread === null ? {} : { thread }) })
}
