// What a message of OpenTelemetry's profiles holds, whichever way it was written: protobuf or JSON. Indices lead into the dictionary's lists.

export type OtlpValue = string | number
export type OtlpAttribute = { readonly key: string; readonly value: OtlpValue; readonly unit: string }

export type OtlpFunction = { readonly name: number; readonly systemName: number; readonly file: number; readonly startLine: number }
export type OtlpLine = { readonly fn: number; readonly line: number; readonly column: number }
export type OtlpLocation = {
  readonly mapping: number
  readonly address: bigint
  /** The innermost first; all but the last are inlined. */
  readonly lines: readonly OtlpLine[]
  readonly attributes: readonly number[]
}

/** Entry 0 of each list is the null entry. */
export type OtlpDictionary = {
  readonly strings: readonly string[]
  /** By mapping, the string of its file. */
  readonly mappingFiles: readonly number[]
  readonly functions: readonly OtlpFunction[]
  readonly locations: readonly OtlpLocation[]
  /** Key and unit are strings of the list. */
  readonly attributes: readonly { readonly key: number; readonly value: OtlpValue; readonly unit: number }[]
  /** Locations, leaf first. */
  readonly stacks: readonly (readonly number[])[]
}

export type OtlpSample = {
  readonly stack: number
  readonly attributes: readonly number[]
  readonly values: readonly number[]
  /** Nanoseconds since 1970. */
  readonly timesNs: readonly number[]
}

export type OtlpProfile = {
  readonly type: number
  readonly unit: number
  /** Nanoseconds since 1970, and how long; 0 where it does not say. */
  readonly startNs: number
  readonly durationNs: number
  readonly samples: readonly OtlpSample[]
  readonly payloadFormat: string
  readonly payload: Uint8Array
  readonly resource: readonly OtlpAttribute[]
}

export type OtlpMessage = {
  readonly profiles: readonly OtlpProfile[]
  /** Null in layouts that have none. */
  readonly dictionary: OtlpDictionary | null
  /** Of before 1.8: several sample types in a profile, ranges of locations in a sample. */
  readonly isOld: boolean
}
