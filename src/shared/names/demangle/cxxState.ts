// What is being read of a C++ symbol, and the parts of its grammar that need no other.

import { STANDARD } from './itaniumTables'
import { bounded, decimal, expectNext, peek, take, taken, takes, Unreadable, type Reading } from './state'

/** A type is written around what it is the type of: `int (*` … `)(char)`. */
export type Declarator = { readonly left: string; readonly right: string; readonly kind: 'plain' | 'function' | 'array' }

/** The productions that need each other, so that no file needs another that needs it. */
export type Grammar = {
  readonly type: (cxx: Cxx) => Declarator
  readonly name: (cxx: Cxx, isOwn: boolean) => CxxName
  readonly args: (cxx: Cxx, isOwn: boolean) => string
  readonly param: (cxx: Cxx) => Declarator
  readonly parameters: (cxx: Cxx) => string
}

export type Cxx = Reading & {
  readonly grammar: Grammar
  substitutions: Declarator[]
  /** What `T_`, `T0_`, … stand for; a pack is a list. */
  args: readonly (Declarator | readonly Declarator[])[]
  /** The element of packs while an expansion is read, and how many there are. */
  packIndex: number
  packSize: number
  /** Inside the parameters of a lambda: `T_` is `auto`. */
  inLambda: boolean
}

export type CxxName = {
  readonly text: string
  /** Its last part is a list of template arguments: then functions have their return type. */
  readonly isTemplate: boolean
  /** Constructor, destructor or conversion: no return type. */
  readonly isSpecial: boolean
  /** ` const`, ` &`: of the member function. */
  readonly qualifiers: string
}

export function plain(left: string): Declarator {
  return { left: bounded(left), right: '', kind: 'plain' }
}

export function spelled({ left, right }: Declarator): string {
  return bounded(left + right)
}

export function lastPart(text: string): string {
  const open = text.indexOf('<')
  const bare = open === -1 ? text : text.slice(0, open)
  return bare.slice(bare.lastIndexOf('::') === -1 ? 0 : bare.lastIndexOf('::') + 2)
}

export function sourceName(cxx: Cxx): string {
  const text = taken(cxx, decimal(cxx))
  if (text === '') throw new Unreadable()
  return text.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : text
}

/** `S_`, `S0_`, …, and the abbreviations of the standard library; not `St`. */
export function substitution(cxx: Cxx): { readonly text: string; readonly own: string; readonly of: Declarator } {
  expectNext(cxx, 'S')
  const standard = STANDARD[peek(cxx)]
  if (standard !== undefined) {
    take(cxx)
    let [text] = standard
    // A constructor of an abbreviated class is written in full by c++filt; tags belong to the class.
    if (peek(cxx) === 'C' || peek(cxx) === 'D') text = FULL[text] ?? text
    while (takes(cxx, 'B')) text += `[abi:${sourceName(cxx)}]`
    return { text, own: standard[1], of: plain(text) }
  }
  const row = takes(cxx, '_') ? 0 : sequenceId(cxx)
  const of = cxx.substitutions[row]
  if (of === undefined) throw new Unreadable()
  return { text: spelled(of), own: lastPart(of.left), of }
}

const FULL: Readonly<Record<string, string>> = {
  'std::string': 'std::basic_string<char, std::char_traits<char>, std::allocator<char> >',
  'std::istream': 'std::basic_istream<char, std::char_traits<char> >',
  'std::ostream': 'std::basic_ostream<char, std::char_traits<char> >',
  'std::iostream': 'std::basic_iostream<char, std::char_traits<char> >',
}

/** Base 36 in capitals, ended by `_`; `0_` is 1. */
export function sequenceId(cxx: Cxx): number {
  let value = 0
  for (let char = take(cxx); char !== '_'; char = take(cxx)) {
    const digit = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(char)
    if (digit === -1 || value > 1e6) throw new Unreadable()
    value = value * 36 + digit
  }
  return value + 1
}
