// What a function is called at a place of its source. A source map's own names are of whatever token stands there, a parameter as often as not.

/** Longer declarations are of generated code, which is not looked at. */
const LOOKED_BACK_CHARS = 300

const SPACE = /\s/
const WORD = /[\p{ID_Continue}$#\u200c\u200d]/u
const QUOTE = /['"]/
/** What stands before a parameter list and is no name. */
const KEYWORDS = new Set([
  'function',
  'async',
  'get',
  'set',
  'static',
  'return',
  'await',
  'yield',
  'new',
  'typeof',
  'void',
  'if',
  'for',
  'while',
])
const CLASS = /\bclass\s+(?=[\p{ID_Start}$_])/gu

/**
 * `line` and `column` are 0-based; '' where the function has no name. `isCertain`: the function's own name or parameters are known to
 * stand there. Else it may be the name of what the function is an argument of, as in `list.sort((a, b) => …)`.
 */
export function originalName(text: string, line: number, column: number, isCertain: boolean): string {
  const at = offsetOf(text, line, column)
  if (at === null) return ''
  const here = text.slice(at, endOf(text, at, WORD))
  if (here !== '' && !KEYWORDS.has(here) && '(<'.includes(text[endOf(text, at + here.length, SPACE)] ?? ' ')) {
    if (!isCertain) return ''
    return here === 'constructor' ? classBefore(text, at) : here
  }
  // A method's place may be its parameter list: its name stands right before it.
  const method = text[at] === '(' ? wordBefore(text, beforeTypes(text, at)) : ''
  if (method !== '' && !KEYWORDS.has(method)) return method === 'constructor' ? classBefore(text, at) : method
  return boundName(text, beforeLeadIn(text, at))
}

/** What a function is given to: `name: `, `name = `, `name: Type = `. */
function boundName(text: string, end: number): string {
  const sign = text[end - 1]
  if (sign === ':') {
    const key = startOf(text, startOf(text, end - 1, SPACE), QUOTE)
    const start = startOf(text, key, WORD)
    const before = text[startOf(text, startOf(text, start, QUOTE), SPACE) - 1] ?? ''
    // A property's own key, never the middle of `a ? b : c`.
    return '{,'.includes(before) ? text.slice(start, key) : ''
  }
  if (sign !== '=' || /[=!<>]/.test(text[end - 2] ?? '')) return ''
  const bound = startOf(text, startOf(text, end - 1, /[?|&]/), SPACE)
  return wordBefore(text, startOf(text, beforeAnnotation(text, bound), /[\s?!]/))
}

/** Where the `: Type` of what ends at `end` begins; `end` where there is none. */
function beforeAnnotation(text: string, end: number): number {
  let depth = 0
  for (let at = end - 1; at >= Math.max(0, end - LOOKED_BACK_CHARS); at--) {
    const sign = text[at]
    const isArrow = sign === '>' && text[at - 1] === '='
    if (isArrow) at--
    else if (')]}>'.includes(sign)) depth++
    else if ('([{<'.includes(sign) && --depth < 0) return end
    else if (depth === 0 && sign === ':') return at
    else if (depth === 0 && ';=,\n'.includes(sign)) return end
  }
  return end
}

/** `name<T, K>(`: before the type parameters. */
function beforeTypes(text: string, end: number): number {
  if (text[end - 1] !== '>') return end
  const start = text.lastIndexOf('<', end)
  return start === -1 || end - start > LOOKED_BACK_CHARS ? end : start
}

/** Before `async`, `function`, `function*` and open brackets. */
function beforeLeadIn(text: string, end: number): number {
  for (let at = end; ;) {
    const start = startOf(text, at, /[\s(*]/)
    const word = wordBefore(text, start)
    if (word !== 'async' && word !== 'function') return start
    at = start - word.length
  }
}

function wordBefore(text: string, end: number): string {
  return text.slice(startOf(text, end, WORD), end)
}

function startOf(text: string, end: number, of: RegExp): number {
  let at = end
  while (at > 0 && end - at < LOOKED_BACK_CHARS && of.test(text[at - 1])) at--
  return at
}

function endOf(text: string, start: number, of: RegExp): number {
  let at = start
  while (at < text.length && at - start < LOOKED_BACK_CHARS && of.test(text[at])) at++
  return at
}

function offsetOf(text: string, line: number, column: number): number | null {
  let start = 0
  for (let passed = 0; passed < line; passed++) {
    start = text.indexOf('\n', start) + 1
    if (start === 0) return null
  }
  return start + column <= text.length ? start + column : null
}

/** V8 calls a constructor by its class. */
function classBefore(text: string, at: number): string {
  const last = [...text.slice(0, at).matchAll(CLASS)].at(-1)
  if (last === undefined) return 'constructor'
  const start = last.index + last[0].length
  return text.slice(start, endOf(text, start, WORD))
}
