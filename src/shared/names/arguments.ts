// What C++, Rust, .NET and Java write around a function's own name: argument lists, template arguments, a return type.
// Brackets are paired in one walk, because a name may be 100 kB of them.

/** By character: most are none, and there are 20,000 names. */
const isBracket = Uint8Array.from({ length: 128 }, (_, code) => ('<({[>)}]'.includes(String.fromCharCode(code)) ? 1 : 0))

/** Used again for each name: making it costs more than what it is for. */
const places = sharedCells()

function sharedCells(): (size: number) => Int32Array {
  let cells = new Int32Array(1024)
  return size => (cells.length < size ? (cells = new Int32Array(size)) : cells)
}

/** Until it is asked again, by position of a bracket: where its partner is; −1 where it has none. `operator<`, `operator()`, `->` and `=>` are no brackets. */
function pairsOf(text: string): Int32Array {
  const partner = places(text.length).fill(-1, 0, text.length)
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= isBracket.length || isBracket[code] === 0) continue
    const char = text.charAt(at)
    if (char === '<' || char === '(' || char === '{' || char === '[') {
      if (isOperator(text, at)) at = operatorEnd(text, at) - 1
      else open.push(at)
    } else if (char === '>' || char === ')' || char === '}' || char === ']') {
      if (char === '>' && (text.charAt(at - 1) === '-' || isOperator(text, at))) continue
      // A bracket of another kind was never closed: a `<` in `a < b`.
      while (open.length > 0 && !isPair(text.charAt(open[open.length - 1]), char) && text.charAt(open[open.length - 1]) === '<') open.pop()
      const start = open[open.length - 1]
      if (start === undefined || !isPair(text.charAt(start), char)) continue
      open.pop()
      partner[start] = at
      partner[at] = start
    }
  }
  return partner
}

const PAIRS: ReadonlySet<string> = new Set(['<>', '()', '{}', '[]'])

function isPair(opening: string, closing: string): boolean {
  return PAIRS.has(opening + closing)
}

const OPERATOR = 'operator'

function isOperator(text: string, at: number): boolean {
  const from = at - OPERATOR.length
  return from >= 0 && text.startsWith(OPERATOR, from) && !/\w/.test(text.charAt(from - 1))
}

/** After `operator<`, `operator<<=`, `operator<=>`, `operator()`, `operator[]`; template arguments and parameters follow it. */
function operatorEnd(text: string, at: number): number {
  const two = text.slice(at, at + 2)
  if (two === '()' || two === '[]') return at + 2
  for (const sign of ['<=>', '<<=', '<<', '<=', '<']) if (text.startsWith(sign, at)) return at + sign.length
  return at + 1
}

/** Names that are written in brackets of their own. */
const OWN_BRACKETS = /^<(?:init|clinit|module|listcomp|genexpr|dictcomp|setcomp|lambda|locals|main|top|eval|anonymous|unknown)\b/
/** What may stand between the parameters and the end. */
const QUALIFIERS = /(?: const| volatile| noexcept| &&?){1,6}$/

/** What stands for a list of types: nothing where patterns are matched, `<…>` where a person reads. */
export type TypeList = '' | '<…>'

/**
 * `ns::f<int>(char const*)` becomes `ns::f` (or `ns::f<…>`); `void f<T>(T)` loses its return type; `main.(*T).f`, `<listcomp>`,
 * `Pattern.<init>`, `<T as Trait>::go`, `operator new` and `operator()` stay.
 */
export function withoutArguments(name: string, types: TypeList = ''): string {
  if (!name.includes('(') && !name.includes('<')) return name
  const partner = pairsOf(name)
  const end = parametersStart(name, partner, types === '')
  const start = end < name.length || name.includes('<') ? ownStart(name, partner, end) : 0
  return withoutTypes(name, partner, start, end, types)
}

/** Where the parameters begin; the end of the name without any. */
function parametersStart(name: string, partner: Int32Array, mayFollowBlank: boolean): number {
  const bare = name.length - (QUALIFIERS.exec(name.slice(-MAX_QUALIFIER_CHARS))?.[0].length ?? 0)
  if (name.charAt(bare - 1) !== ')') return name.length
  const open = partner[bare - 1]
  if (open <= 0) return name.length
  const before = name.slice(0, open)
  // A person is not told less than the name says: `Thread (2716)`.
  if (!mayFollowBlank && before.endsWith(' ')) return name.length
  if (!/[\w>\]$=~ }]$/.test(before.slice(-1)) && !/operator(?:\(\)|[^\w\s]{1,3})$/.test(before.slice(-MAX_QUALIFIER_CHARS)))
    return name.length
  return before.trimEnd().length
}

/** Enough for every qualifier there is. */
const MAX_QUALIFIER_CHARS = 40

/** Where the function's qualified name begins: after the last blank outside of brackets, unless that is part of an operator's name. */
function ownStart(name: string, partner: Int32Array, end: number): number {
  let start = 0
  for (let at = 0; at < end; at++) {
    if (partner[at] > at) at = Math.min(end, partner[at])
    else if (name.charAt(at) === ' ') {
      if (/operator[^\w\s]{0,3}$/.test(name.slice(Math.max(0, at - MAX_QUALIFIER_CHARS), at))) break
      start = at + 1
    }
  }
  // Other languages' names have blanks too: only a template's own signature begins with a type.
  return end < name.length && start > 0 && isTyped(name, start, end) ? start : 0
}

function isTyped(name: string, start: number, end: number): boolean {
  return name.charAt(end) === '(' && /^[A-Za-z_~(<{$]/.test(name.charAt(start))
}

/** `f<`, `f::<`, `operator< <`. */
function followsName(name: string, at: number): boolean {
  if (name.charAt(at - 1) === ' ') return /operator[^\w\s]{1,3} $/.test(name.slice(Math.max(0, at - MAX_QUALIFIER_CHARS), at))
  return /[\w:]/.test(name.charAt(at - 1))
}

function withoutTypes(name: string, partner: Int32Array, start: number, end: number, types: TypeList): string {
  let text = ''
  let from = start
  for (let at = start; at < end; at++) {
    if (partner[at] <= at || partner[at] >= end) continue
    const isTypes = name.charAt(at) === '<' && at > start && followsName(name, at) && !OWN_BRACKETS.test(name.slice(at, at + 12))
    if (isTypes) {
      const isTurbofish = name.startsWith('::', at - 2)
      text += name.slice(from, isTurbofish ? at - 2 : at) + types
      from = partner[at] + 1
    }
    // What stands in other brackets is kept whole, or the name would be another.
    at = partner[at]
  }
  // `operator< <int>` has a blank before its types.
  return (text + name.slice(from, end)).trimEnd()
}
