import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { profileOf } from '../../testing/reading'
import { compareUtf8 } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { foldedLines } from '../../testing/foldedLines'

/** The plain way: all lines in memory, sorted as they are printed. */
function summedAndSorted(lines: readonly string[]): string[] {
  const sums = new Map<string, number>()
  for (const line of lines) {
    const split = line.lastIndexOf(' ')
    const stack = line.slice(0, split)
    sums.set(stack, (sums.get(stack) ?? 0) + Number(line.slice(split + 1)))
  }
  return Array.from(sums, ([stack, sum]) => `${stack} ${sum}`).sort(compareUtf8)
}

test('sorts by bytes whatever stands in the names', () => {
  const random = seededRandom(7)
  // Signs before and after the blank, the semicolon and the digits, between which lines of one stack and of its children part.
  const letters = ['a', 'b', '!', '(', '/', '5', ':', '<', '~', ' b', ' 1', 'é', '\uff5e', '\u{1f525}']
  const pick = (most: number) => Math.floor(random() * most)
  const name = () => Array.from({ length: 1 + pick(3) }, () => letters[pick(letters.length)]).join('')
  for (let round = 0; round < 20; round++) {
    const stack = () => Array.from({ length: 1 + pick(4) }, () => `x${name()}`).join(';')
    const lines = Array.from({ length: 1 + pick(40) }, () => `${stack()} ${1 + pick(30)}`)
    // A line with one number more than others would be read as a second column.
    const input = [...lines, 'x 1'].join('\n')
    const profile = profileOf(input)
    expect(foldedLines(profile, 0)).toEqual(summedAndSorted([...lines, 'x 1']))
  }
})

test('leaves out what weighs nothing, and prints a stack as well as what it calls', () => {
  expect(foldedLines(profileOf('a;b 0\na;c 2\na 1\nd 0\n'), 0)).toEqual(['a 1', 'a;c 2'])
})

test('a frame without a name is written under one, so that its line can be read again', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const onTop = (stack: number, name: string) => builder.stack(stack, builder.frame(builder.fn({ name }), NONE, NONE, 0))
  const nameless = onTop(NONE, '')
  for (const stack of [nameless, onTop(nameless, 'main'), onTop(NONE, ' ')]) builder.weigh(builder.sample(stack), type, 1)
  expect(foldedLines(builder.finish(), 0)).toEqual(['[unknown] 2', '[unknown];main 1'])
})
