import { expect, test } from 'vitest'
import { isRuleChanged, ownDomains, parsedDraft, ruleTitle, ruleValue, withDomain, withRuleValue } from './ruleDraft'

const draftOf = (text: string) => {
  const draft = parsedDraft(text)
  if (draft === null) throw new Error('no draft')
  return draft
}

test('sets one threshold, and takes it away again without a trace', () => {
  const set = withRuleValue(draftOf(''), 'wide-leaf', 'minShare', 0.05)
  expect(JSON.parse(set)).toEqual({ rules: { 'wide-leaf': { minShare: 0.05 } } })
  expect(ruleValue(draftOf(set), 'wide-leaf', 'minShare')).toBe(0.05)
  expect(isRuleChanged(draftOf(set), 'wide-leaf')).toBe(true)
  expect(withRuleValue(draftOf(set), 'wide-leaf', 'minShare', undefined)).toBe('')
})

test('leaves everything else as it is', () => {
  const text = '{"rules":{"logging":{"enabled":false}},"frames":{"waiting":["^park$"]}}'
  expect(JSON.parse(withRuleValue(draftOf(text), 'database', 'enabled', false))).toEqual({
    rules: { logging: { enabled: false }, database: { enabled: false } },
    frames: { waiting: ['^park$'] },
  })
})

test('keeps domains of a team, and what the form does not know of them', () => {
  const search = { id: 'search', title: 'Search', patterns: ['^index'], action: 'Ask.' }
  const added = withDomain(draftOf(''), 0, search)
  expect(ownDomains(draftOf(added))).toEqual([search])
  const limited = draftOf('{"domains":[{"id":"search","title":"Search","patterns":["^index"],"action":"Ask.","minShare":0.2}]}')
  expect(JSON.parse(withDomain(limited, 0, { ...search, title: 'Index' }))).toMatchObject({ domains: [{ title: 'Index', minShare: 0.2 }] })
  expect(withDomain(limited, 0, null)).toBe('')
})

test('has nothing to show of what is no object', () => {
  expect(parsedDraft('{')).toBeNull()
  expect(parsedDraft('[]')).toBeNull()
})

test('names rules as people do', () => {
  expect(ruleTitle('lock-contention')).toBe('Lock contention')
  expect(ruleTitle('gc-pressure')).toBe('GC pressure')
  expect(ruleTitle('syscall-io')).toBe('Syscall I/O')
})
