// Types and template arguments of C++ symbols.

import { plain, sourceName, spelled, substitution, type Cxx, type Declarator } from './cxxState'
import { expression, literal } from './itaniumExpressions'
import { BUILTIN, BUILTIN_D } from './itaniumTables'
import { bounded, decimal, expectNext, peek, take, takes, Unreadable, within } from './state'

const QUALIFIER: Readonly<Record<string, string>> = { r: ' restrict', V: ' volatile', K: ' const' }
const POINTER: Readonly<Record<string, string>> = { P: '*', R: '&', O: '&&' }

export function cxxType(cxx: Cxx): Declarator {
  return within(cxx, () => {
    const next = peek(cxx)
    // Builtin types are no candidates for substitution.
    const builtin = next === 'D' ? BUILTIN_D[peek(cxx, 1)] : BUILTIN[next]
    if (builtin !== undefined) {
      cxx.at += next === 'D' ? 2 : 1
      return plain(builtin)
    }
    const read = next === 'S' ? substitutedType(cxx) : { type: otherType(cxx, next), isNew: true }
    if (read.isNew) cxx.substitutions.push(read.type)
    return read.type
  })
}

function substitutedType(cxx: Cxx): { readonly type: Declarator; readonly isNew: boolean } {
  if (peek(cxx, 1) === 't') return { type: plain(cxx.grammar.name(cxx, false).text), isNew: true }
  const { of } = substitution(cxx)
  if (peek(cxx) !== 'I') return { type: of, isNew: false }
  return { type: plain(of.left + templateArgs(cxx, false) + of.right), isNew: true }
}

function otherType(cxx: Cxx, next: string): Declarator {
  switch (next) {
    case 'r':
    case 'V':
    case 'K':
      return qualifiedType(cxx)
    case 'P':
    case 'R':
    case 'O':
      take(cxx)
      return pointed(cxxType(cxx), POINTER[next] ?? '')
    case 'C':
    case 'G':
      take(cxx)
      return plain(`${spelled(cxxType(cxx))} _${next === 'C' ? 'Complex' : 'Imaginary'}`)
    case 'F':
      return functionType(cxx)
    case 'A':
      return arrayType(cxx)
    case 'M':
      return memberPointer(cxx)
    case 'T':
      return parameterType(cxx)
    case 'D':
      return otherDType(cxx)
    case 'u':
      take(cxx)
      return plain(sourceName(cxx))
    case 'U': {
      if (/[lt]/.test(peek(cxx, 1))) return plain(cxx.grammar.name(cxx, false).text)
      take(cxx)
      const qualifier = sourceName(cxx)
      return plain(`${spelled(cxxType(cxx))} ${qualifier}`)
    }
    default:
      return plain(cxx.grammar.name(cxx, false).text)
  }
}

function qualifiedType(cxx: Cxx): Declarator {
  let words = ''
  while (QUALIFIER[peek(cxx)] !== undefined) words = QUALIFIER[take(cxx)] + words
  const type = cxxType(cxx)
  if (type.kind === 'function') return { ...type, right: bounded(type.right + words) }
  // A template argument may be const already.
  return { ...type, left: bounded(type.left.endsWith(words) ? type.left : type.left + words) }
}

function pointed(type: Declarator, sign: string): Declarator {
  if (type.kind !== 'plain') return { left: bounded(`${type.left} (${sign}`), right: bounded(`)${type.right}`), kind: 'plain' }
  // References to references collapse, as the language has it.
  if (sign !== '*' && type.left.endsWith('&')) {
    const bare = type.left.slice(0, type.left.endsWith('&&') ? -2 : -1)
    const both = type.left.endsWith('&&') && sign === '&&' ? '&&' : '&'
    return { ...type, left: bare + both }
  }
  return { ...type, left: bounded(type.left + sign) }
}

function functionType(cxx: Cxx): Declarator {
  expectNext(cxx, 'F')
  takes(cxx, 'Y')
  const returned = cxxType(cxx)
  const parameters = functionParts(cxx)
  const reference = takes(cxx, 'R') ? ' &' : takes(cxx, 'O') ? ' &&' : ''
  expectNext(cxx, 'E')
  return { left: returned.left, right: bounded(`(${parameters})${reference}${returned.right}`), kind: 'function' }
}

/** Parameters up to the end of the function's type. */
export function functionParts(cxx: Cxx): string {
  const types: string[] = []
  while (!['', 'E', '.', '@', '+', '_'].includes(peek(cxx)) && !(/[RO]/.test(peek(cxx)) && peek(cxx, 1) === 'E')) {
    const type = cxxType(cxx)
    const text = spelled(type)
    if (text !== '') types.push(type.kind === 'function' ? `${type.left} ${type.right}` : text)
  }
  const text = types.join(', ')
  return text === 'void' ? '' : bounded(text)
}

