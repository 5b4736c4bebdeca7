// The profile that a path leads to: a file, the one profile in an archive or a folder, or a member by its name (`runs.zip/before.folded`).

import { statSync, type Stats } from 'node:fs'
import { basename, dirname } from 'node:path'
import { HEAD_BYTES } from '../../../shared/formats/format'
import { formatOf } from '../../../shared/formats/reading'
import { printable } from '../../../shared/base/text/unsafe'
import { UnreadableError } from '../../bytes/unreadableError'
import { fileSource, type Source } from '../../bytes/source'
import { unpacked } from '../../bytes/unpack'
import { type ArchiveKind, type Member } from './archive'
import { folderMembers } from './folder'
import { isTar, tarMembers } from './tar'
import { zipMembers } from './zip'

export type Archive = { readonly kind: ArchiveKind; readonly members: readonly Member[] }

const WORDS: Readonly<Record<ArchiveKind, string>> = { zip: 'a zip archive', tar: 'a tar archive', folder: 'a folder' }
/** Beginnings of so many members are looked at; who has more names one. */
const MOST_LOOKED_AT = 500
/** Names of a refusal. */
const MOST_NAMED = 6
const ZIP = [0x50, 0x4b, 3, 4]
const EMPTY_ZIP = [0x50, 0x4b, 5, 6]
const PEEKED_BYTES = 512
/** Folders that are one recording of a tool. */
const XCODE_TRACE = /\.trace$/
const CRITERION = /(?:^|\/)(?:benchmark|estimates|sample)\.json$/
const BUBBLEPROF = /\.clinic-bubbleprof-stacktrace(?:\.gz)?$/
/** Clinic writes these beside every recording. */
const BESIDE = /^\d+\.clinic-(?:flame|doctor|bubbleprof|heapprofiler)-(?:systeminfo|inlinedfunctions)$/
/** 0x keeps the log beside the page that it made of it: the log says more. */
const ZERO_X_LOG = /(?:^|\/)isolate[^/]*\.log(?:\.preprocess-ready)?(?:\.gz)?$/
const ZERO_X_PAGE = /(?:^|\/)flamegraph\.html(?:\.gz)?$/

/** Throws what opening throws, and UnreadableError for an archive that has not one profile. */
export async function profileSource(named: string): Promise<Source> {
  // What a tool keeps beside its recording stands for the folder.
  const path = BESIDE.test(basename(named)) && statOf(named) !== undefined ? dirname(named) : named
  const stat = statOf(path)
  if (stat === undefined) return (await memberSource(path)) ?? fileSource(path)
  const archive = await archiveAt(path, stat)
  if (archive === null) return fileSource(path)
  return (await onlyProfile(archive)).open()
}

/** Undefined where there is nothing, also below something that is no folder. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

/** Null for what is a file by itself. */
export async function archiveAt(path: string, stat: Stats): Promise<Archive | null> {
  if (stat.isDirectory()) return folderAt(path)
  if (!stat.isFile()) return null
  const { raw, plain } = await beginningsOf(path)
  if ([ZIP, EMPTY_ZIP].some(mark => mark.every((byte, at) => raw[at] === byte))) return { kind: 'zip', members: zipMembers(path) }
  return isTar(plain) ? { kind: 'tar', members: await tarMembers(path) } : null
}

function folderAt(path: string): Archive {
  if (XCODE_TRACE.test(basename(path))) {
    throw refused(
      'a recording of Instruments (.trace)',
      '`xctrace export --input FILE --xpath \'/trace-toc/run[@number="1"]/data/table[@schema="time-profile"]\' > FILE.xml` makes it readable',
    )
  }
  const members = folderMembers(path)
  if (members.some(({ name }) => BUBBLEPROF.test(name))) {
    throw refused(
      'a recording of Clinic Bubbleprof, which holds delays between asynchronous calls and no time of the processor',
      '`clinic flame -- node PROGRAM` records stacks',
    )
  }
  return { kind: 'folder', members }
}

