// Rust's mangling since 2020 (RFC 2603, https://doc.rust-lang.org/rustc/symbol-mangling/v0.html), printed without crate hashes as
// rustc-demangle's `{:#}` does.

import { punycodeDecoded } from './punycode'
import { bounded, expectNext, peek, readingOf, take, taken, takes, Unreadable, within, type Reading } from './state'

const BASIC_TYPES: Readonly<Record<string, string>> = {
  a: 'i8',
  b: 'bool',
  c: 'char',
  d: 'f64',
  e: 'str',
  f: 'f32',
  h: 'u8',
  i: 'isize',
  j: 'usize',
  l: 'i32',
  m: 'u32',
  n: 'i128',
  o: 'u128',
  p: '_',
  s: 'i16',
  t: 'u16',
  u: '()',
  v: '...',
  x: 'i64',
  y: 'u64',
  z: '!',
}
const SIGNED = 'asilnx'
const UNSIGNED = 'htmjoy'

type Symbol = Reading & { readonly start: number; lifetimes: number }

/** `at` is after `_R`. Throws for what is broken. */
export function rustV0(text: string, at: number): { readonly name: string; readonly end: number } {
  const symbol: Symbol = { ...readingOf(text, at), start: at, lifetimes: 0 }
  // A version would stand here; there has been none but the first.
  if (/[0-9]/.test(peek(symbol))) throw new Unreadable()
  const name = path(symbol, true)
  // The crate that instantiated it says nothing to a person.
  if (/[A-Z]/.test(peek(symbol))) path(symbol, false)
  return { name, end: symbol.at }
}

/** `inValue`: generic arguments are written with `::<`. */
function path(symbol: Symbol, inValue: boolean): string {
  return within(symbol, () => {
    const tag = take(symbol)
    switch (tag) {
      case 'C':
        disambiguator(symbol)
        return identifier(symbol)
      case 'M':
        disambiguator(symbol)
        path(symbol, false)
        return `<${type(symbol)}>`
      case 'X':
        disambiguator(symbol)
        path(symbol, false)
        return `<${type(symbol)} as ${path(symbol, false)}>`
      case 'Y':
        return `<${type(symbol)} as ${path(symbol, false)}>`
      case 'N':
        return nested(symbol, inValue)
      case 'I': {
        const generic = path(symbol, inValue)
        return bounded(`${generic}${inValue ? '::' : ''}<${listed(symbol, genericArg)}>`)
      }
      case 'B':
        return backReference(symbol, () => path(symbol, inValue))
      default:
        throw new Unreadable()
    }
  })
}

function nested(symbol: Symbol, inValue: boolean): string {
  const namespace = take(symbol)
  const outer = path(symbol, inValue)
  const index = disambiguator(symbol)
  const name = identifier(symbol)
  if (/[a-z]/.test(namespace)) return bounded(name === '' ? outer : `${outer}::${name}`)
  const kind = namespace === 'C' ? 'closure' : namespace === 'S' ? 'shim' : namespace
  return bounded(`${outer}::{${kind}${name === '' ? '' : `:${name}`}#${index}}`)
}

function genericArg(symbol: Symbol): string {
  if (takes(symbol, 'L')) return lifetime(symbol, base62(symbol))
  return takes(symbol, 'K') ? constant(symbol) : type(symbol)
}

