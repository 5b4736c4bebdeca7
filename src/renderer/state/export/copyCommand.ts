// What is looked at as a command that prints the same numbers, and as a link that shows it again.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { commandText } from '../../../shared/questions/commandLine'
import { sayCopied } from '../../ui/sayCopied'
import { sayFault } from '../../ui/Toasts'
import { analyst } from '../../worker/analyst'
import type { OpenProfile, Sides } from '../../worker/opened'
import { linkNow } from '../links'
import { useSession } from '../session'
import { selectionIn, useView } from '../view'
import { whileBusy } from './exporting'
import { answered } from './shown'

export function copyCommand(): void {
  const { current, sides } = useSession.getState()
  if (current === null) return
  void whileBusy('The command', async () => {
    const words = sides === null ? await wordsOfRecording(current) : wordsOfComparison(current, sides)
    if (typeof words === 'string') return sayFault(words)
    const text = commandText(words, useSession.getState().startup?.platform === 'win32' ? 'windows' : 'posix')
    await sayCopied(text, `Copied: ${text}`)
  })
}

export function copyLink(): void {
  const link = linkNow()
  if (link === null) sayFault('Parts of one file and several runs a side have no link: copy one of a single file.')
  else void sayCopied(link, 'Link copied: it shows this view again')
}

async function wordsOfRecording({ id, file }: OpenProfile): Promise<readonly string[]> {
  const view = useView.getState()
  const options = await answered(analyst().ask(null, 'command', id, selectionIn(view)))
  const sort = view.tab === 'top' && view.sort.by === 'total' ? ['--sort', 'total'] : []
  return ['flamewise', 'top', fileWord(file.name), ...options, ...sort]
}

/** Or why there is none. */
function wordsOfComparison({ changes }: OpenProfile, { baseline, current, whole }: Sides): readonly string[] | string {
  if (whole !== undefined) return 'Two parts of one file have no command: copy the command of each part.'
  if (isFiltered(selectionIn(useView.getState()))) return 'Filters of a comparison have no command: clear them first.'
  const names = (side: readonly OpenProfile[]) => side.map(({ file }) => fileWord(file.name))
  const [before, after] = [names(baseline), names(current)]
  const isOneFile = baseline[0].file.id === current[0].file.id
  const files = isOneFile
    ? after
    : before.length + after.length === 2
      ? [...before, ...after]
      : ['--base', ...before, '--current', ...after]
  const scale = changes === null ? [] : ['--scale', changes.scale]
  const type = changes === null || isOneFile ? [] : [`--sample-type=${changes.sampleTypeName}`]
  return ['flamewise', 'diff', ...files, ...type, ...scale]
}

/** A name with a dash in front is no option. */
function fileWord(name: string): string {
  return name.startsWith('-') ? `./${name}` : name
}
