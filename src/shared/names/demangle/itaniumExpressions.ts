// Literals and expressions in C++ symbols: what stands in decltype and in computed template arguments, written so that it can be read.

import { sourceName, spelled, type Cxx } from './cxxState'
import { LITERAL_SUFFIX, OPERATORS } from './itaniumTables'
import { bounded, decimal, expectNext, peek, take, taken, takes, Unreadable, within } from './state'

export function literal(cxx: Cxx): string {
  expectNext(cxx, 'L')
  if (takes(cxx, '_Z')) {
    const { args } = cxx
    const { text, isTemplate } = cxx.grammar.name(cxx, true)
    // A function by its name: its types are read and not written.
    if (peek(cxx) !== 'E' && isTemplate) cxx.grammar.type(cxx)
    cxx.grammar.parameters(cxx)
    cxx.args = args
    expectNext(cxx, 'E')
    return text
  }
  const code = peek(cxx)
  const type = spelled(cxx.grammar.type(cxx))
  const sign = takes(cxx, 'n') ? '-' : ''
  const from = cxx.at
  while (peek(cxx) !== 'E') take(cxx)
  const digits = cxx.text.slice(from, cxx.at)
  expectNext(cxx, 'E')
  if (code === 'b' && (digits === '0' || digits === '1')) return digits === '1' ? 'true' : 'false'
  const suffix = LITERAL_SUFFIX[code]
  return suffix === undefined ? `(${type})${sign}${digits}` : sign + digits + suffix
}

export function expression(cxx: Cxx): string {
  return within(cxx, () => {
    const next = peek(cxx)
    if (next === 'L') return literal(cxx)
    if (next === 'T') return spelled(cxx.grammar.param(cxx))
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
        return `sizeof...(${peek(cxx) === 'T' ? spelled(cxx.grammar.param(cxx)) : expression(cxx)})`
      case 'st':
        return `sizeof (${spelled(cxx.grammar.type(cxx))})`
      case 'sz':
        return `sizeof (${expression(cxx)})`
      case 'at':
        return `alignof (${spelled(cxx.grammar.type(cxx))})`
      case 'sp':
        // A pack's own arguments are all there.
        return peek(cxx) === 'T' ? expression(cxx) : `${expression(cxx)}...`
      case 'nx':
        return `noexcept (${expression(cxx)})`
      case 'cl': {
        const called = expression(cxx)
        return `${called}(${expressions(cxx)})`
      }
      case 'cv': {
        const type = spelled(cxx.grammar.type(cxx))
        return `(${type})${takes(cxx, '_') ? `(${expressions(cxx)})` : operand(expression(cxx))}`
      }
      case 'tl':
        return `${spelled(cxx.grammar.type(cxx))}{${expressions(cxx)}}`
      case 'il':
        return `{${expressions(cxx)}}`
      case 'dt':
        return `${expression(cxx)}.${expression(cxx)}`
      case 'sc':
      case 'dc':
      case 'rc':
      case 'cc':
        return `${{ s: 'static', d: 'dynamic', r: 'reinterpret', c: 'const' }[code.charAt(0)]}_cast<${spelled(cxx.grammar.type(cxx))}>(${expression(cxx)})`
      default:
        return operation(cxx, code)
    }
  })
}

/** What stands before the last `::` of a name that depends on template arguments: a type, or levels up to `E`. */
function unresolvedOwner(cxx: Cxx): string {
  const isLong = takes(cxx, 'N')
  const first = isLong || !/[0-9]/.test(peek(cxx)) ? [spelled(cxx.grammar.type(cxx))] : []
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
  return peek(cxx) === 'I' ? text + cxx.grammar.args(cxx, false) : text
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

/** A parameter needs no brackets, all else has them. */
function operand(text: string): string {
  return /^(?:\{parm#\d+\}|this)$/.test(text) ? text : `(${text})`
}

function operation(cxx: Cxx, code: string): string {
  const operator = OPERATORS[code]
  if (operator === undefined) throw new Unreadable()
  const [sign, operands] = operator
  const isBehind = (code === 'pp' || code === 'mm') && !takes(cxx, '_')
  const first = expression(cxx)
  const left = operand(first)
  if (operands === 1) return bounded(isBehind ? left + sign : sign + (/^[\w:]+$/.test(first) ? first : left))
  const second = expression(cxx)
  if (code === 'ix') return bounded(`${left}[${second}]`)
  if (code === 'pt') return bounded(`${first}->${second}`)
  if (operands === 2) return bounded(left + sign + operand(second))
  return bounded(`${left}?${operand(second)} : ${operand(expression(cxx))}`)
}
