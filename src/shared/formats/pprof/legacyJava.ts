// Java's forms: samples of numbered places, then a list that names them: `0x00000006 com.example.Main.run (Main.java:42)`.

import { BARE_HEADER, type Header, type ValueType } from './header'
import { baseName } from './functionNames'
import { eachAddress } from './hexAddresses'
import { unsampled } from './legacyHeap'
import { COUNT, NOT_A_SAMPLE, type LegacyForm, type LegacyOpener } from './legacyForm'
import type { LegacyStacks } from './legacyStacks'

const HEAP_HEADER = '--- heapz 1 ---'
/** Bytes or time first, then the count: the other way round than in the other forms. */
const SAMPLE = /^(\d+) +(\d+) +@ +([ x0-9a-f]*)/
const PLACE = /^0x([\da-fA-F]{1,16})\s(.*)$/
/** Java's heap profiler samples a block in so many bytes. */
const HEAP_RATE = 524_288
const NS_PER_MS = 1e6
const MAX_LINE_NUMBER = 2 ** 31 - 1

export const openJavaHeap: LegacyOpener = (firstLine, stacks) => {
  if (firstLine !== HEAP_HEADER) return null
  const attributes = new Map<string, string>()
  return javaForm(attributes, stacks, {
    types: unit => [
      { type: 'inuse_objects', unit: COUNT },
      { type: 'inuse_space', unit },
    ],
    weigh: (count, bytes) => unsampled(count, bytes, HEAP_RATE),
    hasBlocks: true,
  })
}

/** `attributes` are those that came before it was clear that this is Java's form. */
export function openJavaContention(attributes: Map<string, string>, stacks: LegacyStacks): LegacyForm {
  return javaForm(attributes, stacks, {
    types: unit => [
      { type: 'contentions', unit: COUNT },
      { type: 'delay', unit },
    ],
    weigh: (count, delay) => {
      const period = Number(attributes.get('sampling period') ?? 0) || 1
      return [count * period, delay * period]
    },
    hasBlocks: false,
  })
}

type Kind = {
  readonly types: (unit: string) => readonly ValueType[]
  readonly weigh: (count: number, value: number) => readonly number[]
  readonly hasBlocks: boolean
}

function javaForm(attributes: Map<string, string>, stacks: LegacyStacks, { types, weigh, hasBlocks }: Kind): LegacyForm {
  const places = placeReader(stacks)
  let part: 'attributes' | 'samples' | 'places' = 'attributes'

  function addSample(text: string): boolean {
    const [, value, count, addresses = ''] = SAMPLE.exec(text) ?? []
    if (value === undefined) return false
    const stack: number[] = []
    const isRead = eachAddress(addresses, (low, high) => stack.push(stacks.location(low, high, 0)))
    if (!isRead || (hasBlocks && Number(count) === 0)) return false
    stacks.add(stack, weigh(Number(count), Number(value)), hasBlocks ? Math.trunc(Number(value) / Number(count)) : 0)
    return true
  }

  return {
    hasMemoryMap: () => false,
    line(text) {
      if (part === 'attributes') {
        const equals = text.indexOf('=')
        if (equals !== -1) {
          attributes.set(text.slice(0, equals).trim(), text.slice(equals + 1).trim())
          return null
        }
        part = 'samples'
      }
      if (part === 'samples' && SAMPLE.test(text)) return addSample(text) ? null : NOT_A_SAMPLE
      part = 'places'
      places(text)
      return null
    },
    header: (): Header => ({
      ...BARE_HEADER,
      sampleTypes: types(attributes.get('resolution') ?? COUNT),
      periodType: { type: types('')[0]?.type ?? '', unit: COUNT },
      period: Number(attributes.get('sampling period') ?? 0) || 0,
      durationNs: (Number(attributes.get('ms since reset') ?? 0) || 0) * NS_PER_MS,
    }),
  }
}

/** Takes lines that name a place; others are none of its business. */
export function placeReader(stacks: LegacyStacks): (text: string) => void {
  return text => {
    const [, digits, described = ''] = PLACE.exec(text) ?? []
    const description = described.trimStart()
    if (digits === undefined) return
    const location = stacks.find(parseInt(digits.slice(-8), 16) | 0, parseInt(digits.slice(0, -8) || '0', 16) | 0)
    if (location === -1 || stacks.hasLines(location)) return
    const { name, file, line } = placeOf(description.trimEnd())
    stacks.line(location, stacks.fn(name, file), line)
  }
}

/** `function (file:12)`, `function (/path/lib.so)`, or a state such as `GC`. By hand, because lines may be long and expressions slow. */
function placeOf(text: string): { readonly name: string; readonly file: string; readonly line: number } {
  const open = text.lastIndexOf('(')
  const isBracketed = text.endsWith(')') && open > 0 && /\s/.test(text[open - 1] ?? '')
  if (!isBracketed) return { name: text.includes('generated stub/JIT') ? 'STUB' : text, file: '', line: 0 }
  const name = text.slice(0, open - 1)
  const inside = text.slice(open + 1, -1)
  const colon = inside.lastIndexOf(':')
  const lineText = inside.slice(colon + 1)
  if (colon <= 0 || !/^-?\d{1,19}$/.test(lineText)) return { name, file: baseName(inside), line: 0 }
  const line = Number(lineText)
  return { name, file: inside.slice(0, colon), line: line > 0 && line <= MAX_LINE_NUMBER ? line : 0 }
}