function arrayType(cxx: Cxx): Declarator {
  expectNext(cxx, 'A')
  let size = ''
  if (/[0-9]/.test(peek(cxx))) size = String(decimal(cxx))
  else if (peek(cxx) !== '_') size = expression(cxx)
  expectNext(cxx, '_')
  const element = cxxType(cxx)
  const inner = element.kind === 'array' ? element.right.trimStart() : element.right
  return { left: element.left, right: bounded(` [${size}]${inner}`), kind: 'array' }
}

function memberPointer(cxx: Cxx): Declarator {
  expectNext(cxx, 'M')
  const owner = spelled(cxxType(cxx))
  const member = cxxType(cxx)
  if (member.kind === 'plain') return { ...member, left: bounded(`${member.left} ${owner}::*`) }
  return { left: bounded(`${member.left} (${owner}::*`), right: bounded(`)${member.right}`), kind: 'plain' }
}

function parameterType(cxx: Cxx): Declarator {
  if (/[sue]/.test(peek(cxx, 1))) {
    cxx.at += 2
    return plain(cxx.grammar.name(cxx, false).text)
  }
  const type = templateParam(cxx)
  if (peek(cxx) !== 'I') return type
  cxx.substitutions.push(type)
  return plain(type.left + templateArgs(cxx, false))
}

export function templateParam(cxx: Cxx): Declarator {
  expectNext(cxx, 'T')
  let index = 0
  if (!takes(cxx, '_')) {
    index = decimal(cxx) + 1
    expectNext(cxx, '_')
  }
  if (cxx.inLambda) return plain(`auto:${index + 1}`)
  const arg = cxx.args[index]
  if (arg === undefined) throw new Unreadable()
  if (!isPack(arg)) return arg
  if (cxx.packIndex < 0) return plain(arg.map(spelled).join(', '))
  cxx.packSize = arg.length
  return arg[cxx.packIndex] ?? plain('')
}

function isPack(arg: Declarator | readonly Declarator[]): arg is readonly Declarator[] {
  return Array.isArray(arg)
}

function otherDType(cxx: Cxx): Declarator {
  const second = peek(cxx, 1)
  cxx.at += 2
  switch (second) {
    case 'p':
      return expansion(cxx)
    case 't':
    case 'T': {
      const text = expression(cxx)
      expectNext(cxx, 'E')
      return plain(`decltype (${text})`)
    }
    case 'o':
      return noexcept(functionType(cxx))
    case 'O':
      expression(cxx)
      expectNext(cxx, 'E')
      return noexcept(functionType(cxx))
    case 'v': {
      const size = /[0-9]/.test(peek(cxx)) ? String(decimal(cxx)) : expression(cxx)
      expectNext(cxx, '_')
      return plain(`${spelled(cxxType(cxx))} __vector(${size})`)
    }
    case 'F': {
      const bits = decimal(cxx)
      takes(cxx, 'x')
      takes(cxx, '_')
      return plain(`_Float${bits}`)
    }
    default:
      throw new Unreadable()
  }
}

function noexcept(type: Declarator): Declarator {
  return { ...type, right: `${type.right} noexcept` }
}

/** `Dp` pattern: the pattern once for each element of the packs in it. */
function expansion(cxx: Cxx): Declarator {
  const { at, packIndex, packSize, substitutions } = cxx
  const before = substitutions.slice()
  const texts: string[] = []
  cxx.packSize = -1
  let after = before
  for (let index = 0; index === 0 || index < cxx.packSize; index++) {
    cxx.at = at
    cxx.packIndex = index
    cxx.substitutions = before.slice()
    const text = spelled(cxxType(cxx))
    if (index === 0) after = cxx.substitutions
    if (cxx.packSize !== 0) texts.push(text)
  }
  cxx.substitutions = after
  cxx.packIndex = packIndex
  cxx.packSize = packSize
  return plain(texts.join(', '))
}

/** `<int, char>`; `isOwn` remembers them for the function's types. */
export function templateArgs(cxx: Cxx, isOwn: boolean): string {
  return within(cxx, () => {
    expectNext(cxx, 'I')
    const args: (Declarator | readonly Declarator[])[] = []
    while (!takes(cxx, 'E')) args.push(templateArg(cxx))
    if (isOwn) cxx.args = args
    const texts = args.flatMap(arg => (isPack(arg) ? arg : [arg])).map(argText)
    const text = texts.filter(part => part !== '').join(', ')
    return bounded(`<${text}${text.endsWith('>') ? ' ' : ''}>`)
  })
}

/** A function's type without a pointer has a blank before its parameters. */
function argText(arg: Declarator): string {
  return arg.kind === 'function' ? `${arg.left} ${arg.right}` : spelled(arg)
}

function templateArg(cxx: Cxx): Declarator | readonly Declarator[] {
  if (takes(cxx, 'X')) {
    const text = expression(cxx)
    expectNext(cxx, 'E')
    return plain(text)
  }
  if (peek(cxx) === 'L') return plain(literal(cxx))
  if (!takes(cxx, 'J')) return cxxType(cxx)
  const pack: Declarator[] = []
  while (!takes(cxx, 'E')) {
    const arg = templateArg(cxx)
    pack.push(...(isPack(arg) ? arg : [arg]))
  }
  return pack
}
