// One profile as plain columns joined by row number: what every reader makes and everything else reads.

/** The parent of a root, the file of a function without one, the thread of a sample without one: "no row". */
export const NONE = -1

export type SampleType = {
  /** Unique in its profile: `--sample-type` names it. */
  readonly name: string
  readonly unit: string
  /** What a sample weighs here, where a format offers both of the same event; null where there is but one. */
  readonly weight: 'samples' | 'period' | null
  /** Sample types with the same event measure the same thing; null where the format has no events. */
  readonly event: string | null
  /** Of the samples behind it, the share whose stack the recorder cut off; where the file says so. */
  readonly cutShare?: number
}

/** One line of the import receipt: what was skipped, guessed, truncated or unknown, how often, and where first (`line 12`). */
export type Note = { readonly what: string; readonly count: number; readonly where: string | null }

/** What lies between two samples, where the file says so: `10000000 nanoseconds` of `cpu`. */
export type Period = { readonly value: number; readonly type: string; readonly unit: string }

/** A file that code was loaded from. Addresses are hexadecimal digits: 64 bits are more than a number of JSON holds. */
export type Mapping = {
  readonly file: string
  readonly buildId: string
  readonly start: string
  readonly limit: string
  readonly offset: string
  /** Bits 0 to 3: its functions, files, lines and inlined frames have been looked up. */
  readonly symbolFlags: number
}

export type ProfileMeta = {
  /** The id of the format it was read from. */
  readonly format: string
  readonly sampleTypes: readonly SampleType[]
  /** Row in `sampleTypes`. */
  readonly defaultSampleType: number
  /** Samples in the file, before merging. */
  readonly sampleCount: number
  readonly durationNs: number | null
  /** Milliseconds since 1970, or null. */
  readonly startMs: number | null
  /** Other facts the file states (command line, host, event list), for the details view. */
  readonly facts: readonly (readonly [string, string])[]
  readonly period?: Period
  /** Microseconds on the clock of its runtime at the profile's start, where other files of that run count by the same clock. */
  readonly clockStartUs?: number
  /** The program first. Formats that know none have no list. */
  readonly mappings?: readonly Mapping[]
  readonly notes: readonly Note[]
}

/** A function is one row: what is shown as one name, and adds up as one line of a table. Columns hold rows of `strings` or NONE. */
export type FunctionTable = {
  readonly name: Int32Array
  /** The name as the linker knows it, where it differs. */
  readonly systemName: Int32Array
  readonly file: Int32Array
  /** 1-based; NONE when not known. */
  readonly startLine: Int32Array
  /** 1-based, counted in UTF-16 units as scripts' engines do; NONE when not known. Tells functions of a minified script apart. */
  readonly startColumn: Int32Array
  /** Package, library, script or mapping: what frames are coloured by. */
  readonly module: Int32Array
}

/** A place in a function. */
export type FrameTable = {
  /** Row of FunctionTable. */
  readonly fn: Int32Array
  /** 1-based; NONE when not known. */
  readonly line: Int32Array
  /** 1-based; NONE when not known. */
  readonly column: Int32Array
  /** 64 bits; 0 when not known. Null when no frame has one. */
  readonly address: BigUint64Array | null
  /** Bit 0: inlined into its caller. Bits 1 to 7: a FrameKind. From bit 8: how folded stacks spell it (see spelling.ts). */
  readonly flags: Int32Array
}

/** How the code of a frame runs; its number is its row in FRAME_KINDS. */
export const FRAME_KINDS = ['unknown', 'native', 'kernel', 'jit', 'interpreted', 'gc', 'idle'] as const
export type FrameKind = (typeof FRAME_KINDS)[number]

export const FLAG_INLINED = 1
const KIND_MASK = 0x7f

export function frameFlags(kind: FrameKind, inlined = false): number {
  return (FRAME_KINDS.indexOf(kind) << 1) | (inlined ? FLAG_INLINED : 0)
}

/** Row of FRAME_KINDS. */
export function frameKindRow(flags: number): number {
  return (flags >> 1) & KIND_MASK
}

export function frameKind(flags: number): FrameKind {
  return FRAME_KINDS[frameKindRow(flags)] ?? 'unknown'
}

/** A prefix tree of call stacks, root first. A parent stands before its children. */
export type StackTable = {
  readonly parent: Int32Array
  /** Row of FrameTable. */
  readonly frame: Int32Array
}

/** One row a sample, or one row for samples that are alike in everything that is kept. */
export type SampleTable = {
  /** Row of StackTable; NONE for a sample with an empty stack. */
  readonly stack: Int32Array
  /** From the profile's start. Null when samples have no times; rows are then in no order. */
  readonly timeNs: Float64Array | null
  /** Row of `threads`, or null when the file names none. */
  readonly thread: Int32Array | null
  /** Row of LabelTable.start, or null when no sample has labels. */
  readonly labelSet: Int32Array | null
  /** `values[t][i]` is what sample `i` weighs in sample type `t`, in that type's unit. */
  readonly values: readonly Float64Array[]
}

export type Thread = { readonly name: string; readonly processId: number | null; readonly threadId: number | null }

/** Label sets as ranges: set `s` is rows `start[s]` to `start[s + 1]`. Set 0 is the empty set. */
export type LabelTable = {
  readonly start: Int32Array
  /** Row of `strings`. */
  readonly key: Int32Array
  /** Row of `strings`, or NONE when the label is a number. */
  readonly text: Int32Array
  readonly number: Float64Array
  /** Row of `strings`, or NONE. */
  readonly unit: Int32Array
}

/** What the program itself marked while it ran: moments and stretches of time, by its own names. */
export type MarkTable = {
  /** Row of `strings`. */
  readonly name: Int32Array
  /** From the profile's start, as `timeNs` of samples; negative before it. */
  readonly startNs: Float64Array
  /** The same as `startNs` for a moment. */
  readonly endNs: Float64Array
  /** Row of `threads`, or NONE. */
  readonly thread: Int32Array
  /** Row of `strings`: the track that the program wants it shown on, or NONE. */
  readonly track: Int32Array
}

/** A source map that the profile's own file holds. `url`: where it lay, '' where that is not said; null stands for a text that is not there. */
export type HeldSourceMap = {
  readonly script: string
  readonly url: string
  readonly sourceRoot: string
  readonly mappings: string
  readonly sources: readonly (string | null)[]
  readonly sourcesContent: readonly (string | null)[]
  readonly names: readonly (string | null)[]
}

export type Profile = {
  readonly meta: ProfileMeta
  /** Every name once. */
  readonly strings: readonly string[]
  readonly functions: FunctionTable
  readonly frames: FrameTable
  readonly stacks: StackTable
  readonly samples: SampleTable
  readonly threads: readonly Thread[]
  readonly labels: LabelTable
  /** In the order of their beginnings; not there where the file has none. */
  readonly marks?: MarkTable
  /** Only until functions were told by them, on the side that reads files: the page never gets them. */
  readonly sourceMaps?: readonly HeldSourceMap[]
}

/** What names and colours need of a profile: all that a window keeps of it beside the answers to its questions. */
export type ProfileNames = Pick<Profile, 'meta' | 'strings' | 'functions' | 'frames' | 'threads'>

/** The name of a function as people see it. */
export function functionName(profile: Pick<Profile, 'strings' | 'functions'>, fn: number): string {
  return profile.strings[profile.functions.name[fn] ?? NONE] ?? ''
}

/** The string in a cell, or null for NONE. */
export function stringAt(profile: Pick<Profile, 'strings'>, row: number | undefined): string | null {
  return row === undefined || row === NONE ? null : (profile.strings[row] ?? null)
}
