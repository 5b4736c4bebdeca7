import { expect, test } from 'vitest'
import { stackView } from '../../../shared/analysis/stackView'
import { findInsights } from '../../../shared/insights/findInsights'
import { changeInsights } from '../../../shared/diff/changeInsights'
import { changesOf } from '../../../shared/diff/changes'
import { compare } from '../../../shared/diff/compare'
import { NO_CHANGES } from '../../../shared/insights/settings'
import { profileOf } from '../../../testing/reading'
import { markdownText, plainText } from './findingText'

function findingsOn(text: string) {
  const profile = profileOf(text)
  return findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES })
}

/** Each too small to be found. */
const OTHERS = Array.from({ length: 31 }, (_, at) => `main;other${at};part${at} 129`).join('\n')

const report = findingsOn(`main;serve;tpl::Render<T> 5001\nmain;epoll_wait 1000\n${OTHERS}`)
const [first] = report.insights

test('a finding on a change is given in percent of baseline, never as a share of a total', () => {
  const others = ['query', 'encode', 'sort', 'log', 'hash', 'render', 'insert', 'validate'].map(name => `main;${name} 200\n`).join('')
  const run = (text: string) => ({ profile: profileOf(text + others), sampleType: 0 })
  const changed = changeInsights(changesOf(compare([run('main;tax 100\nmain;old 90\n')], [run('main;tax 420\n')])))
  expect(plainText(changed.insights[0], changed, '')).toContain('+17.9 % ± 2.5 of baseline · high · regressed')
})

test('copies a finding with everything that is known about it, and the note on it', () => {
  const text = plainText(first, report, 'seen in May')
  expect(text.split('\n')[0]).toBe(first.title)
  expect(text).toContain('55.6 % ± 1.0 of the active 9,000 samples · high · wide-leaf')
  expect(text).toContain('Try: optimize tpl::Render<…> itself')
  expect(text).toContain('code complexity')
  expect(text).toContain('Note: seen in May')
})

test('Markdown keeps a name as it is, whatever signs are in it', () => {
  const text = markdownText(first, report, '')
  expect(text).toContain('### Expensive function: `tpl::Render<T>`')
  expect(text).toContain('| 10–100× on the function | code complexity | bugs |')
  expect(text).not.toContain(' <T>')
  expect(text).not.toContain('> \n')
})
