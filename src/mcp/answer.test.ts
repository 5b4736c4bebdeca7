import { expect, test } from 'vitest'
import { fitted, MIN_BUDGET, toldName, toolError, type Answer, type AnswerList } from './answer'

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length

function listOf(key: string, count: number, text: (row: number) => string): AnswerList {
  const rows = Array.from({ length: count }, (_, row) => ({ text: text(row), data: { row, text: text(row) } }))
  return {
    key,
    title: `The ${key}:`,
    rows,
    more: shown => (shown < count ? `${count - shown} more ${key}; ask with offset ${shown}` : null),
  }
}

const textOf = (answer: Answer, budget: number) => fitted(answer, budget).content[0].text

test('no answer is larger than its budget, whatever is in it', () => {
  const names = ['f', '"quoted\\"', 'naïve 漢字 🔥', 'x'.repeat(5_000), '\u0000\u202e\n']
  for (const name of names) {
    const lists = ['rows', 'notes', 'threads'].map((key, at) => listOf(key, [0, 3, 400][at], row => `${row} ${toldName(name)}`))
    for (const order of [lists, lists.toReversed()]) {
      const answer: Answer = { head: [name, `${name} again`], facts: { profile: 'p1', name: toldName(name), total: 1e9 }, lists: order }
      for (let budget = MIN_BUDGET; budget < 12_000; budget = Math.ceil(budget * 1.3)) {
        expect(bytesOf(fitted(answer, budget))).toBeLessThanOrEqual(budget * 3)
      }
    }
  }
})

test('the most important rows are shown, in their place, and what was left out is said in the text and beside it', () => {
  const rows = [
    { text: 'main', data: 'main', rank: 0 },
    { text: `  light ${'-'.repeat(300)}`, data: 'light', rank: 3 },
    { text: '  heavy', data: 'heavy', rank: 1 },
    { text: '    its callee', data: 'callee', rank: 2 },
  ]
  const more = (shown: number) => (shown < 4 ? `${4 - shown} rows; ask with a larger budget` : null)
  const answer: Answer = { head: ['Call tree'], facts: {}, lists: [{ key: 'rows', title: '', rows, more }] }
  expect(fitted(answer, 180)).toEqual({
    content: [{ type: 'text', text: 'Call tree\nmain\n  heavy\n    its callee\n\nLeft out: 1 rows; ask with a larger budget' }],
    structuredContent: { rows: ['main', 'heavy', 'callee'], left_out: ['1 rows; ask with a larger budget'] },
  })
  expect(textOf(answer, 2_000)).not.toContain('Left out')
})

test('a later list gets what an earlier one left, and is named where nothing is left', () => {
  const answer: Answer = {
    head: ['Overview'],
    facts: {},
    lists: [listOf('findings', 50, row => `finding ${row}`), listOf('notes', 2, row => `note ${row}`)],
  }
  expect(textOf(answer, 5_000)).toMatch(/^Overview\n\nThe findings:\nfinding 0\n[^]*finding 49\n\nThe notes:\nnote 0\nnote 1$/)
  expect(textOf(answer, 300)).toMatch(
    /finding 0\n[^]*\n\nLeft out: \d+ more findings; ask with offset \d+\nLeft out: 2 more notes; ask with offset 0$/,
  )
})

test('a larger budget never shows less', () => {
  const answer: Answer = { head: ['Top'], facts: {}, lists: [listOf('rows', 100, row => `function ${row}`)] }
  const lengths = Array.from({ length: 30 }, (_, at) => textOf(answer, 200 + at * 50).split('\n').length)
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
})

test('an error is one short sentence, even where it names a hundred files', () => {
  const result = toolError(Array.from({ length: 1_000 }, (_, at) => `/profiles/"${at}".pprof`).join(', '), 100)
  expect(result.isError).toBe(true)
  expect(bytesOf(result)).toBeLessThanOrEqual(300)
})

test('a row that does not fit stands in its short form', () => {
  const rows = [
    { text: `first ${'-'.repeat(900)}`, data: 'first', short: { text: 'first (shortened)', data: { shortened: 'first' } } },
    { text: 'second', data: 'second' },
  ]
  const answer: Answer = { head: ['Findings'], facts: {}, lists: [{ key: 'rows', title: '', rows, more: () => null }] }
  expect(textOf(answer, 150)).toBe('Findings\nfirst (shortened)\nsecond')
  expect(textOf(answer, 500)).toBe(`Findings\nfirst ${'-'.repeat(900)}\nsecond`)
})
