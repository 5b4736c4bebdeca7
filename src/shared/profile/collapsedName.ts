// How stackcollapse-perf.pl spells a symbol of perf: without arguments, quotes and `;`. Folded stacks print it, so that they are the same as
// that script's; everything else has the symbol in full.

/** Go's methods (`net/http.(*Client).Do`) have parentheses that are no argument list. */
const GO_METHOD = /\.\(.*\)\./
const ARGUMENTS = /\((?!anonymous namespace\)).*/s
/** Java's compiler map joins inlined methods with `->`; C++ has an operator of that name. */
const INLINE_CHAIN = /(?<!operator)->/
const INLINED_MARK = '_[i]'
/** Longer symbols are taken as they are: a regular expression over millions of characters runs out of stack. */
export const MAX_PARSED_LENGTH = 100_000

export function inlineChain(symbol: string): readonly string[] {
  return symbol.length > MAX_PARSED_LENGTH ? [symbol] : symbol.split(INLINE_CHAIN)
}

/** A name with ` -> ` in it comes out as the frames that the script makes of it. */
export function collapsedName(symbol: string): string {
  return inlineChain(symbol)
    .filter(part => part !== '')
    .map((part, depth) => collapsedPart(part) + (depth === 0 ? '' : INLINED_MARK))
    .join(';')
}

function collapsedPart(symbol: string): string {
  if (symbol.length > MAX_PARSED_LENGTH) return symbol
  const plain = symbol.replaceAll(';', ':')
  const name = (GO_METHOD.test(plain) ? plain : plain.replace(ARGUMENTS, '')).replace(/["']/g, '')
  return name === '' ? symbol : name
}
