import { expect, test } from 'vitest'
import { crowd, findingOf, said } from '../../testing/findings'
import { KNOWN_RULES } from './findInsights'
import { parseRuleSettings, type RuleSettings } from './settings'

function settings(json: unknown): RuleSettings {
  const parsed = parseRuleSettings(JSON.stringify(json), KNOWN_RULES)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

function refusal(text: string): string {
  const parsed = parseRuleSettings(text, KNOWN_RULES)
  return parsed.ok ? '' : parsed.error
}

const HOT = crowd(800) + 'main;dal.fetchAll 200\n'

test('changes a threshold', () => {
  expect(said(HOT)).toEqual(['medium wide-leaf dal.fetchAll'])
  expect(said(HOT, settings({ rules: { 'wide-leaf': { minShare: 0.3 } } }))).toEqual([])
})

test('switches a rule off', () => {
  expect(said(HOT, settings({ rules: { 'wide-leaf': { enabled: false } } }))).toEqual([])
})

test('knows names of one’s own', () => {
  expect(said(HOT, settings({ rules: { database: { patterns: ['^dal\\.'] } } }))).toEqual(['medium database dal.fetchAll'])
})

test('reports a domain of one’s own', () => {
  const own = settings({ domains: [{ id: 'data-layer', title: 'Data layer', patterns: ['^dal\\.'], action: 'Ask the data team.' }] })
  expect(said(HOT, own)).toEqual(['medium data-layer dal.fetchAll'])
})

test('takes frames of one’s own for waiting', () => {
  const idle = settings({ frames: { idle: ['^dal\\.'] } })
  expect(said(HOT, idle)).toEqual(['low idle dal.fetchAll'])
  expect(findingOf(HOT, 'wide-leaf').value).toBe(200)
})

test('says which key is wrong', () => {
  expect(refusal('{')).toMatch(/^not JSON: /)
  expect(refusal('[]')).toBe('the file must hold one JSON object')
  expect(refusal('{"rule": {}}')).toBe("unknown key 'rule'; there may be rules, domains, frames")
  expect(refusal('{"rules": {"wide-leef": {}}}')).toMatch(/^unknown rule 'rules.wide-leef'; there are .*wide-leaf/)
  expect(refusal('{"rules": {"wide-leaf": {"minshare": 1}}}')).toBe(
    "unknown key 'rules.wide-leaf.minshare'; there may be enabled, minShare, minOwn",
  )
  expect(refusal('{"rules": {"wide-leaf": {"minShare": "a lot"}}}')).toBe("'rules.wide-leaf.minShare' must be a number, 0 or larger")
  expect(refusal('{"rules": {"wide-leaf": {"enabled": 1}}}')).toBe("'rules.wide-leaf.enabled' must be true or false")
  expect(refusal('{"rules": {"database": {"patterns": ["("]}}}')).toBe("'rules.database.patterns[0]' is not a regular expression: (")
  expect(refusal('{"rules": {"wide-leaf": {"patterns": []}}}')).toMatch(/^unknown key 'rules.wide-leaf.patterns'/)
  expect(refusal('{"domains": [{"id": "database"}]}')).toBe(
    "'domains[0].id' is 'database', which is a rule already: use 'rules.database.patterns'",
  )
  expect(refusal('{"domains": [{"id": "rpc", "title": "RPC", "patterns": ["x"]}]}')).toBe("'domains[0].action' must be a text")
  expect(refusal('{"frames": {"idle": "x"}}')).toBe("'frames.idle' must be a list")
})

test('names the place of what is wrong, however deep it stands', () => {
  expect(refusal('{"domains": [{"id": "rpc", "title": "RPC", "patterns": ["x"], "action": "Ask.", "share": 1}]}')).toBe(
    "unknown key 'domains[0].share'; there may be id, title, patterns, minShare, action",
  )
  expect(refusal('{"domains": [{"id": "a", "title": "A", "patterns": ["x"], "action": "Ask."}, {"title": "B"}]}')).toBe(
    "'domains[1].id' must be a text",
  )
  expect(refusal('{"domains": [{"id": "a", "title": ""}]}')).toBe("'domains[0].title' must be a text")
  expect(refusal('{"domains": [{"id": "a", "title": "A", "patterns": "x"}]}')).toBe("'domains[0].patterns' must be a list")
  expect(refusal('{"domains": [{"id": "a", "title": "A", "patterns": ["x", ""]}]}')).toBe("'domains[0].patterns[1]' must be a text")
  expect(refusal('{"domains": [{"id": "a", "title": "A", "patterns": ["x"], "minShare": -1}]}')).toBe(
    "'domains[0].minShare' must be a number, 0 or larger",
  )
  expect(refusal('{"domains": [{"id": "wide-leaf", "title": "A"}]}')).toMatch(/^'domains\[0\].id' is 'wide-leaf', which is a rule already/)
  expect(refusal('{"domains": {}}')).toBe("'domains' must be a list")
  expect(refusal('{"domains": [1]}')).toBe("'domains[0]' must be an object")
  expect(refusal('{"rules": []}')).toBe("'rules' must be an object")
  expect(refusal('{"rules": {"idle": null}}')).toBe("'rules.idle' must be an object")
  expect(refusal('{"rules": {"database": {"patterns": [7]}}}')).toBe("'rules.database.patterns[0]' must be a text")
  expect(refusal('{"frames": 1}')).toBe("'frames' must be an object")
  expect(refusal('{"frames": {"idel": []}}')).toMatch(/^unknown key 'frames.idel'; there may be .*idle/)
  expect(refusal('{"frames": {"idle": ["("]}}')).toBe("'frames.idle[0]' is not a regular expression: (")
})

test('a threshold may be nothing at all, and what is not said stays as it was', () => {
  const changed = settings({
    rules: { 'wide-leaf': { minShare: 0 }, idle: {} },
    domains: [{ id: 'rpc', title: 'RPC', patterns: ['x'], action: 'Ask.' }],
  })
  expect(changed.rules.get('wide-leaf')).toEqual({ enabled: true, limits: { minShare: 0 }, patterns: [] })
  expect(changed.rules.get('idle')).toEqual({ enabled: true, limits: {}, patterns: [] })
  expect(changed.domains).toMatchObject([{ id: 'rpc', minShare: null }])
  expect(settings({ domains: [{ id: 'rpc', title: 'RPC', patterns: ['x'], minShare: 0, action: 'Ask.' }] }).domains).toMatchObject([
    { minShare: 0 },
  ])
  expect(settings({})).toEqual({ rules: new Map(), domains: [], frames: {} })
})

test('a rule is off where each name that it reports is, and one name alone switches off what is said under it', () => {
  const input = crowd(600) + 'main;parse;malloc 400\n'
  expect(said(input)).toEqual(['high allocation malloc'])
  expect(said(input, settings({ rules: { allocation: { enabled: false } } })).join()).not.toContain('allocation')
  expect(said(input, settings({ rules: { allocation: { enabled: false }, 'gc-pressure': { enabled: false } } }))).toEqual([
    'high wide-leaf malloc',
  ])
})
