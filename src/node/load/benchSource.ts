// The results of a benchmark from where a person names them: a file of any packing, standard input, or Criterion's folder.

import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { formatBytes } from '../../shared/base/quantity'
import { fail, ok, type Result } from '../../shared/base/result'
import { benchErrorText, parsedJson, readSuite, sourceOfText } from '../../shared/benchmarks/readSuite'
import type { BenchSource } from '../../shared/benchmarks/readers/reader'
import type { Suite } from '../../shared/benchmarks/suite'
import { MAX_FOLDER_ENTRIES } from '../../shared/host/folders'
import { filesBelow } from '../files/filesBelow'
import { loadErrorOf, loadErrorText } from './loadError'
import { fileSource, STDIN_NAME, stdinSource } from '../bytes/source'
import { counted, unpackedOf } from '../bytes/unpack'

/** V8's strings end at 512 MiB; the largest results that tools write (mitata's, with debug text) have some megabytes. */
const MAX_BYTES = 256 * 1024 * 1024
/** Numbers as JSON pack to a fifth at best, and are parsed as one: a small file is given this … */
const SMALL_BYTES = 16 * 1024 * 1024
/** … and for each of its bytes so many more. */
const MAX_RATIO = 16
/** Of one run in a folder; there is nothing else to be read there. */
const RUN_FILES: ReadonlySet<string> = new Set(['benchmark.json', 'sample.json', 'estimates.json'])

/** The error is one sentence without the file's name. `mostBytes`: what is larger once it is unpacked is none. */
export async function loadSuite(path: string, mostBytes = MAX_BYTES): Promise<Result<Suite, string>> {
  try {
    if (path !== STDIN_NAME && statSync(path).isDirectory()) return suiteOf(folderSource(path))
    const text = await textOf(path, mostBytes)
    if (!text.ok) return text
    const source = sourceOfText(text.value)
    return source.ok ? suiteOf(ok(source.value)) : fail(benchErrorText(source.error))
  } catch (thrown) {
    const error = loadErrorOf(thrown)
    if (error === null) throw thrown
    return fail(loadErrorText(error))
  }
}

function suiteOf(source: Result<BenchSource, string>): Result<Suite, string> {
  if (!source.ok) return source
  const suite = readSuite(source.value)
  return suite.ok ? suite : fail(benchErrorText(suite.error))
}

async function textOf(path: string, mostBytes: number): Promise<Result<string, string>> {
  const source = path === STDIN_NAME ? stdinSource() : fileSource(path)
  const pieces: string[] = []
  let decoder: TextDecoder | null = null
  let length = 0
  const { chunks, readBytes } = counted(source.chunks)
  for await (const chunk of unpackedOf(chunks, readBytes)) {
    length += chunk.length
    const limitBytes = Math.min(mostBytes, Math.max(SMALL_BYTES, readBytes() * MAX_RATIO))
    if (length > limitBytes) return fail(`is larger than ${formatBytes(limitBytes)}, the most that can be read`)
    // PowerShell's `>` writes UTF-16.
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8')
    pieces.push(decoder.decode(chunk, { stream: true }))
  }
  return ok(pieces.join('') + (decoder?.decode() ?? ''))
}

function folderSource(folder: string): Result<BenchSource, string> {
  // A benchmark's own name may be any.
  const below = filesBelow(folder, MAX_FOLDER_ENTRIES, () => false)
  if (!below.isAll) return fail(`has more than ${MAX_FOLDER_ENTRIES} entries: name the folder of the results (target/criterion)`)
  const files: { path: string; value: unknown }[] = []
  for (const { path, name } of below.files) {
    if (!RUN_FILES.has(basename(path))) continue
    const value = parsedJson(readFileSync(path, 'utf8'))
    if (!value.ok) return fail(`${name}: broken JSON: ${value.error}`)
    files.push({ path: name, value: value.value })
  }
  if (files.length === 0) return fail("is a folder without Criterion.rs's results (benchmark.json, sample.json)")
  return ok({ kind: 'folder', files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) })
}
