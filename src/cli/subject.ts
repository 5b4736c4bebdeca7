// From the files that a command names to what is asked about; what cannot be asked is refused in words that name them.

import type { Measure } from '../shared/analysis/measure'
import type { WantedScale } from '../shared/diff/scale'
import type { Result } from '../shared/base/result'
import { comparisonAsked, recordingAsked, sidesAsked, subjectAsked, type NamedProfile } from '../shared/questions/asked'
import type { SelectionWords } from '../shared/questions/selection'
import type { Selected } from '../shared/questions/selected'
import type { Compared } from '../shared/questions/subject'
import { UsageError } from './command'
import { readInput, readPart } from './input'
import type { Sides } from './sides'
import { isAddress } from '../node/sources/isAddress'

/** How sides are compared; what is not said, the files say. `parts`: how many runs a server's span is taken apart into. */
export type How = { readonly scale?: WantedScale; readonly measure?: Measure | null; readonly parts?: number | undefined }

/** One recording, whatever the file holds: its samples as they stand. */
export async function readRecording(file: string, words: SelectionWords, ask = recordingAsked): Promise<Selected> {
  return usable(ask(await readNamed(file), words))
}

/** A file as it is asked about: one recording, or a comparison where it holds both sides. */
export async function readSubject(file: string, words: SelectionWords): Promise<Selected> {
  return usable(subjectAsked(await readNamed(file), words))
}

/** Refuses sides that have no sample type in common: seconds must not be set against bytes. */
export async function readCompared(
  sides: Sides,
  words: SelectionWords,
  { scale = 'auto', measure = null, parts }: How = {},
): Promise<Compared> {
  const { base, current } = (await spansApart(sides, parts)) ?? (await readSidesOf(sides))
  return usable(comparisonAsked(base, current, words, scale, measure))
}

type NamedSides = { readonly base: readonly NamedProfile[]; readonly current: readonly NamedProfile[] }

async function readSidesOf({ base, current }: Sides): Promise<NamedSides> {
  const found: NamedProfile[] = []
  for (const file of [...current, ...base]) found.push(await readNamed(file))
  return { base: found.slice(current.length), current: found.slice(0, current.length) }
}

/** Two spans of a server, each as several runs; null for other sides. Parts without samples are left out. */
async function spansApart(sides: Sides, parts: number | undefined): Promise<NamedSides | null> {
  if (![...sides.base, ...sides.current].every(isAddress)) return null
  // Loaded on use: most commands read files, and should start fast.
  const { runsOfSides } = await import('./spanSides')
  const runs = runsOfSides(sides, parts)
  if (runs === null) return null
  const read = async (addresses: readonly string[], whole: readonly string[]) => {
    const found: NamedProfile[] = []
    for (const address of addresses) {
      const profile = await readPart(address)
      if (profile !== null) found.push({ name: address, profile })
    }
    // Of a span without any, the refusal says what there is instead.
    return found.length > 0 ? found : [await readNamed(whole[0])]
  }
  return { current: await read(runs.current, sides.current), base: await read(runs.base, sides.base) }
}

/** Of one file that holds both sides. */
export async function readSides(file: string, words: SelectionWords, { scale = 'auto', measure = null }: How): Promise<Compared> {
  return usable(sidesAsked(await readNamed(file), words, scale, measure))
}

async function readNamed(file: string): Promise<NamedProfile> {
  return { name: file, profile: await readInput(file) }
}

export function valueOf<T>(file: string, result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new UsageError(`${file}: ${result.error}`)
}

function usable<T>(result: Result<T, string>): T {
  if (result.ok) return result.value
  throw new UsageError(result.error)
}
