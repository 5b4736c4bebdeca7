import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import { convertedBytes } from '../../testing/convertedBytes'
import { profileOf } from '../../testing/reading'
import { convertProfile } from '../report/convert'
import { functionName } from './profile'
import { withSpelledNames } from './spelledNames'

const LINES = ['main (app.py:3);f (app.py:12);f_[k] 5', 'main (app.py:3);f (app.py:14) 2']

test('gives marks and lines to the names where a format has no other place for them', () => {
  const profile = withSpelledNames(profileOf(LINES.join('\n')))
  const names = Array.from(profile.frames.fn, fn => functionName(profile, fn))
  expect(names).toEqual(['main (app.py:3)', 'f (app.py:12)', 'f_[k]', 'f (app.py:14)'])
  expect(foldedLines(profile, 0)).toEqual(LINES)
})

test('keeps folded lines through every conversion that has no other place for lines', () => {
  const profile = profileOf(LINES.join('\n'))
  for (const to of ['speedscope', 'folded'] as const) {
    const converted = profileOf(convertedBytes(convertProfile(profile, to, 0, 'test')))
    expect(foldedLines(converted, 0)).toEqual(LINES)
  }
})

test('as pprof, which has files and lines of its own, a function is one, whatever its line', () => {
  const { frames, stacks, samples, ...profile } = profileOf(convertedBytes(convertProfile(profileOf(LINES.join('\n')), 'pprof', 0, 'test')))
  expect(foldedLines({ ...profile, frames, stacks, samples }, 0)).toEqual(['main;f 2', 'main;f;f_[k] 5'])
  const lineOf = (stack: number) => frames.line[stacks.frame[stack]]
  expect(Array.from(samples.stack, stack => [lineOf(stack), lineOf(stacks.parent[stack])]).toSorted()).toEqual([
    [-1, 12],
    [14, 3],
  ])
})

test('writes names that hold a semicolon or a line end on one line', () => {
  const json = {
    nodes: [
      { id: 1, callFrame: { functionName: '(root)' }, children: [2] },
      { id: 2, callFrame: { functionName: 'a;b\nc', url: 'x.js' } },
    ],
  }
  const profile = profileOf(JSON.stringify({ ...json, startTime: 0, endTime: 2, samples: [2, 2], timeDeltas: [0, 1] }))
  expect(foldedLines(profile, 0)).toEqual([expect.stringMatching(/^a:b c \d+$/)])
})
