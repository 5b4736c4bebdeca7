// Types, template arguments and the expressions in them, of C++ symbols.

import { plain, readName, sourceName, spelled, substitution, type Cxx, type Declarator } from './itanium'
import { BUILTIN, BUILTIN_D, LITERAL_SUFFIX, OPERATORS } from './itaniumTables'
import { bounded, decimal, expectNext, peek, take, taken, takes, Unreadable, within } from './state'

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
  if (peek(cxx, 1) === 't') return { type: plain(readName(cxx, false).text), isNew: true }
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
      if (/[lt]/.test(peek(cxx, 1))) return plain(readName(cxx, false).text)
      take(cxx)
      const qualifier = sourceName(cxx)
      return plain(`${spelled(cxxType(cxx))} ${qualifier}`)
    }
    default:
      return plain(readName(cxx, false).text)
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
    const bare = type.left.replace(/&+$/, '')
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
    return plain(readName(cxx, false).text)
  }
  const type = templateParam(cxx)
  if (peek(cxx) !== 'I') return type
  cxx.substitutions.push(type)
  return plain(type.left + templateArgs(cxx, false))
}

function templateParam(cxx: Cxx): Declarator {
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

function literal(cxx: Cxx): string {
  expectNext(cxx, 'L')
  if (takes(cxx, '_Z')) {
    const { args } = cxx
    const { text, isTemplate } = readName(cxx, true)
    // A function by its name: its types are read and not written.
    if (peek(cxx) !== 'E' && isTemplate) cxxType(cxx)
    functionParts(cxx)
    cxx.args = args
    expectNext(cxx, 'E')
    return text
  }
  const code = peek(cxx)
  const type = spelled(cxxType(cxx))
  const sign = takes(cxx, 'n') ? '-' : ''
  const from = cxx.at
  while (peek(cxx) !== 'E') take(cxx)
  const digits = cxx.text.slice(from, cxx.at)
  expectNext(cxx, 'E')
  if (code === 'b' && (digits === '0' || digits === '1')) return digits === '1' ? 'true' : 'false'
  const suffix = LITERAL_SUFFIX[code]
  return suffix === undefined ? `(${type})${sign}${digits}` : sign + digits + suffix
}

/** What stands in decltype and in arguments that are computed: written so that it can be read, not compiled. */
function expression(cxx: Cxx): string {
  return within(cxx, () => {
    const next = peek(cxx)
    if (next === 'L') return literal(cxx)
    if (next === 'T') return spelled(templateParam(cxx))
    if (/[0-9]/.test(next)) return withTemplateArgs(cxx, sourceName(cxx))
    const code = taken(cxx, 2)
    switch (code) {
      case 'fp':
      case 'fL':
        return functionParam(cxx)
      case 'sr': {
        const owner = unresolvedOwner(cxx)
        return withTemplateArgs(cxx, `${owner}::${takes(cxx, 'on') ? operatorName(cxx) : sourceName(cxx)}`)
      }
      case 'on':
        return withTemplateArgs(cxx, operatorName(cxx))
      case 'sZ':
        return `sizeof...(${peek(cxx) === 'T' ? spelled(templateParam(cxx)) : expression(cxx)})`
      case 'st':
        return `sizeof (${spelled(cxxType(cxx))})`
      case 'sz':
        return `sizeof (${expression(cxx)})`
      case 'at':
        return `alignof (${spelled(cxxType(cxx))})`
      case 'sp':
        return `${expression(cxx)}...`
      case 'nx':
        return `noexcept (${expression(cxx)})`
      case 'cl': {
        const called = expression(cxx)
        return `${called}(${expressions(cxx)})`
      }
      case 'cv': {
        const type = spelled(cxxType(cxx))
        return `(${type})(${takes(cxx, '_') ? expressions(cxx) : expression(cxx)})`
      }
      case 'tl':
        return `${spelled(cxxType(cxx))}{${expressions(cxx)}}`
      case 'il':
        return `{${expressions(cxx)}}`
      case 'dt':
        return `${expression(cxx)}.${expression(cxx)}`
      case 'sc':
      case 'dc':
      case 'rc':
      case 'cc':
        return `${{ s: 'static', d: 'dynamic', r: 'reinterpret', c: 'const' }[code.charAt(0)]}_cast<${spelled(cxxType(cxx))}>(${expression(cxx)})`
      default:
        return operation(cxx, code)
    }
  })
}

/** What stands before the last `::` of a name that depends on template arguments: a type, or levels up to `E`. */
function unresolvedOwner(cxx: Cxx): string {
  const isLong = takes(cxx, 'N')
  const first = isLong || !/[0-9]/.test(peek(cxx)) ? [spelled(cxxType(cxx))] : []
  if (!isLong && first.length > 0) return first.join('')
  const levels = first
  while (!takes(cxx, 'E')) levels.push(withTemplateArgs(cxx, sourceName(cxx)))
  return bounded(levels.join('::'))
}

function operatorName(cxx: Cxx): string {
  const operator = OPERATORS[taken(cxx, 2)]
  if (operator === undefined) throw new Unreadable()
  return `operator${operator[0]}`
}

function withTemplateArgs(cxx: Cxx, text: string): string {
  return peek(cxx) === 'I' ? text + templateArgs(cxx, false) : text
}

function functionParam(cxx: Cxx): string {
  while (/[rVK]/.test(peek(cxx))) take(cxx)
  if (takes(cxx, 'T')) return 'this'
  const number = takes(cxx, '_') ? 1 : decimal(cxx) + 2
  if (number > 1) expectNext(cxx, '_')
  return `{parm#${number}}`
}

function expressions(cxx: Cxx): string {
  const texts: string[] = []
  while (!takes(cxx, 'E')) texts.push(expression(cxx))
  return bounded(texts.join(', '))
}

function operation(cxx: Cxx, code: string): string {
  const operator = OPERATORS[code]
  if (operator === undefined) throw new Unreadable()
  const [sign, operands] = operator
  if (code === 'pp' || code === 'mm') takes(cxx, '_')
  const first = expression(cxx)
  if (operands === 1) return bounded(/^[\w:]+$/.test(first) ? sign + first : `${sign}(${first})`)
  const second = expression(cxx)
  if (code === 'ix') return bounded(`(${first})[${second}]`)
  if (code === 'pt') return bounded(`${first}->${second}`)
  if (operands === 2) return bounded(`(${first})${sign}(${second})`)
  return bounded(`(${first})?(${second}) : (${expression(cxx)})`)
}
