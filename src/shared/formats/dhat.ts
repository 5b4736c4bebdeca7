// DHAT's JSON, of Valgrind and of Rust's dhat crate: for each place that allocates, what it allocated and what of it lived when. Rules: dh_main.c, dhat-rs.

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { jsonReader } from './jsonReader'
import { valgrindFrames } from './valgrindFrames'

const ID = 'dhat'
const VERSION = 2
const ROOT = '[root]'

/** The keys of a place, in the order of the sample types. What each place held at its own peak (`mb`) does not add up. */
const KEYS = ['tb', 'tbk', 'gb', 'gbk', 'eb', 'ebk'] as const

function typesOf(mode: string, unit: string): readonly SampleType[] {
  // Rust's ad hoc profiling counts events of a weight that the program says.
  if (mode.includes('ad-hoc')) {
    return [
      { name: 'units', unit: unit === '' ? 'count' : unit, weight: 'period', event: 'units' },
      { name: 'events', unit: 'count', weight: 'samples', event: 'units' },
    ]
  }
  const pair = (name: string): SampleType[] => [
    { name: `${name}-bytes`, unit: 'bytes', weight: 'period', event: name },
    { name, unit: 'count', weight: 'samples', event: name },
  ]
  // Bytes that `memcpy` and its like moved: nothing of them is in use.
  if (mode === 'copy') return pair('copied')
  return [...pair('alloc'), ...pair('in-use-at-peak'), ...pair('in-use-at-end')]
}

export const dhat: Format = {
  id: ID,
  title: 'DHAT',
  looksLike: head => (jsonPaths(head).has('dhatFileVersion') ? 'yes' : 'no'),
  open: openDhat,
}

function openDhat(report: Report): ProfileReader {
  /** `values[k]` by place; its frames are the rows of `frames` from the end of the place before it. */
  const values = KEYS.map(float64Column)
  const stackEnd = int32Column()
  const stackFrames = int32Column()
  const frameTexts: string[] = []
  const about = new Map<string, string>()
  let version = NaN

  const fact = (key: string) => jsonText((bytes, start, end) => about.set(key, textOf(bytes.subarray(start, end))))
  const value = (key: (typeof KEYS)[number]) => jsonNumber(amount => values[KEYS.indexOf(key)].set(stackEnd.length(), amount))
  const place = jsonObject(
    {
      ...Object.fromEntries(KEYS.map(key => [key, value(key)])),
      fs: jsonList(() => jsonNumber(index => stackFrames.push(index))),
    },
    {
      open: () => values.forEach(column => column.push(0)),
      close: () => void stackEnd.push(stackFrames.length()),
    },
  )
  const root = jsonObject({
    dhatFileVersion: jsonNumber(found => (version = found)),
    mode: fact('mode'),
    cmd: fact('command'),
    eu: fact('unit'),
    tu: fact('time unit'),
    pps: jsonList(() => place),
    ftbl: jsonList(() => jsonText((bytes, start, end) => frameTexts.push(textOf(bytes.subarray(start, end))))),
  })

  function profileOf(): Result<Profile, ReadError> {
    if (version !== VERSION) return fail(malformed(ID, `version ${version}, where ${VERSION} is known`, 'byte', 0))
    const builder = profileBuilder(ID)
    const types = typesOf(about.get('mode') ?? '', about.get('unit') ?? '').map(builder.sampleType)
    const frameOf = valgrindFrames(builder, report)
    let from = 0
    for (let row = 0; row < stackEnd.length(); row++) {
      const to = stackEnd.get(row)
      let stack = NONE
      // Leaf first.
      for (let at = to - 1; at >= from; at--) {
        const text = frameTexts[stackFrames.get(at)]
        if (text === undefined) report('frames that are not in the file, left out', null)
        else if (text !== ROOT) stack = builder.stack(stack, frameOf(text))
      }
      from = to
      const sample = builder.sample(stack)
      types.forEach((type, at) => builder.weigh(sample, type, Math.max(0, values[at].get(row))))
    }
    const profile = builder.finish({ facts: [...about].map(([name, text]) => [name, text] as const) })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
