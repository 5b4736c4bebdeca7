// Files whose structure is right and whose content is odd: a fixture with other numbers, names, types and lists in it, drawn from a seed.

import { textOf } from '../../shared/base/utf8'
import { jsonIn } from './kinds'
import { below, explodingName, oddName, oneOf } from './names'

/** What stands for a number in JSON text that `JSON.stringify` would not write. */
const RAW = /"@raw:([^"]*)"/g
/** What a broken counter, an overflow or another language writes. */
const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1e308',
  '-1e308',
  '1e400',
  '1e-320',
  '9007199254740993',
  '18446744073709551616',
  '0.1',
  '4294967296',
  '-7.5',
  'Infinity',
  'NaN',
]
/** Another value in the place of this one. */
function oddValue(value: unknown, random: () => number): unknown {
  const other = below(8, random)
  if (other === 0) return null
  if (other === 1) return [value, value]
  if (other === 2) return { [oddName(random)]: value }
  if (typeof value === 'string' || other === 3) return oddName(random)
  if (Array.isArray(value) && other < 6) return [...value, ...value.slice(0, 5), oneOf([{}, [], '', -1, null], random)]
  return `@raw:${oneOf(NUMBERS, random)}`
}

/** Changes about one in `every` of the values below. Depth is that of the fixture. */
function odd(value: unknown, every: number, random: () => number): unknown {
  if (random() < 1 / every) return oddValue(value, random)
  if (Array.isArray(value)) return value.map(each => odd(each, every, random))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(() => random() >= 1 / (4 * every))
  return Object.fromEntries(entries.map(([key, each]) => [key, odd(each, every, random)]))
}

/** Lines with other numbers and names, left out, twice, or in another place. */
function oddLines(text: string, random: () => number): string {
  const lines = text.split('\n')
  for (let left = 1 + below(6, random); left > 0; left--) {
    const at = below(lines.length, random)
    const change = below(5, random)
    if (change === 0) lines.splice(at, 1)
    else if (change === 1) lines.splice(at, 0, oneOf(lines, random))
    else if (change === 2) lines[at] = (lines[at] ?? '').replace(/\d{1,20}$/, oneOf(NUMBERS, random))
    else if (change === 3) lines[at] = (lines[at] ?? '').replace(/[A-Za-z_]\w*/, () => oddName(random).replaceAll('\n', ' '))
    else lines[at] = (lines[at] ?? '').replaceAll(' ', oneOf(['  ', '\t', '', ' \u00a0'], random))
  }
  return lines.join('\n')
}

/** Half of all values or one in thousands: both find what the other does not. */
const EVERY = [3, 30, 300, 3000]

export function oddText(bytes: Uint8Array, random: () => number): string {
  const text = textOf(bytes)
  const json = jsonIn(text)
  if (json === undefined) return oddLines(text, random)
  return JSON.stringify(odd(json, oneOf(EVERY, random), random) ?? null).replace(RAW, '$1')
}

/** One name of many thousand characters in the place of one that is there; JSON stays JSON. */
export function withExplodingName(bytes: Uint8Array, random: () => number): string {
  const text = textOf(bytes)
  const names = Array.from(text.matchAll(/[A-Za-z_][\w.:$]{2,}/g))
  if (names.length === 0) return text
  const [name] = oneOf(names, random)
  const written = explodingName(random)
  const isJson = jsonIn(text) !== undefined
  return text.replaceAll(name, () => (isJson ? JSON.stringify(written).slice(1, -1) : written))
}

/** What a list of millions is made of: the smallest that JSON has. */
const SMALLEST = ['""', '{}', '[]', '0', 'null', '-1', '1e400', '"a"', '{"":0}']

/** Text of about `sizeBytes`: one list of the JSON goes on with a repeated value, or a line is repeated. */
export function repeatedText(bytes: Uint8Array, sizeBytes: number, random: () => number): string {
  const text = textOf(bytes)
  if (jsonIn(text) === undefined) {
    const lines = text.split('\n')
    const at = below(lines.length, random)
    const unit = `${lines[at]}\n`
    return [...lines.slice(0, at), unit.repeat(Math.ceil(sizeBytes / unit.length)) + lines.slice(at).join('\n')].join('\n')
  }
  const ends = Array.from(text.matchAll(/\]/g), ({ index }) => index)
  if (ends.length === 0) return text
  const at = oneOf(ends, random)
  const unit = oneOf(SMALLEST, random)
  const isEmpty = /\[\s*$/.test(text.slice(Math.max(0, at - 20), at))
  return `${text.slice(0, at)}${isEmpty ? unit : ''}${`,${unit}`.repeat(Math.ceil(sizeBytes / (unit.length + 1)))}${text.slice(at)}`
}
