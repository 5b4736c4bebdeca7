import { beforeEach, expect, test } from 'vitest'
import { buildCallTree } from '../../shared/analysis/callTree'
import { stackView } from '../../shared/analysis/stackView'
import { functionName } from '../../shared/profile/profile'
import { profileOf } from '../../testing/reading'
import { openProfile } from '../testing/sheets'
import { NO_ANSWERS, treeChoice, useAnswers } from './answers'
import { goToMatch } from './mainFlame'
import { FIRST_VIEW, search, useView } from './view'

const PROFILE = profileOf('main;list;sort 6\nmain;legacy 4\n')
const OPEN = openProfile(PROFILE)
const WHOLE = 10
const TREE = buildCallTree(PROFILE, stackView(PROFILE, 0))

beforeEach(() => {
  useView.setState(FIRST_VIEW)
  const drawn = { tree: TREE, samples: null, deepest: new Int32Array(TREE.length), wholeValue: WHOLE, sides: null }
  useAnswers.setState({ ...NO_ANSWERS, tree: { ...drawn, profile: OPEN, choice: treeChoice(FIRST_VIEW, 'heaviest') } })
})

/** The worker's answer to what is searched for in this moment. */
function answered(): void {
  const { query } = useView.getState()
  const matched = PROFILE.functions.name.map((_, fn) => Number(nameOf(fn).startsWith(query.text)))
  const found = { matched: Uint8Array.from(matched), functionCount: 1, value: 0, totalValue: WHOLE, wholeValue: WHOLE }
  useAnswers.setState({ matches: { ...found, profile: OPEN, query } })
}

function nameOf(fn: number): string {
  return functionName(PROFILE, fn)
}

function selected(): string | null {
  const { selectedFrame } = useView.getState()
  return selectedFrame === null ? null : nameOf(selectedFrame.fn)
}

test('Enter goes to what the whole text finds, not to what its beginning found', () => {
  search({ text: 'l' })
  answered()
  search({ text: 'le' })
  goToMatch(1)
  expect(selected()).toBeNull()
  answered()
  expect(selected()).toBe('legacy')
})

test('Enter before there is any answer waits for it; pressed twice it goes two further', () => {
  search({ text: 'l' })
  goToMatch(1)
  goToMatch(1)
  answered()
  expect(selected()).toBe('legacy')
})

test('what is searched for no more is not gone to', () => {
  search({ text: 'li' })
  goToMatch(1)
  search({ text: 'so' })
  answered()
  expect(selected()).toBeNull()
  search({ text: '' })
  goToMatch(1)
  answered()
  expect(selected()).toBeNull()
})
