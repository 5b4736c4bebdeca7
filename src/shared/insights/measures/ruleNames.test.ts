import { expect, test } from 'vitest'
import { RULES } from '../index'
import { NAMED } from './ruleNames'

test('a rule that another speaks of is one of the rules, by what it is set by and by what it reports', () => {
  const names = Object.values(NAMED)
  expect(names.filter(name => !RULES.some(({ id }) => id === name))).toEqual([])
  expect(names.filter(name => !RULES.some(({ reports }) => reports.some(report => report === name)))).toEqual([])
})

test('a domain wins over domains that there are', () => {
  const domains = RULES.flatMap(({ id, patterns }) => (patterns === null ? [] : [id]))
  const others = RULES.flatMap(({ patterns }) => patterns?.winsOver ?? [])
  expect(others).not.toHaveLength(0)
  expect(others.filter(other => !domains.includes(other))).toEqual([])
})
