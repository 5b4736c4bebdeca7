// `flamewise history`: a folder of profiles for `flamewise trend`; each part says what it does before it does it.

import { InvalidArgumentError, type Command as Program } from 'commander'
import type { LabelChoice } from '../shared/analysis/stackView'
import { formatBytes } from '../shared/base/quantity'
import { add, DEFAULT_HISTORY, entriesOf, plannedAddition, prunable, remove, tidy, type HistoryEntry } from '../node/history/history'
import { loadErrorOf } from '../node/load/loadError'
import { writingFaultText } from '../node/files/writingFault'
import { example, UsageError, type Command } from './command'
import { readInput } from './input'
import { printJson, printLines } from './output'
import { addedLabel } from './selection'
import { textTable } from './textTable'

type Place = { readonly dir: string }
type AddOptions = Place & { readonly label?: readonly LabelChoice[]; readonly dryRun?: true }
type ListOptions = Place & { readonly json?: true }
type PruneOptions = Place & { readonly keep: number; readonly dryRun?: true }

export const history: Command = program => {
  program.enablePositionalOptions()
  const command = program
    .command('history')
    .summary('keep profiles for a trend')
    .description('Keeps profiles in a folder, with labels that say what they are of; `flamewise trend FOLDER` reads it.')
  inFolder(command.command('add'))
    .summary('copy a profile into the folder')
    .description('Copies a profile into the folder, with its labels in a small file beside it. The same content is kept once.')
    .argument('<file>', 'a profile in any format')
    .option('--label <k=v>', 'what it is of: version=1.42, commit=3f2a91c, requests=1200, machine=ci-4; may be given again', addedLabel)
    .option('--dry-run', 'only say what would be done')
    .addHelpText('after', example('flamewise history add cpu.pprof --label version=1.42 --label commit=3f2a91c'))
    .action(addTo)
  inFolder(command.command('list'))
    .summary('list what is in the folder')
    .description('Lists the profiles of the folder, oldest first.')
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise history list'))
    .action(list)
  inFolder(command.command('prune'))
    .summary('remove what is old')
    .description('Lists the profiles that were added and are older than an age, and removes them.')
    .requiredOption('--keep <age>', 'how old a profile may be: 90d, 12w, 24h', age)
    .option('--dry-run', 'only say what would be removed')
    .addHelpText('after', example('flamewise history prune --keep 90d'))
    .action(prune)
}

function inFolder(command: Program): Program {
  return command.option('--dir <folder>', 'the folder of the history', DEFAULT_HISTORY)
}

async function addTo(file: string, { dir, label = [], dryRun }: AddOptions): Promise<void> {
  const { meta } = await readInput(file)
  orRefuse(dir, () => {
    const addition = plannedAddition(file, dir, Object.fromEntries(label.map(({ key, value }) => [key, value])), meta, Date.now())
    const labels = Object.entries(addition.labels).map(([key, value]) => `${key}=${value}`)
    const what = addition.isThere ? `${file} is there already as ${addition.to}; writes its labels` : `copies ${file} to ${addition.to}`
    printLines([`${dryRun === true ? 'would do: ' : ''}${what} (${labels.join(', ')})`])
    if (dryRun === true) return
    add(addition, dir)
    tidy(dir, Date.now())
  })
}

function list({ dir, json }: ListOptions): void {
  const entries = entriesIn(dir)
  if (json === true) {
    return printJson(
      entries.map(({ file, timeMs }) => ({ file: file.name, time: isoOf(timeMs), sizeBytes: file.sizeBytes, labels: file.labels })),
    )
  }
  const total = entries.reduce((sum, { file }) => sum + file.sizeBytes, 0)
  printLines([`${countOf(entries.length)}, ${formatBytes(total)}, in ${dir}`, ...rowsOf(entries)])
}

function prune({ dir, keep, dryRun }: PruneOptions): void {
  const beforeMs = Date.now() - keep
  const entries = entriesIn(dir)
  const old = prunable(entries, beforeMs)
  const bytes = old.reduce((sum, { file }) => sum + file.sizeBytes, 0)
  const verb = dryRun === true ? 'would remove' : 'removes'
  printLines([
    old.length === 0
      ? `nothing to remove: of ${countOf(entries.length)} in ${dir}, none that was added is older than ${isoOf(beforeMs)}`
      : `${verb} ${old.length} of ${countOf(entries.length)} in ${dir}, ${formatBytes(bytes)}, older than ${isoOf(beforeMs)}:`,
    ...rowsOf(old),
  ])
  if (dryRun === true) return
  orRefuse(dir, () => {
    old.forEach(remove)
    tidy(dir, Date.now())
  })
}

function rowsOf(entries: readonly HistoryEntry[]): string[] {
  const rows = entries.map(({ file, timeMs }) => {
    const labels = Object.entries(file.labels).filter(([key]) => key !== 'added' && key !== 'time')
    return [isoOf(timeMs), formatBytes(file.sizeBytes), file.name, labels.map(([key, value]) => `${key}=${value}`).join(', ')]
  })
  return textTable(rows, ['left', 'right', 'left', 'left'])
}

function entriesIn(dir: string): readonly HistoryEntry[] {
  const entries = entriesOf(dir)
  if (!entries.ok) throw new UsageError(`${dir}: ${entries.error}`)
  return entries.value
}

/** What the system refuses is about the folder. */
function orRefuse(dir: string, work: () => void): void {
  try {
    work()
  } catch (thrown) {
    if (loadErrorOf(thrown)?.kind !== 'system') throw thrown
    throw new UsageError(`${dir}: ${writingFaultText(thrown)}`)
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

function age(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([hdw])$/.exec(text) ?? []
  const ms = Number(count) * (UNIT_MS[unit] ?? NaN)
  if (!(ms > 0)) throw new InvalidArgumentError('It must be an age: 90d, 12w, 24h.')
  return ms
}

function countOf(profiles: number): string {
  return `${profiles} ${profiles === 1 ? 'profile' : 'profiles'}`
}
