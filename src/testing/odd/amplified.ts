// Files that say the same over and over: a few kilobytes when they are packed, many megabytes of the smallest records when they are not.

import { bytesOf, textOf } from '../../shared/base/utf8'
import { joinedBytes } from '../../shared/bytes/joinedBytes'
import { isText, jsonIn } from './kinds'
import { below, oneOf } from './names'
import { repeatedField, repeatedInnerField } from './protobuf'
import { repeatedText } from './text'

/** Makes about `sizeBytes` of a fixture's bytes; null where they have nothing of the kind. */
export type Amplify = (bytes: Uint8Array, sizeBytes: number, random: () => number) => Uint8Array | null

const MARK = '@repeat'
/** Names that are all different pack to a fifth and no smaller, so there are fewer of them. */
const DIFFERENT_PART = 0.1
/** What ends a piece of a line in one format or another. */
const SEPARATORS = [';', ' ', ',', '\t', '/', ':', '(', '<', '>', '"', '\n', '::', ' -> ', '@', '0', 'a', '\\']
const MOST_LINES = 30
const MOST_WINDOW_BYTES = 64

/** For text that is JSON. */
const OF_JSON: Readonly<Record<string, Amplify>> = {
  /** One list goes on with one of its own elements. */
  elements(bytes, sizeBytes, random) {
    const [list, root] = oneIn(bytes, random, value => Array.isArray(value) && value.length > 0)
    if (!Array.isArray(list)) return null
    const unit = `,${JSON.stringify(oneOf(list, random))}`
    list.push(MARK)
    return marked(root, `,"${MARK}"`, '', repeated(unit, sizeBytes), '')
  },
  /** Every list that holds records goes on with an empty one of them, as deep as it is. */
  nested(bytes, sizeBytes, random) {
    const [holder, root] = oneIn(bytes, random, value => keyOfRecords(value) !== undefined)
    const key = keyOfRecords(holder)
    if (!isRecord(holder) || key === undefined) return null
    const inList = Array.isArray(holder[key])
    const own = JSON.stringify({ ...holder, [key]: inList ? [MARK] : MARK })
    const [before, after] = own.split(`"${MARK}"`)
    const deep = Math.ceil(sizeBytes / own.length)
    holder[key] = inList ? [MARK] : MARK
    return marked(root, `"${MARK}"`, before.repeat(deep), 'null', after.repeat(deep))
  },
  /** One object has hundreds of thousands of different keys. */
  keys(bytes, sizeBytes, random) {
    const [holder, root] = oneIn(bytes, random, isRecord)
    if (!isRecord(holder)) return null
    const value = JSON.stringify(oneOf([...Object.values(holder), 0], random))
    holder[MARK] = 0
    const size = Math.ceil((sizeBytes * DIFFERENT_PART) / (value.length + 8))
    return marked(root, `"${MARK}":0`, '', Array.from({ length: size }, (_, i) => `"${i}":${value}`).join(','), '')
  },
  /** One list has hundreds of thousands of different names or numbers. */
  different(bytes, sizeBytes, random) {
    const [list, root] = oneIn(bytes, random, value => Array.isArray(value) && value.length > 0)
    if (!Array.isArray(list)) return null
    const one = JSON.stringify(oneOf(list, random))
    list.push(MARK)
    const size = Math.ceil((sizeBytes * DIFFERENT_PART) / (one.length + 4))
    const each = Array.from({ length: size }, (_, i) =>
      /^[\d.-]+$/.test(one) ? String(i) : one.replaceAll(/[a-zA-Z]"(?!:)/g, last => `${last[0]}${i}"`),
    )
    return marked(root, `"${MARK}"`, '', each.join(','), '')
  },
  /** One name is as long as the file. */
  long(bytes, sizeBytes, random) {
    const json = jsonIn(textOf(bytes))
    const names = Array.from(textOf(bytes).matchAll(/"[^"\\]+"/g), ([name]) => name)
    if (json === undefined || names.length === 0) return null
    const [before, ...after] = textOf(bytes).split(oneOf(names, random))
    return bytesOf(`${before}"${repeated(oneOf(SEPARATORS, random).replace(/["\\\n\t]/, 'a'), sizeBytes)}"${after.join('""')}`)
  },
}

