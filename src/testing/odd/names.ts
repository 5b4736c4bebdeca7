// Names that nobody gives and everybody may be handed: empty, for terminals, for JavaScript's own objects, built for patterns to go back over.

/** Pieces that patterns could go back and forth over, and what a terminal or a reader of text must not be handed. */
const PIECES = [
  'a::',
  '(a',
  '<b',
  'node_modules/',
  'a.b(',
  ' (x.py:1)',
  '0x1f',
  '$$Lambda$1/',
  '[',
  ';',
  '_ZN1a',
  '{closure#0}::',
  '- ',
  '\\',
  'operator ',
  'a$1',
  'func1.',
  '/x@1.2.3/',
  '::<T>',
  '() ',
  'a,b ',
  '"',
  'κ',
]
const NAMES = [
  '',
  '\u001b]0;owned\u0007',
  '\u202eevil',
  '__proto__',
  'constructor',
  'a\nb',
  '\0',
  '(idle)',
  '(no stack)',
  '💥',
  '-',
  ' ',
  '\ud800',
  // What begins like an address and is none, a number where a name belongs, and symbols that refer back to themselves.
  'http://[bad/x.js',
  'http://h:99999/x.js',
  'file:///%zz',
  '3',
  '_RINvCs_2x01fTaaaaaaaaETBa_Ba_ETBk_Bk_ETBs_Bs_ETBA_BA_ETBI_BI_ETBQ_BQ_ETBY_BY_ETB16_B16_ETB1e_B1e_ETB1o_B1o_ETB1y_B1y_EE',
  '_Z1fI1aIS_S_S_ES0_IS0_S0_EES1_S2_S1_S2_',
]
/** As long as nobody's names are … */
const LONG_CHARS = 30_000
/** … and twice that where they are meant to keep a reader busy. */
const EXPLODING_CHARS = 64_000
const SHORT_CHARS = 40

export const below = (n: number, random: () => number) => Math.floor(random() * n)
export const oneOf = <T>(list: readonly T[], random: () => number): T => list[below(list.length, random)]

export function oddName(random: () => number): string {
  if (random() < 0.6) return oneOf(NAMES, random)
  return repeated(oneOf(PIECES, random), random() < 0.3 ? LONG_CHARS : SHORT_CHARS)
}

/** Two or three pieces, over and over: one of them alone is what every pattern was tried with. */
export function explodingName(random: () => number): string {
  const unit = Array.from({ length: 1 + below(3, random) }, () => oneOf(PIECES, random)).join('')
  return (
    oneOf(['', 'x', '/a/'], random) +
    repeated(unit, EXPLODING_CHARS / (1 + below(2, random))) +
    oneOf(['', '!', ')', ' (in x)', '>'], random)
  )
}

function repeated(unit: string, chars: number): string {
  return unit.repeat(Math.ceil(chars / unit.length))
}
