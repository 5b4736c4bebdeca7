// Perfetto's traces (Android, Chrome, traced): the samples of callstacks in them, of the CPU and of the heap. Rules: google/perfetto, protos/perfetto/trace.

import { fail, ok, type Result } from '../base/result'
import { fieldWalker } from '../bytes/protobufStream'
import { enter, NO_FIELD, nextField, protoCursor, WIRE_BYTES } from '../bytes/protobuf'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { unzlib } from './packed/unpacked'
import { looksLikePerfetto } from './perfetto/detect'
import { perfettoHeap } from './perfetto/heap'
import { perfettoNames } from './perfetto/names'
import { perfettoPackets } from './perfetto/packets'
import { perfettoSamples } from './perfetto/samples'

const ID = 'perfetto'
const PACKET = 1
const MAX_UNPACKED_BYTES = 2 ** 30
/** Unpacking takes as long for a few bytes as for a kilobyte, and a small file may hold any number of them; a recorder packs all that it writes at a time. */
const FEW_BYTES = 1024
const MOST_OF_FEW_BYTES = 100_000

export const perfetto: Format = { id: ID, title: 'Perfetto trace', looksLike: looksLikePerfetto, open: openTrace }

function openTrace(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const names = perfettoNames()
  const samples = perfettoSamples(builder, names, report)
  const heap = perfettoHeap(builder)
  const packets = perfettoPackets(builder, { names, samples, heap, unpack, report })
  let packetCount = 0
  let ofFewBytes = 0

  /** Packets that are packed together are a trace of their own. */
  function unpack(packed: Uint8Array): string | null {
    if (packed.length < FEW_BYTES && ++ofFewBytes > MOST_OF_FEW_BYTES) {
      report('packed packets of less than a kilobyte beyond a hundred thousand, left out', null)
      return null
    }
    const trace = unzlib(packed, MAX_UNPACKED_BYTES)
    if (!trace.ok) return trace.error
    const cursor = protoCursor()
    enter(cursor, trace.value, 0, trace.value.length)
    for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
      const fault =
        field === PACKET && cursor.wire === WIRE_BYTES ? packets.read(cursor.bytes, cursor.bodyStart, cursor.bodyEnd, null) : null
      if (fault !== null) return fault
    }
    return cursor.isBroken ? 'packed packets that cannot be read' : null
  }

  const walker = fieldWalker(
    (field, cursor, place) => {
      if (field !== PACKET || cursor.wire !== WIRE_BYTES) return null
      packetCount++
      return packets.read(cursor.bytes, cursor.bodyStart, cursor.bodyEnd, place)
    },
    () => undefined,
  )

  return {
    push: walker.push,
    finish(): Result<Profile, ReadError> {
      const fault = walker.finish()
      if (fault !== null && packetCount === 0) return fail(malformed(ID, fault.what, 'byte', fault.at))
      if (fault !== null) report(`${fault.what}: what follows is left out`, { unit: 'byte', at: fault.at })
      heap.finish()
      const profile = builder.finish(samples.end())
      if (profile.samples.stack.length > 0) return ok(profile)
      if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.at))
      const advice = 'record with the data source `linux.perf` (CPU) or `android.heapprofd` (memory), or open it in https://ui.perfetto.dev'
      return fail({ kind: 'unsupported', what: 'a Perfetto trace without samples of callstacks', advice })
    },
  }
}