function type(symbol: Symbol): string {
  return within(symbol, () => {
    const tag = peek(symbol)
    const basic = BASIC_TYPES[tag]
    if (basic !== undefined) {
      take(symbol)
      return basic
    }
    if (!'RQPOASTFDBW'.includes(tag) || tag === '') return path(symbol, false)
    take(symbol)
    switch (tag) {
      case 'R':
      case 'Q':
        return `&${referenceLifetime(symbol)}${tag === 'Q' ? 'mut ' : ''}${type(symbol)}`
      case 'P':
        return `*const ${type(symbol)}`
      case 'O':
        return `*mut ${type(symbol)}`
      case 'A': {
        const element = type(symbol)
        return bounded(`[${element}; ${constant(symbol)}]`)
      }
      case 'S':
        return `[${type(symbol)}]`
      case 'T': {
        const items: string[] = []
        while (!takes(symbol, 'E')) items.push(type(symbol))
        return bounded(items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`)
      }
      case 'F':
        return withBinder(symbol, () => functionType(symbol))
      case 'D':
        return dynType(symbol)
      default:
        return backReference(symbol, () => type(symbol))
    }
  })
}

function referenceLifetime(symbol: Symbol): string {
  if (!takes(symbol, 'L')) return ''
  const index = base62(symbol)
  return index === 0 ? '' : `${lifetime(symbol, index)} `
}

function functionType(symbol: Symbol): string {
  const isUnsafe = takes(symbol, 'U')
  let abi = ''
  if (takes(symbol, 'K')) abi = takes(symbol, 'C') ? 'extern "C" ' : `extern "${identifier(symbol).replaceAll('_', '-')}" `
  const inputs = listed(symbol, type)
  const output = takes(symbol, 'u') ? '' : ` -> ${type(symbol)}`
  return bounded(`${isUnsafe ? 'unsafe ' : ''}${abi}fn(${inputs})${output}`)
}

function dynType(symbol: Symbol): string {
  const traits = withBinder(symbol, () => listed(symbol, dynTrait, ' + '))
  expectNext(symbol, 'L')
  const index = base62(symbol)
  return bounded(`dyn ${traits}${index === 0 ? '' : ` + ${lifetime(symbol, index)}`}`)
}

function dynTrait(symbol: Symbol): string {
  let trait = path(symbol, false)
  while (takes(symbol, 'p')) {
    const binding = `${identifier(symbol)} = ${type(symbol)}`
    trait = trait.endsWith('>') ? `${trait.slice(0, -1)}, ${binding}>` : `${trait}<${binding}>`
  }
  return bounded(trait)
}

function withBinder(symbol: Symbol, read: () => string): string {
  if (!takes(symbol, 'G')) return read()
  const count = base62(symbol) + 1
  if (count > 50) throw new Unreadable()
  const names = Array.from({ length: count }, (_, i) => lifetimeName(symbol.lifetimes + i))
  symbol.lifetimes += count
  const text = read()
  symbol.lifetimes -= count
  return `for<${names.join(', ')}> ${text}`
}

function lifetime(symbol: Symbol, index: number): string {
  if (index === 0) return "'_"
  if (index > symbol.lifetimes) throw new Unreadable()
  return lifetimeName(symbol.lifetimes - index)
}

function lifetimeName(depth: number): string {
  return depth < 26 ? `'${String.fromCharCode(97 + depth)}` : `'_${depth}`
}

/** Numbers, booleans and characters are written as such; what is rarer keeps its place as `_`. */
function constant(symbol: Symbol): string {
  return within(symbol, () => {
    if (takes(symbol, 'p')) return '_'
    if (takes(symbol, 'B')) return backReference(symbol, () => constant(symbol))
    const tag = take(symbol)
    if (SIGNED.includes(tag)) return `${takes(symbol, 'n') ? '-' : ''}${hexNumber(symbol)}`
    if (UNSIGNED.includes(tag)) return hexNumber(symbol)
    const digits = hexDigits(symbol)
    if (tag === 'b') return digits === '0' ? 'false' : 'true'
    if (tag === 'c') return `'${String.fromCodePoint(Math.min(0x10ffff, parseInt(digits || '0', 16)))}'`
    throw new Unreadable()
  })
}

function hexNumber(symbol: Symbol): string {
  const digits = hexDigits(symbol)
  return digits.length > 16 ? `0x${digits}` : BigInt(`0x${digits || '0'}`).toString()
}

function hexDigits(symbol: Symbol): string {
  const from = symbol.at
  while (/[0-9a-f]/.test(peek(symbol))) take(symbol)
  const digits = symbol.text.slice(from, symbol.at)
  expectNext(symbol, '_')
  return digits
}

function listed(symbol: Symbol, read: (symbol: Symbol) => string, joint = ', '): string {
  const items: string[] = []
  while (!takes(symbol, 'E')) items.push(read(symbol))
  return bounded(items.join(joint))
}

function backReference(symbol: Symbol, read: () => string): string {
  const here = symbol.at - 1
  const target = symbol.start + base62(symbol)
  if (target >= here) throw new Unreadable()
  const after = symbol.at
  symbol.at = target
  const text = within(symbol, read)
  symbol.at = after
  return bounded(text)
}

function disambiguator(symbol: Symbol): number {
  return takes(symbol, 's') ? base62(symbol) + 1 : 0
}

const BASE_62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `_` is 0, `0_` is 1. Crate hashes are beyond 2^53, and nobody reads them. */
function base62(symbol: Symbol): number {
  if (takes(symbol, '_')) return 0
  let value = 0
  while (!takes(symbol, '_')) {
    const digit = BASE_62.indexOf(take(symbol))
    if (digit === -1) throw new Unreadable()
    value = value * 62 + digit
  }
  return value + 1
}

function identifier(symbol: Symbol): string {
  const isPunycode = takes(symbol, 'u')
  let length = 0
  if (!takes(symbol, '0')) {
    if (!/[1-9]/.test(peek(symbol))) throw new Unreadable()
    while (/[0-9]/.test(peek(symbol))) length = length * 10 + Number(take(symbol))
  }
  takes(symbol, '_')
  const text = taken(symbol, length)
  return isPunycode ? punycodeDecoded(text) : text
}
