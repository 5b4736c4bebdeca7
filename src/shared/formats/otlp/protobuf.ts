// A message of OpenTelemetry's profiles in protobuf: ProfilesData, which has the layout of an ExportProfilesServiceRequest.

import { takeRoom } from '../../base/room'
import { enter, NO_FIELD, nextField, protoCursor, WIRE_BYTES, WIRE_FIXED64, type ProtoCursor } from '../../bytes/protobuf'
import { readDictionary } from './dictionary'
import { bodyText, eachField, FIELD_BYTES, fixed64, pushFixed, pushNumbers, resourceAttributes } from './fields'
import type { OtlpAttribute, OtlpDictionary, OtlpMessage, OtlpProfile, OtlpSample } from './message'

/** Null when it is broken. */
export function readOtlpMessage(bytes: Uint8Array): OtlpMessage | null {
  const cursor = protoCursor()
  const resources: { start: number; end: number }[] = []
  let dictionary: OtlpDictionary | null = null
  let isOld = false
  enter(cursor, bytes, 0, bytes.length)
  for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
    if (cursor.wire !== WIRE_BYTES) return null
    takeRoom(FIELD_BYTES)
    if (field === 1) resources.push({ start: cursor.bodyStart, end: cursor.bodyEnd })
    else if (field === 2) {
      const found = readDictionary(cursor)
      if (found === null) return null
      dictionary = found.dictionary
      isOld ||= !found.hasStacks
    }
  }
  if (cursor.isBroken) return null
  const profiles: OtlpProfile[] = []
  const strings = dictionary?.strings ?? []
  for (const { start, end } of resources) {
    const found = readResource(bytes, start, end, index => strings[index] ?? '')
    if (found === null) return null
    isOld ||= found.isOld
    profiles.push(...found.profiles)
  }
  return { profiles, dictionary, isOld }
}

function readResource(bytes: Uint8Array, start: number, end: number, stringAt: (index: number) => string) {
  const profiles: OtlpProfile[] = []
  let resource: readonly OtlpAttribute[] = []
  let isOld = false
  const outer = protoCursor()
  outer.bytes = bytes
  outer.bodyStart = start
  outer.bodyEnd = end
  let isWhole = true

  // What is broken deep within stays so: an assignment of what the outer message is would forget it.
  function fields(cursor: ProtoCursor, on: (field: number, inner: ProtoCursor) => void): void {
    if (!eachField(cursor, on)) isWhole = false
  }

  // The resource may stand behind its profiles.
  fields(outer, (field, inner) => {
    if (field === 1 && inner.wire === WIRE_BYTES) resource = resourceAttributes(inner, stringAt)
  })
  fields(outer, (field, scope) => {
    if (field !== 2 || scope.wire !== WIRE_BYTES) return
    fields(scope, (part, profile) => {
      if (part !== 2 || profile.wire !== WIRE_BYTES) return
      const found = readProfile(profile, resource)
      if (found === null) isWhole = false
      else {
        profiles.push(found.profile)
        isOld ||= found.isOld
      }
    })
  })
  return isWhole ? { profiles, isOld } : null
}

function readProfile(cursor: ProtoCursor, resource: readonly OtlpAttribute[]): { profile: OtlpProfile; isOld: boolean } | null {
  const samples: OtlpSample[] = []
  const type = [0, 0, 0]
  let sampleTypes = 0
  let startNs = 0
  let durationNs = 0
  let payloadFormat = ''
  let payload = new Uint8Array()
  let isOld = false
  let isWhole = true
  const isRead = eachField(cursor, (field, inner) => {
    if (field === 1 && inner.wire === WIRE_BYTES) {
      if (sampleTypes++ === 0) isWhole &&= eachField(inner, (part, number) => (type[part] = number.value))
      else isOld = true
    } else if (field === 2 && inner.wire === WIRE_BYTES) {
      const sample = readSample(inner)
      if (sample === null) isWhole = false
      else samples.push(sample)
    } else if (field === 3) {
      // Where the time stands now, older layouts have a list of locations.
      if (inner.wire === WIRE_FIXED64) startNs = fixed64(inner.bytes, inner.bodyStart)
      else isOld = true
    } else if (field === 4) durationNs = inner.value
    else if (field === 9 && inner.wire === WIRE_BYTES) payloadFormat = bodyText(inner)
    else if (field === 10 && inner.wire === WIRE_BYTES) payload = inner.bytes.slice(inner.bodyStart, inner.bodyEnd)
  })
  if (!isRead || !isWhole) return null
  return { profile: { type: type[1], unit: type[2], startNs, durationNs, samples, payloadFormat, payload, resource }, isOld }
}

function readSample(cursor: ProtoCursor): OtlpSample | null {
  let stack = 0
  const attributes: number[] = []
  const values: number[] = []
  const timesNs: number[] = []
  const isWhole = eachField(cursor, (field, inner) => {
    if (field === 1) stack = inner.value
    else if (field === 2) pushNumbers(inner, attributes)
    else if (field === 4) pushNumbers(inner, values)
    else if (field === 5) pushFixed(inner, timesNs)
  })
  return isWhole ? { stack, attributes, values, timesNs } : null
}