/** Before and after unpacking. */
async function beginningsOf(path: string): Promise<{ readonly raw: Uint8Array; readonly plain: Uint8Array }> {
  let raw = new Uint8Array()
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of fileSource(path).chunks) {
      if (raw.length === 0) raw = chunk.slice(0, PEEKED_BYTES)
      yield chunk
    }
  }
  return { plain: await firstBytes(watched(), PEEKED_BYTES), raw }
}

/** Fewer where what is packed is broken. */
async function firstBytes(packed: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of unpacked(packed)) {
      parts.push(chunk.slice(0, length))
      sizeBytes += chunk.length
      if (sizeBytes >= length) break
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
  }
  return Buffer.concat(parts).subarray(0, length)
}

/** `archive/member` where the archive is a file; null where no part of the path is one. */
async function memberSource(path: string): Promise<Source | null> {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 0; length--) {
    const outer = parts.slice(0, length).join('/')
    const stat = outer === '' ? undefined : statOf(outer)
    if (stat === undefined) continue
    if (!stat.isFile()) return null
    const archive = await archiveAt(outer, stat)
    if (archive === null) return null
    const name = parts.slice(length).join('/')
    const member = archive.members.find(each => plainName(each.name) === plainName(name))
    if (member === undefined) throw refused(`${WORDS[archive.kind]} without a member of that name`, `it holds ${listed(archive.members)}`)
    return member.open()
  }
  return null
}

function plainName(name: string): string {
  return name.replace(/^(?:\.\/)+/, '')
}

async function onlyProfile({ kind, members }: Archive): Promise<Member> {
  const { readable, refusedMembers } = await profilesAmong(kind, members)
  const [first, second] = readable
  if (first !== undefined && second === undefined) return first
  if (first === undefined) {
    // What is known and not read says for itself what to run.
    if (refusedMembers.length === 1) return refusedMembers[0]
    if (members.some(({ name }) => CRITERION.test(name)))
      throw refused(`${WORDS[kind]} with results of benchmarks`, '`flamewise bench FOLDER` reads them')
    throw refused(
      `${WORDS[kind]} without a profile in it (${members.length} ${members.length === 1 ? 'file' : 'files'})`,
      'name the file of the profile',
    )
  }
  const log = readable.find(({ name }) => ZERO_X_LOG.test(name))
  if (log !== undefined && readable.every(member => member === log || ZERO_X_PAGE.test(member.name))) return log
  const [one, two] = readable.map(({ name }) => shown(name))
  throw refused(
    `${WORDS[kind]} of ${readable.length} profiles (${listed(readable)})`,
    `name one (\`FILE/${one}\`), compare two (\`flamewise diff FILE/${one} FILE/${two}\`), or see all as a trend (\`flamewise trend FILE\`)`,
  )
}

type Found = { readonly readable: readonly Member[]; readonly refusedMembers: readonly Member[] }

/** By their content: names say nothing. */
async function profilesAmong(kind: ArchiveKind, members: readonly Member[]): Promise<Found> {
  if (members.length > MOST_LOOKED_AT) throw refused(`${WORDS[kind]} of ${members.length} files`, 'name the file of the profile')
  const readable: Member[] = []
  const refusedMembers: Member[] = []
  for (const member of members) {
    const format = await formatOfMember(member)
    if (format?.isRefused === true) refusedMembers.push(member)
    else if (format !== null) readable.push(member)
  }
  return { readable, refusedMembers }
}

async function formatOfMember(member: Member): Promise<ReturnType<typeof formatOf>> {
  try {
    const packed = await member.head()
    async function* once(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(packed)
    }
    const head = await firstBytes(once(), HEAD_BYTES)
    return head.length === 0 ? null : formatOf(head, head.length < HEAD_BYTES)
  } catch (error) {
    // What has vanished since the folder was listed, or has a name that cannot be given, is none of its profiles.
    if (error instanceof UnreadableError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return null
    throw error
  }
}

function listed(members: readonly Member[]): string {
  const names = members.slice(0, MOST_NAMED).map(({ name }) => shown(name))
  return members.length > MOST_NAMED ? `${names.join(', ')} and ${members.length - MOST_NAMED} more` : names.join(', ')
}

function shown(name: string): string {
  return printable(plainName(name))
}

function refused(what: string, advice: string): UnreadableError {
  return new UnreadableError({ kind: 'unsupported', what, advice })
}
