import { expect, test } from 'vitest'
import {
  findingKey,
  framePlace,
  NO_NOTES,
  notesIn,
  noteText,
  withDismissed,
  withNote,
  withoutDismissed,
  type NoteSubject,
} from './noteBook'

const FRAME: NoteSubject = { kind: 'frame', frame: framePlace('query', ['main', 'query']) }
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
})

test('two frames of one function have a note each', () => {
  const other: NoteSubject = { kind: 'frame', frame: framePlace('query', ['main', 'other', 'query']) }
  const notes = withNote(withNote(NO_NOTES, FRAME, 'here'), other, 'there')
  expect([noteText(notes, FRAME), noteText(notes, other)]).toEqual(['here', 'there'])
})

test('what was dismissed can be restored', () => {
  const key = findingKey('memcpy', 'copy')
  expect(withoutDismissed(withDismissed(NO_NOTES, key), key)).toEqual(NO_NOTES)
})

test.each([
  null,
  'text',
  7,
  [],
  { dismissed: 'all', written: {} },
  { dismissed: [null, { rule: 1 }], written: [{ text: 'x', subject: {} }] },
])('what another program wrote there does no harm: %j', value => {
  expect(notesIn(value)).toEqual(NO_NOTES)
})

test('a function with a name of 100 kB can be dismissed and noted in a small file', () => {
  const name = 'x'.repeat(100_000)
  const notes = withNote(withDismissed(NO_NOTES, findingKey('wide-leaf', name)), { kind: 'frame', frame: framePlace(name, [name]) }, 'long')
  expect(JSON.stringify(notes).length).toBeLessThan(3000)
})
