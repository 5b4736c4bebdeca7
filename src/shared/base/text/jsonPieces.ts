// JSON of any size: a stack of millions of frames is printed without a text of all of them in memory.

/** Written at once: what holds more is taken apart. */
const MOST_CELLS = 1000
const BATCH_ELEMENTS = 64
const INDENT = '  '

/** What `JSON.stringify(value, null, 2)` makes of plain data, in pieces that follow each other. `margin`: what its lines after the first begin with. */
export function* jsonPieces(value: unknown, margin = ''): Generator<string> {
  if (!isObject(value) || isSmall(value)) {
    yield onMargin(JSON.stringify(value, null, INDENT), margin)
    return
  }
  const inner = margin + INDENT
  let before = '\n'
  if (Array.isArray(value)) {
    yield '['
    for (let from = 0; from < value.length; from += BATCH_ELEMENTS) {
      const batch: unknown[] = value.slice(from, from + BATCH_ELEMENTS)
      if (batch.every(isSmall)) {
        // Without the brackets and the breaks inside of them.
        yield before + margin + onMargin(JSON.stringify(batch, null, INDENT).slice(2, -2), margin)
      } else {
        for (const [place, element] of batch.entries()) {
          yield (place === 0 ? before : ',\n') + inner
          yield* jsonPieces(element ?? null, inner)
        }
      }
      before = ',\n'
    }
    yield `\n${margin}]`
    return
  }
  yield '{'
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue
    yield `${before}${inner}${JSON.stringify(key)}: `
    yield* jsonPieces(entry, inner)
    before = ',\n'
  }
  yield `\n${margin}}`
}

/** Line ends inside of strings are escaped, so each one is JSON's own. */
function onMargin(json: string, margin: string): string {
  return margin === '' ? json : json.replaceAll('\n', `\n${margin}`)
}

function isSmall(value: unknown): boolean {
  return cellsLeft(value, MOST_CELLS) > 0
}

/** Of so many cells those that `value` does not need; looks no further once there are none. */
function cellsLeft(value: unknown, cells: number): number {
  if (!isObject(value)) return cells - 1
  const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  let left = cells - 1
  if (entries.length >= left) return 0
  for (const entry of entries) {
    if (left <= 0) break
    left = cellsLeft(entry, left)
  }
  return left
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
