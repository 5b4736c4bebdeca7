// What the page may ask about the editor, and choose.

import type { HostCalls } from '../../shared/host/contract'
import type { KeptEditor } from '../kept/editorChoice'
import { EDITORS, editorCommand, isInstalled } from '../sourceLines/editors'

/** Shown as an example of what would be started. */
const EXAMPLE = { path: '/home/me/shop/tax/rates.js', line: 19, column: 1 }

export type EditorCalls = Pick<HostCalls, 'editors' | 'editorCommand' | 'chooseEditor'>

/**
 * `confirm`: asks the person in a dialog of the system, which no page can answer, whether this program may be started from now on; null
 * where there is no such dialog, and then no page can choose a program that is not known here.
 */
export function editorCalls(kept: KeptEditor, confirm: ((words: readonly string[]) => Promise<boolean>) | null): EditorCalls {
  return {
    editors: async () => ({
      known: EDITORS.map(({ id, title }) => ({ id, title, isInstalled: isInstalled(id, process.env) })),
      choice: kept.read(),
      isSetOutside: (process.env['FLAMEWISE_EDITOR'] ?? '') !== '',
      takesOwn: confirm !== null,
    }),
    editorCommand: async choice => editorCommand(EXAMPLE, process.env, choice),
    async chooseEditor(choice) {
      const command = editorCommand(EXAMPLE, process.env, choice)
      if (!command.ok) return command.error
      if (choice.kind === 'own') {
        if (confirm === null) return 'A command of your own is set by FLAMEWISE_EDITOR where flamewise is started.'
        if (!(await confirm(choice.words))) return 'It was not confirmed: nothing has changed.'
      }
      kept.write(choice)
      return null
    },
  }
}
