import { expect, test } from 'vitest'
import { printable } from '../../shared/base/text/unsafe'
import { wordsOf } from './answerWords'

const said = (text: string) => wordsOf(new TextEncoder().encode(text))

test('of what a server says a sentence is shown, cut between characters', () => {
  expect(said(' no such\n  app ')).toBe('no such app')
  for (const before of ['', 'x']) {
    const words = said(before + '\u{1f525}'.repeat(300))
    expect([words.length <= 300, words.endsWith('\u{1f525}…'), printable(words) === words]).toEqual([true, true, true])
  }
})