/** For any text. */
const OF_TEXT: Readonly<Record<string, Amplify>> = {
  smallest: (bytes, sizeBytes, random) => bytesOf(repeatedText(bytes, sizeBytes, random)),
  lines(bytes, sizeBytes, random) {
    const lines = textOf(bytes).split('\n')
    const from = below(lines.length, random)
    const to = Math.min(lines.length, from + 1 + below(MOST_LINES, random))
    const unit = `${lines.slice(from, to).join('\n')}\n`
    return bytesOf([...lines.slice(0, to), repeated(unit, sizeBytes) + lines.slice(to).join('\n')].join('\n'))
  },
  /** A piece of a line over and over in it: frames of one stack, digits of one number, signs of one name. */
  piece(bytes, sizeBytes, random) {
    const text = textOf(bytes)
    const at = below(text.length, random)
    const unit =
      random() < 0.5 ? oneOf(SEPARATORS, random) : text.slice(at, at + 1 + below(MOST_WINDOW_BYTES, random)).replaceAll('\n', ' ')
    return bytesOf(text.slice(0, at) + repeated(unit, sizeBytes) + text.slice(at))
  },
  /** One line over and over, with other digits each time. */
  counted(bytes, sizeBytes, random) {
    const lines = textOf(bytes).split('\n')
    const at = below(lines.length, random)
    const size = Math.ceil((sizeBytes * DIFFERENT_PART) / (lines[at].length + 1))
    const each = Array.from({ length: size }, (_, i) => lines[at].replace(/[a-zA-Z_]+|\d+/, word => word + String(i)))
    return bytesOf([...lines.slice(0, at + 1), ...each, ...lines.slice(at + 1)].join('\n'))
  },
}

/** For any bytes. */
const OF_BYTES: Readonly<Record<string, Amplify>> = {
  whole: (bytes, sizeBytes) => repeatedBytes(bytes, sizeBytes),
  window(bytes, sizeBytes, random) {
    const from = below(bytes.length, random)
    const unit = bytes.slice(from, from + 1 + below(MOST_WINDOW_BYTES, random))
    return joinedBytes([bytes.subarray(0, from), repeatedBytes(unit, sizeBytes), bytes.subarray(from)])
  },
  byte(bytes, sizeBytes, random) {
    const at = below(bytes.length, random)
    return joinedBytes([
      bytes.subarray(0, at),
      repeatedBytes(Uint8Array.of(oneOf([0, 0, 1, 255, bytes[at]], random)), sizeBytes),
      bytes.subarray(at),
    ])
  },
}

/** For messages of protocol buffers. */
const OF_MESSAGES: Readonly<Record<string, Amplify>> = { field: repeatedField, 'inner field': repeatedInnerField }

/** What there is for such bytes, by name. */
function amplificationsOf(bytes: Uint8Array): Readonly<Record<string, Amplify>> {
  if (!isText(bytes)) return { ...OF_BYTES, ...OF_MESSAGES }
  return jsonIn(textOf(bytes)) === undefined ? { ...OF_TEXT, ...OF_BYTES } : { ...OF_JSON, ...OF_TEXT, ...OF_BYTES }
}

export function amplified(bytes: Uint8Array, sizeBytes: number, random: () => number): Uint8Array {
  return oneOf(Object.values(amplificationsOf(bytes)), random)(bytes, sizeBytes, random) ?? repeatedBytes(bytes, sizeBytes)
}

function repeatedBytes(unit: Uint8Array, sizeBytes: number): Uint8Array {
  if (unit.length === 0) return unit
  const many = new Uint8Array(Math.ceil(sizeBytes / unit.length) * unit.length)
  many.set(unit)
  for (let filled = unit.length; filled < many.length; filled *= 2) many.copyWithin(filled, 0, filled)
  return many
}

function repeated(unit: string, sizeBytes: number): string {
  return unit.repeat(Math.ceil(sizeBytes / Math.max(1, unit.length)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The key under which a record holds records, or what may be one. */
function keyOfRecords(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined
  return Object.keys(value).find(key => isRecord(value[key]) || (Array.isArray(value[key]) && value[key].every(isRecord)))
}

/** One of the values that `fits` takes, wherever it is, and the whole that it is in; none where there is none. */
function oneIn(bytes: Uint8Array, random: () => number, fits: (value: unknown) => boolean): readonly [unknown, unknown] {
  const root = jsonIn(textOf(bytes))
  const found: unknown[] = []
  const waiting = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (fits(value)) found.push(value)
    if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value))
  }
  return [found.length === 0 ? undefined : oneOf(found, random), root]
}

/** The whole as text, with these three in the place of `mark`. */
function marked(root: unknown, mark: string, before: string, middle: string, after: string): Uint8Array {
  const [first, ...rest] = JSON.stringify(root).split(mark)
  return bytesOf(first + before + middle + after + rest.join(''))
}
