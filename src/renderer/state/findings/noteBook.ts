// A profile's notes as plain data: what was put aside, and what was written about a finding or a frame. Functions are named, not
// numbered, so that notes outlive a version that reads the file in another order.

import { isRecord } from '../../../shared/base/json'
import { cutPlace, MAX_NAME_CHARS, type NamedPlace } from '../../../shared/analysis/places'
import { cutEnd } from '../../../shared/base/text/cut'

/** A finding by what it says of which function. */
export type FindingKey = { readonly rule: string; readonly functionName: string }

export type NoteSubject =
  { readonly kind: 'finding'; readonly finding: FindingKey } | { readonly kind: 'frame'; readonly frame: NamedPlace }

export type WrittenNote = { readonly subject: NoteSubject; readonly text: string }

export type Notes = { readonly dismissed: readonly FindingKey[]; readonly written: readonly WrittenNote[] }

export const NO_NOTES: Notes = { dismissed: [], written: [] }

/** A page of text. */
export const MAX_NOTE_CHARS = 4000

export function findingKey(rule: string, functionName: string): FindingKey {
  return { rule, functionName: functionName.slice(0, MAX_NAME_CHARS) }
}

export function isDismissed({ dismissed }: Notes, key: FindingKey): boolean {
  return dismissed.some(other => isSameFinding(other, key))
}

export function withDismissed(notes: Notes, key: FindingKey): Notes {
  return isDismissed(notes, key) ? notes : { ...notes, dismissed: [...notes.dismissed, key] }
}

export function withoutDismissed(notes: Notes, key: FindingKey): Notes {
  return { ...notes, dismissed: notes.dismissed.filter(other => !isSameFinding(other, key)) }
}

/** Empty where nothing was written. */
export function noteText({ written }: Notes, subject: NoteSubject): string {
  return written.find(note => isSameSubject(note.subject, subject))?.text ?? ''
}

/** The notes that have a letter in the graph. */
export function frameNotes({ written }: Notes): readonly { readonly frame: NamedPlace; readonly text: string }[] {
  return written.flatMap(({ subject, text }) => (subject.kind === 'frame' ? [{ frame: subject.frame, text }] : []))
}

/** In its old place when it was there before, so that its letter stays. */
export function withNote(notes: Notes, subject: NoteSubject, text: string): Notes {
  const kept = cutEnd(text, MAX_NOTE_CHARS)
  const at = notes.written.findIndex(note => isSameSubject(note.subject, subject))
  if (kept === '') return { ...notes, written: notes.written.filter((_, place) => place !== at) }
  if (at === -1) return { ...notes, written: [...notes.written, { subject, text: kept }] }
  return { ...notes, written: notes.written.map((note, place) => (place === at ? { subject, text: kept } : note)) }
}

function isSameFinding(a: FindingKey, b: FindingKey): boolean {
  return a.rule === b.rule && a.functionName === b.functionName
}

function isSameSubject(a: NoteSubject, b: NoteSubject): boolean {
  if (a.kind === 'finding') return b.kind === 'finding' && isSameFinding(a.finding, b.finding)
  return b.kind === 'frame' && a.frame.functionName === b.frame.functionName && isSameStack(a.frame.stack, b.frame.stack)
}

function isSameStack(a: NamedPlace['stack'], b: NamedPlace['stack']): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((name, at) => name === b[at])
}

/** Notes are input: another version may have written them. What does not fit is left out. */
export function notesIn(value: unknown): Notes {
  if (!isRecord(value)) return NO_NOTES
  return { dismissed: listOf(value['dismissed'], findingIn), written: listOf(value['written'], noteIn) }
}

function noteIn(value: unknown): WrittenNote | null {
  if (!isRecord(value) || typeof value['text'] !== 'string' || value['text'] === '') return null
  const subject = subjectIn(value['subject'])
  return subject === null ? null : { subject, text: cutEnd(value['text'], MAX_NOTE_CHARS) }
}

function subjectIn(value: unknown): NoteSubject | null {
  if (!isRecord(value)) return null
  const finding = findingIn(value['finding'])
  if (value['kind'] === 'finding' && finding !== null) return { kind: 'finding', finding }
  const frame = value['frame']
  if (value['kind'] !== 'frame' || !isRecord(frame) || typeof frame['functionName'] !== 'string') return null
  const { functionName, stack } = frame
  return { kind: 'frame', frame: cutPlace(functionName, Array.isArray(stack) && stack.every(isText) ? stack : null) }
}

function findingIn(value: unknown): FindingKey | null {
  if (!isRecord(value) || typeof value['rule'] !== 'string' || typeof value['functionName'] !== 'string') return null
  return findingKey(value['rule'], value['functionName'])
}

function listOf<T>(value: unknown, read: (entry: unknown) => T | null): readonly T[] {
  return Array.isArray(value) ? value.map(read).filter(entry => entry !== null) : []
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
