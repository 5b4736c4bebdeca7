import { expect, test } from 'vitest'
import { cutPlace } from '../../../shared/analysis/places'
import {
  findingKey,
  frameNotes,
  isDismissed,
  MAX_NOTE_CHARS,
  NO_NOTES,
  notesIn,
  noteText,
  withDismissed,
  withNote,
  withoutDismissed,
  type NoteSubject,
} from './noteBook'

const FRAME: NoteSubject = { kind: 'frame', frame: cutPlace('query', ['main', 'query']) }
const FINDING: NoteSubject = { kind: 'finding', finding: findingKey('database', 'query') }

test('notes come back from a file as they were written', () => {
  const notes = withDismissed(withNote(withNote(NO_NOTES, FRAME, 'why?'), FINDING, 'known'), findingKey('memcpy', 'copy'))
  expect(notesIn(JSON.parse(JSON.stringify(notes)))).toEqual(notes)
})

test('a note is changed in its place, and gone when it is empty', () => {
  const both = withNote(withNote(NO_NOTES, FRAME, 'first'), FINDING, 'second')
  const changed = withNote(both, FRAME, 'changed')
  expect(changed.written.map(({ text }) => text)).toEqual(['changed', 'second'])
  expect(noteText(withNote(changed, FRAME, ''), FRAME)).toBe('')
  expect(withNote(NO_NOTES, FRAME, '')).toEqual(NO_NOTES)
  expect(withNote(both, FRAME, '').written).toEqual([{ subject: FINDING, text: 'second' }])
})

test('a note is a page at most, in memory and when it is read', () => {
  const long = 'x'.repeat(MAX_NOTE_CHARS + 1)
  const { written } = withNote(NO_NOTES, FRAME, long)
  expect(written[0].text).toHaveLength(MAX_NOTE_CHARS)
  expect(notesIn({ dismissed: [], written: [{ subject: FRAME, text: long }] }).written).toEqual(written)
})

test('two frames of one function have a note each', () => {
  const stacks = [['main', 'query'], ['main', 'other', 'query'], ['start', 'query'], null]
  const frames = stacks.map((stack): NoteSubject => ({ kind: 'frame', frame: cutPlace('query', stack) }))
  const notes = frames.reduce((book, frame, at) => withNote(book, frame, String(at)), NO_NOTES)
  expect(frames.map(frame => noteText(notes, frame))).toEqual(['0', '1', '2', '3'])
})

test('a frame and a finding of one function, and two findings of it, have a note each', () => {
  const others: readonly NoteSubject[] = [
    { kind: 'finding', finding: findingKey('memcpy', 'query') },
    { kind: 'finding', finding: findingKey('database', 'other') },
    { kind: 'frame', frame: cutPlace('other', ['main', 'query']) },
  ]
  const notes = withNote(withNote(NO_NOTES, FINDING, 'finding'), FRAME, 'frame')
  expect(others.map(other => noteText(notes, other))).toEqual(['', '', ''])
  expect([noteText(notes, FINDING), noteText(notes, FRAME)]).toEqual(['finding', 'frame'])
  expect(noteText(withNote(NO_NOTES, FRAME, 'frame'), FINDING)).toBe('')
})

test('the notes on frames have letters in the graph, in the order in which they were written', () => {
  const other: NoteSubject = { kind: 'frame', frame: cutPlace('main', ['main']) }
  const notes = [FRAME, FINDING, other].reduce((book, subject, at) => withNote(book, subject, `note ${at}`), NO_NOTES)
  expect(frameNotes(notes)).toEqual([
    { frame: { functionName: 'query', stack: ['main', 'query'] }, text: 'note 0' },
    { frame: { functionName: 'main', stack: ['main'] }, text: 'note 2' },
  ])
})

test('what was dismissed can be restored', () => {
  const [key, other] = [findingKey('memcpy', 'copy'), findingKey('memcpy', 'move')]
  const both = withDismissed(withDismissed(NO_NOTES, key), other)
  expect(withDismissed(both, other)).toBe(both)
  const restored = withoutDismissed(both, key)
  expect([isDismissed(restored, key), isDismissed(restored, other)]).toEqual([false, true])
  expect(withoutDismissed(restored, other)).toEqual(NO_NOTES)
})

test.each([
  null,
  'text',
  7,
  [],
  { dismissed: 'all', written: {} },
  { dismissed: [null, 'x', { rule: 1 }, { rule: 'memcpy' }, { rule: 1, functionName: 'copy' }, { rule: 'memcpy', functionName: 1 }] },
  { written: [null, 'x', { text: 'x' }, { text: 'x', subject: null }, { text: 'x', subject: {} }] },
  { written: [{ text: 7, subject: FRAME }, { text: '', subject: FRAME }, { subject: FRAME }] },
  {
    written: [
      { text: 'x', subject: { kind: 'finding' } },
      { text: 'x', subject: { kind: 'finding', finding: { rule: 'memcpy' } } },
    ],
  },
  {
    written: [
      { text: 'x', subject: { kind: 'frame' } },
      { text: 'x', subject: { kind: 'frame', frame: { functionName: 1 } } },
    ],
  },
  {
    written: [
      { text: 'x', subject: { ...FRAME, kind: 'thread' } },
      { text: 'x', subject: { ...FINDING, kind: 'thread' } },
    ],
  },
  {
    written: [
      { text: 'x', subject: { ...FINDING, kind: 'frame' } },
      { text: 'x', subject: { ...FRAME, kind: 'finding' } },
    ],
  },
])('what another program wrote there does no harm: %j', value => {
  expect(notesIn(value)).toEqual(NO_NOTES)
})

test('what is known of a note is read beside what is not', () => {
  const finding = { rule: 'memcpy', functionName: 'copy' }
  const value = {
    dismissed: [finding, { rule: 'memcpy' }],
    written: [
      { text: 'on both', subject: { kind: 'frame', finding, frame: { functionName: 'query', stack: ['main', 'query'] } } },
      { text: 'by its function', subject: { kind: 'frame', frame: { functionName: 'query', stack: ['main', 7] } } },
      { text: 'no list', subject: { kind: 'frame', frame: { functionName: 'main', stack: 'main' } } },
    ],
  }
  expect(notesIn(value)).toEqual({
    dismissed: [finding],
    written: [
      { text: 'on both', subject: { kind: 'frame', frame: { functionName: 'query', stack: ['main', 'query'] } } },
      { text: 'by its function', subject: { kind: 'frame', frame: { functionName: 'query', stack: null } } },
      { text: 'no list', subject: { kind: 'frame', frame: { functionName: 'main', stack: null } } },
    ],
  })
})

test('a function with a name of 100 kB can be dismissed and noted in a small file', () => {
  const name = 'x'.repeat(100_000)
  const notes = withNote(withDismissed(NO_NOTES, findingKey('wide-leaf', name)), { kind: 'frame', frame: cutPlace(name, [name]) }, 'long')
  expect(JSON.stringify(notes).length).toBeLessThan(3000)
})
