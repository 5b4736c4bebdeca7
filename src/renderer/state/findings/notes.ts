// What a person wrote about the current profile and which findings they put aside: kept by the host under the file's content.

import { create } from 'zustand'
import { wordsOf } from '../../../shared/base/wordsOf'
import { host } from '../../host/host'
import { NO_NOTES, notesIn, withDismissed, withNote, withoutDismissed, type FindingKey, type Notes, type NoteSubject } from './noteBook'
import { useSession } from '../session'

export type KeptNotes = {
  readonly notes: Notes
  /** Of the profile they belong to; null until they have been read: nothing may be written before. */
  readonly contentKey: string | null
  /** Why they are not kept, in words. */
  readonly fault: string | null
}

const NOTHING_READ: KeptNotes = { notes: NO_NOTES, contentKey: null, fault: null }

export const useNotes = create<KeptNotes>()(() => NOTHING_READ)

/** What the note dialog is about; null while it is closed. */
export const useNoteSubject = create<{ readonly subject: NoteSubject | null }>()(() => ({ subject: null }))

/** Reads the notes of every profile that is opened. Returns what ends it. */
export function followProfileNotes(): () => void {
  return useSession.subscribe(({ current }, before) => {
    if (current !== before.current) void readNotes(current?.contentKey ?? null)
  })
}

export function dismiss(key: FindingKey): void {
  change(notes => withDismissed(notes, key))
}

export function restore(key: FindingKey): void {
  change(notes => withoutDismissed(notes, key))
}

export function restoreAll(): void {
  change(notes => ({ ...notes, dismissed: [] }))
}

/** An empty text takes the note away. */
export function writeNote(subject: NoteSubject, text: string): void {
  change(notes => withNote(notes, subject, text.trim()))
}

async function readNotes(contentKey: string | null): Promise<void> {
  useNotes.setState(NOTHING_READ)
  if (contentKey === null) return
  const isStillWanted = () => useSession.getState().current?.contentKey === contentKey
  try {
    const notes = notesIn(await host().call.readNotes(contentKey))
    if (isStillWanted()) useNotes.setState({ notes, contentKey, fault: null })
  } catch (error) {
    if (isStillWanted()) useNotes.setState({ fault: `Notes cannot be read: ${wordsOf(error)}` })
  }
}

/** One after the other, so that the last change is what is kept. */
const write = oneByOne((contentKey: string, before: Notes, notes: Notes) => host().call.writeNotes(contentKey, before, notes))

function oneByOne<A extends readonly unknown[]>(run: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return (...args) => {
    const mine = last.then(() => run(...args))
    last = mine.catch(() => undefined)
    return mine
  }
}

function change(make: (notes: Notes) => Notes): void {
  const { notes: before, contentKey } = useNotes.getState()
  if (contentKey === null) return
  const notes = make(before)
  useNotes.setState({ notes })
  write(contentKey, before, notes).then(
    () => useNotes.setState({ fault: null }),
    (error: unknown) => useNotes.setState({ fault: `Notes are not kept: ${wordsOf(error)}` }),
  )
}
