// Runs an export: a sign that it is under way when it takes long, and a word on how it ended. One at a time.

import { create } from 'zustand'
import { wordsOf } from '../../../shared/base/wordsOf'
import { say, sayFault } from '../../ui/Toasts'
import { saveFile, type FileContent } from '../saveFile'

/** `busyWith`: what is being written, once that takes long enough to be worth saying; null otherwise. */
export const useExporting = create<{ readonly isRunning: boolean; readonly busyWith: string | null }>()(() => ({
  isRunning: false,
  busyWith: null,
}))

/** A shorter wait is not felt, and a sign that flashes is. */
const PATIENCE_MS = 100

/** Makes the file and saves it. What goes wrong is said in words. */
export async function exportFile(name: string, type: string, make: () => Promise<FileContent>): Promise<void> {
  await whileBusy(name, async () => {
    const content = await make()
    const saved = await saveFile(name, content, type)
    if (saved.kind === 'saved') say(saved.where)
    else if (saved.kind === 'failed') sayFault(saved.message)
  })
}

export async function whileBusy(what: string, run: () => Promise<void>): Promise<void> {
  if (useExporting.getState().isRunning) return say('The last export is still being written')
  useExporting.setState({ isRunning: true })
  const timer = window.setTimeout(() => useExporting.setState({ busyWith: what }), PATIENCE_MS)
  try {
    await run()
  } catch (error) {
    sayFault(`${what} could not be made: ${wordsOf(error)}`)
  } finally {
    window.clearTimeout(timer)
    useExporting.setState({ isRunning: false, busyWith: null })
  }
}
