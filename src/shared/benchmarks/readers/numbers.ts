// Plain numbers, of a program that measures itself: one JSON array, or text with one a line. Their unit is asked for.

import type { BenchReader, BenchSource } from './reader'
import { numberOf } from './json'
import { suiteOf, valuesMeasure } from './suiteOf'
import type { Numbers } from './json'

export const plainNumbers: BenchReader = {
  id: 'numbers',
  title: 'plain numbers',
  looksLike: source => {
    const numbers = numbersIn(source)
    return numbers !== null && numbers.values.length > 0
  },
  read: source =>
    suiteOf({
      tool: 'plain numbers',
      series: [
        {
          name: 'values',
          params: {},
          measures: valuesMeasure(
            { name: 'value', unit: '', better: 'lower', kind: 'time' },
            numbersIn(source) ?? { values: [], unusable: 0 },
            'yes',
          ),
          isWarmedUp: false,
        },
      ],
    }),
}

/** Null where anything else than numbers (or the words of no number) is in it. */
function numbersIn(source: BenchSource): Numbers | null {
  const cells = cellsOf(source)
  if (cells === null) return null
  const values = cells.map(numberOf).filter(value => value !== null)
  return { values, unusable: cells.length - values.length }
}

const NO_NUMBER = /^[+-]?(nan|inf|infinity)$/i

function cellsOf(source: BenchSource): readonly unknown[] | null {
  if (source.kind === 'folder') return null
  if (source.kind === 'json') {
    const { value } = source
    const isNumbers =
      Array.isArray(value) && value.every(cell => typeof cell === 'number' || (typeof cell === 'string' && NO_NUMBER.test(cell)))
    if (isNumbers) return value
    return typeof value === 'number' ? [value] : null
  }
  const words = source.text.split(/[\s,;]+/).filter(word => word !== '')
  return words.every(word => NO_NUMBER.test(word) || Number.isFinite(Number(word))) ? words.map(Number) : null
}
