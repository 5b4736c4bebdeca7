// Profiles of a server as files: one for a span, or several of each side of a comparison, so that chance can be told from change.

import { createWriteStream, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fail, ok, type Result } from '../../shared/base/result'
import { selectorOf, type SpanChoice } from '../../shared/host/profileServer'
import { loadFunctions } from '../load/load'
import { fileSource } from '../bytes/source'
import { addressSource, requestOf, type Addressed, type FetchOptions } from '../sources/address'
import { emptyAnswerText } from '../sources/emptyAnswer'
import { fetchedFacts, type Facts } from '../sources/provenance'
import { SourceFault } from '../sources/sourceError'
import { spanAddress, type Connected } from '../sources/servers'
import { fileNameOf, stamp } from '../record/fileName'
import { writingFaultText } from '../files/writingFault'

export type WritingOptions = FetchOptions & {
  /** Hears of each whole file where it came from. */
  readonly onWritten: (path: string, facts: Facts) => void
}

export type Written = { readonly path: string } | 'empty'

/** A profile by its address as a whole file at `output`, or nothing. The error is a sentence. */
export async function writtenProfile(
  found: Addressed,
  options: WritingOptions,
  folder: string,
  output: string,
): Promise<Result<Written, string>> {
  const fetchedMs = Date.now()
  let between: string
  try {
    between = mkdtempSync(join(folder, '.flamewise-'))
  } catch (error) {
    return fail(`the profile cannot be kept (${writingFaultText(error)})`)
  }
  const draft = join(between, 'profile')
  try {
    await pipeline(addressSource(found, options).chunks, createWriteStream(draft))
    const read = await loadFunctions(() => fileSource(draft))
    // Anything else that it may be is said when it is opened.
    if (!read.ok && read.error.kind === 'read' && read.error.error.kind === 'empty') return ok('empty')
    renameSync(draft, output)
    options.onWritten(output, fetchedFacts(found.source, found.url, fetchedMs))
    return ok({ path: output })
  } catch (error) {
    if (error instanceof SourceFault) return fail(error.message)
    return fail(`the profile cannot be kept (${writingFaultText(error)})`)
  } finally {
    rmSync(between, { recursive: true, force: true })
  }
}

export type SpanFiles = { readonly baseline: readonly string[]; readonly current: readonly string[] }

export type SidesRequest = {
  readonly server: Connected
  readonly baseline: readonly SpanChoice[]
  readonly current: readonly SpanChoice[]
  /** Where its files go; exists. */
  readonly folder: string
  readonly options: WritingOptions
  readonly onPart: (at: number, of: number) => void
}

/** The runs of both sides; parts without samples are left out. The error is a sentence: a side without any, or a server that refuses. */
export async function writtenSides({
  server,
  baseline,
  current,
  folder,
  options,
  onPart,
}: SidesRequest): Promise<Result<SpanFiles, string>> {
  const of = baseline.length + current.length
  const paths: Readonly<Record<'baseline' | 'current', string[]>> = { baseline: [], current: [] }
  const sides = { baseline, current }
  const names = sideNames(baseline[0], current[0])
  for (const side of ['baseline', 'current'] as const) {
    const parts = sides[side]
    for (const [i, part] of parts.entries()) {
      onPart(paths.baseline.length + paths.current.length + 1, of)
      const found = { url: spanAddress(server, part), secrets: null, source: server.source }
      const written = await writtenProfile(found, options, folder, join(folder, `${side}-${names[side]}-${i + 1}.pb`))
      if (!written.ok) return written
      if (written.value !== 'empty') paths[side].push(written.value.path)
    }
    if (paths[side].length === 0) {
      const whole = { ...parts[0], endMs: parts[parts.length - 1].endMs }
      const found = { url: spanAddress(server, whole), secrets: null, source: server.source }
      const text = await emptyAnswerText(server.source, requestOf(found, options))
      return fail(parts.length > 1 || baseline.length > 0 ? `the ${side} side has ${text}` : text)
    }
  }
  return ok(paths)
}

/** What a side is to a person: the value of the label that differs, else when its span begins. */
function sideNames(baseline: SpanChoice, current: SpanChoice): Readonly<Record<'baseline' | 'current', string>> {
  const differs = (mine: SpanChoice, other: SpanChoice) =>
    mine.matches.find(({ name, value }) => other.matches.some(match => match.name === name && match.value !== value))?.value
  const [before, after] = [differs(baseline, current), differs(current, baseline)]
  if (before !== undefined && after !== undefined) return { baseline: fileNameOf(before), current: fileNameOf(after) }
  return { baseline: stamp(new Date(baseline.startMs)), current: stamp(new Date(current.startMs)) }
}

/** Each side as one line: what is asked for, and in how many parts. */
export function commandsOf(sides: {
  readonly baseline: readonly SpanChoice[]
  readonly current: readonly SpanChoice[]
}): readonly string[] {
  return [sides.baseline, sides.current]
    .filter(parts => parts.length > 0)
    .map(parts => {
      const { type, matches, startMs } = parts[0]
      const until = new Date(parts[parts.length - 1].endMs).toISOString()
      const count = parts.length === 1 ? '' : `, in ${parts.length} parts`
      return `${type}${selectorOf(matches)} from ${new Date(startMs).toISOString()} until ${until}${count}`
    })
}
