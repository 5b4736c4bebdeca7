// What every pprof form says about its code, in rows: the one shape that the protobuf and the legacy readers hand to the frame maker.

/** Names are '' where the file has none. */
export type FunctionRows = {
  readonly name: readonly string[]
  readonly systemName: readonly string[]
  readonly file: readonly string[]
  /** 0 when not known. */
  readonly startLine: Int32Array
}

/** An address and what stands there. A location without lines has no symbol. */
export type LocationRows = {
  /** The two halves of the address. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** Row of Symbols.mappingFile, or NONE. */
  readonly mapping: Int32Array
  /** Location `i` has the lines from `lineStart[i]` to `lineStart[i + 1]`, the innermost inlined one first. */
  readonly lineStart: Int32Array
}

export type LineRows = {
  /** Row of FunctionRows. */
  readonly fn: Int32Array
  /** 0 when not known. */
  readonly line: Int32Array
  readonly column: Int32Array
}

export type Symbols = {
  readonly functions: FunctionRows
  /** The file of each mapping; '' where it has none. */
  readonly mappingFile: readonly string[]
  readonly locations: LocationRows
  readonly lines: LineRows
  /** Patterns of the functions that pprof leaves out, and of those that it keeps nevertheless; '' for none. */
  readonly dropFrames: string
  readonly keepFrames: string
}
