// Signs that Rust's old mangling spells out (rustc's `legacy.rs`), in a symbol or as tools leave them that do not undo it.

const SIGNS: Readonly<Record<string, string>> = { LT: '<', GT: '>', RF: '&', BP: '*', SP: '@', LP: '(', RP: ')', C: ',' }
/** `$u7b$` is any character by its number. */
const ESCAPE = /_?\$(LT|GT|RF|BP|SP|LP|RP|C|u[0-9a-f]{1,6})\$/g
const FIRST_PRINTABLE = 0x20
const MAX_CODE_POINT = 0x10ffff

/** `_$LT$T$GT$..go` is `<T>::go`, `run::_$u7b$$u7b$closure$u7d$$u7d$` its closure. */
export function withoutRustEscapes(name: string): string {
  return name
    .replace(ESCAPE, (escape, code: string, at: number) => {
      const sign = signOf(code)
      if (sign === null) return escape
      // A part that begins with a sign got an underscore before it.
      const isStart = at === 0 || /[:.]/.test(name[at - 1])
      return escape.startsWith('_') && !isStart ? `_${sign}` : sign
    })
    .replaceAll('..', '::')
}

function signOf(code: string): string | null {
  const sign = SIGNS[code]
  if (sign !== undefined) return sign
  const point = parseInt(code.slice(1), 16)
  return point < FIRST_PRINTABLE || point > MAX_CODE_POINT ? null : String.fromCodePoint(point)
}
