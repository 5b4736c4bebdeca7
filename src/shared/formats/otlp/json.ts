// A message of OpenTelemetry's profiles as OTLP/JSON: keys in camel case, numbers of 64 bits as texts.

import { isRecord, type JsonRecord } from '../../base/json'
import type { OtlpAttribute, OtlpDictionary, OtlpMessage, OtlpProfile, OtlpSample, OtlpValue } from './message'

/** Null when it is no such message. */
export function otlpOfJson(value: unknown): OtlpMessage | null {
  const root = record(value)
  if (!Array.isArray(root['resourceProfiles'])) return null
  const dictionary = root['dictionary'] === undefined ? null : dictionaryOf(record(root['dictionary']))
  let isOld = dictionary === null || dictionary.stacks.length === 0
  const profiles = list(root['resourceProfiles']).flatMap(resourceProfiles => {
    const resource = attributesOf(record(resourceProfiles['resource'])['attributes'])
    const scopes = list(resourceProfiles['scopeProfiles'])
    return scopes.flatMap(scope =>
      list(scope['profiles']).map(profile => {
        if (Array.isArray(profile['sampleType']) || Array.isArray(profile['stringTable'])) isOld = true
        return profileOf(profile, resource)
      }),
    )
  })
  return { profiles, dictionary, isOld }
}

function dictionaryOf(json: JsonRecord): OtlpDictionary {
  return {
    strings: array(json['stringTable']).map(String),
    mappingFiles: list(json['mappingTable']).map(mapping => number(mapping['filenameStrindex'])),
    functions: list(json['functionTable']).map(fn => ({
      name: number(fn['nameStrindex']),
      systemName: number(fn['systemNameStrindex']),
      file: number(fn['filenameStrindex']),
      startLine: number(fn['startLine']),
    })),
    locations: list(json['locationTable']).map(location => ({
      mapping: number(location['mappingIndex']),
      address: wide(location['address']),
      lines: list(location['lines'] ?? location['line']).map(line => ({
        fn: number(line['functionIndex']),
        line: number(line['line']),
        column: number(line['column']),
      })),
      attributes: numbers(location['attributeIndices']),
    })),
    attributes: list(json['attributeTable']).map(attribute => ({
      key: number(attribute['keyStrindex']),
      value: valueOf(attribute['value']),
      unit: number(attribute['unitStrindex']),
    })),
    stacks: list(json['stackTable']).map(stack => numbers(stack['locationIndices'])),
  }
}

function profileOf(json: JsonRecord, resource: readonly OtlpAttribute[]): OtlpProfile {
  const type = record(json['sampleType'])
  return {
    type: number(type['typeStrindex']),
    unit: number(type['unitStrindex']),
    startNs: number(json['timeUnixNano']),
    durationNs: number(json['durationNano']),
    samples: list(json['samples'] ?? json['sample']).map(sampleOf),
    payloadFormat: typeof json['originalPayloadFormat'] === 'string' ? json['originalPayloadFormat'] : '',
    payload: base64(json['originalPayload']),
    resource,
  }
}

function sampleOf(json: JsonRecord): OtlpSample {
  return {
    stack: number(json['stackIndex']),
    attributes: numbers(json['attributeIndices']),
    values: numbers(json['values']),
    timesNs: numbers(json['timestampsUnixNano']),
  }
}

function attributesOf(value: unknown): readonly OtlpAttribute[] {
  return list(value).map(attribute => ({ key: String(attribute['key'] ?? ''), value: valueOf(attribute['value']), unit: '' }))
}

function valueOf(value: unknown): OtlpValue {
  const json = record(value)
  if (typeof json['stringValue'] === 'string') return json['stringValue']
  if (json['intValue'] !== undefined) return number(json['intValue'])
  if (json['doubleValue'] !== undefined) return number(json['doubleValue'])
  return json['boolValue'] === undefined ? '' : String(json['boolValue'])
}

function record(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function list(value: unknown): readonly JsonRecord[] {
  return array(value).map(record)
}

function numbers(value: unknown): readonly number[] {
  return array(value).map(number)
}

/** What is no number is 0, as protobuf has it. */
function number(value: unknown): number {
  const found = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
  return Number.isFinite(found) ? found : 0
}

function wide(value: unknown): bigint {
  const digits = String(value ?? '')
  return /^\d{1,20}$/.test(digits) ? BigInt.asUintN(64, BigInt(digits)) : 0n
}

/** Behind the 64 what addresses have in the place of the last two. */
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'

/** Nothing where it is no base64, in either alphabet. */
function base64(value: unknown): Uint8Array {
  if (typeof value !== 'string') return new Uint8Array()
  const signs = value.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const sign of signs) {
    const place = BASE64.indexOf(sign)
    if (place === -1) return new Uint8Array()
    const six = place < 64 ? place : place - 2
    held = ((held << 6) | six) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 0xff
    }
  }
  return bytes
}
