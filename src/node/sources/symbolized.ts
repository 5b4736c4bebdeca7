// Names for the addresses of a profile that a program serves without any: the program is asked for them, as pprof's symbolz does.
// Words: gperftools' and net/http/pprof's `/symbol`: POST of `0x1+0x2`, answered by a line `0x1 name` for each.

import { profileReading } from '../../shared/formats/reading'
import { writePprof } from '../../shared/formats/pprof/write'
import { bytesOf, textOf } from '../../shared/base/utf8'
import type { SourceRequest } from '../../shared/host/profileSource'
import { download } from './download'
import { wholeOf } from './message'
import { SourceFault } from './sourceError'
import { isPage } from './webPage'

/** A larger profile than any that such a server writes goes on as it comes. */
const MAX_HELD_BYTES = 64 * 1024 * 1024
/** One question: servers have limits of their own on what they read. */
const MAX_ASKED = 5000

/** The same profile; where it had addresses without names and the program knows them, as pprof with its names. */
export async function* withProgramNames(
  chunks: AsyncIterable<Uint8Array>,
  symbol: URL,
  request: SourceRequest,
): AsyncGenerator<Uint8Array> {
  const reading = profileReading()
  let held: Uint8Array[] | null = []
  let heldBytes = 0
  for await (const chunk of chunks) {
    if (held === null) {
      yield chunk
      continue
    }
    held.push(chunk.slice())
    reading.push(chunk)
    heldBytes += chunk.length
    if (heldBytes <= MAX_HELD_BYTES) continue
    yield* held
    held = null
  }
  if (held === null) return
  const nameless = [...new Set(reading.nameless())]
  const names = nameless.length === 0 ? new Map<bigint, string>() : await namesOf(nameless, symbol, request)
  if (names.size > 0) reading.giveNames(names)
  const result = names.size === 0 ? null : reading.finish()
  if (result?.ok === true) yield writePprof(result.value)
  else yield* held
}

/** A program that has no names, or no such path, is no fault: the profile has its addresses. */
async function namesOf(addresses: readonly bigint[], symbol: URL, request: SourceRequest): Promise<ReadonlyMap<bigint, string>> {
  const names = new Map<bigint, string>()
  for (let at = 0; at < addresses.length; at += MAX_ASKED) {
    const asked = addresses.slice(at, at + MAX_ASKED).map(address => `0x${address.toString(16)}`)
    const order = { url: symbol, method: 'POST', headers: {}, body: bytesOf(asked.join('+')), recordingS: 0 } as const
    try {
      const answer = await wholeOf(download(order, { ...request, onProgress: () => undefined }))
      if (isPage(answer)) return names
      for (const [address, name] of namedIn(textOf(answer))) names.set(address, name)
    } catch (error) {
      if (error instanceof SourceFault && error.error.kind !== 'cancelled') return names
      throw error
    }
  }
  return names
}

const LINE = /^0x([\da-f]{1,16})[ \t](.+)$/i

function namedIn(text: string): readonly (readonly [bigint, string])[] {
  return text.split('\n').flatMap(line => {
    const [, digits, name = ''] = LINE.exec(line.trim()) ?? []
    // What it does not know it calls by its address.
    return digits === undefined || /^(?:0x[\da-f]+|\?\?)$/i.test(name) ? [] : [[BigInt(`0x${digits}`), name] as const]
  })
}
