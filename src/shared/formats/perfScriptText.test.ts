import { expect, test } from 'vitest'
import { profileOf, read } from '../../testing/reading'

const FRAMES = '\t    55d0 leaf+0x12 (/bin/app)\n\t    55e0 main+0x3 (/bin/app)\n'

test('reads nothing between the marks of a header, whose command may have several lines', () => {
  const header = [
    '# ========',
    '# captured on    : Sat Nov 28 20:42:47 2026',
    '# cmdline : python3 -c ',
    'import re',
    'for _ in range(30): f(60000)',
    '# ========',
    '#',
  ]
  const profile = profileOf([...header, 'app 12 1.5:    7 cpu-clock:', FRAMES, '', ''].join('\n'))
  expect(profile.meta.sampleTypes.map(({ name }) => name)).toEqual(['cpu-clock', 'cpu-clock:samples'])
  expect(profile.meta.notes).toEqual([])
})

test('believes no bare event where events have ids and times, and shows the event with most samples first', () => {
  const input = `app 12 1.5: page-faults:\n${FRAMES}\nnote: 55d0 leaf (/bin/app)\n\n${`app 12 1.5: cycles:\n${FRAMES}\n`.repeat(2)}`
  const { meta } = profileOf(input)
  expect(meta.sampleTypes.map(({ name }) => name)).toEqual(['page-faults', 'cycles'])
  expect(meta.defaultSampleType).toBe(1)
  expect(meta.notes).toMatchObject([{ what: 'lines that are neither an event nor a frame', count: 1 }])
})

test('is not taken in by text with a line that looks like an event', () => {
  expect(read('Dear all,\nWarning: add more tests (soon)\nBye')).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
  expect(read('See: facade pattern (GoF)\n')).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
  const late = `app 12 1.5: cycles:\n${FRAMES}\n${'a line of a letter\n\n'.repeat(50)}`
  expect(read(`${`app 12 1.5: cycles:\n${FRAMES}\n`.repeat(900)}${late.repeat(90)}`)).toMatchObject({
    ok: false,
    error: { kind: 'malformed' },
  })
})
