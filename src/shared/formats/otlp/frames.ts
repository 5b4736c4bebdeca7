// Locations of OpenTelemetry's dictionary as frames of ours, each made once.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type FrameKind } from '../../profile/profile'
import type { Report } from '../format'
import type { OtlpDictionary } from './message'

/** Values of the attribute `profile.frame.type`; all other runtimes interpret or compile as they go. */
const KINDS: ReadonlyMap<string, FrameKind> = new Map([
  ['native', 'native'],
  ['go', 'native'],
  ['rust', 'native'],
  ['kernel', 'kernel'],
  ['jvm', 'jit'],
  ['dotnet', 'jit'],
  ['v8js', 'jit'],
  ['beam', 'jit'],
])
const FRAME_TYPE = 'profile.frame.type'

export type OtlpFrames = {
  /** The builder's stack for one of the dictionary's, which is leaf first. */
  stack(index: number): number
}

export function otlpFrames(dictionary: OtlpDictionary, builder: ProfileBuilder, report: Report): OtlpFrames {
  const { strings, functions, locations, mappingFiles, attributes, stacks } = dictionary
  /** By location: its frames, outermost first. */
  const frames = new Map<number, readonly number[]>()
  const known = new Map<number, number>()
  const text = (index: number) => strings[index] ?? ''

  function kindOf(indices: readonly number[]): FrameKind {
    for (const index of indices) {
      const attribute = attributes[index]
      if (attribute !== undefined && text(attribute.key) === FRAME_TYPE) return KINDS.get(String(attribute.value)) ?? 'interpreted'
    }
    return 'unknown'
  }

  function framesOf(index: number): readonly number[] {
    const made = frames.get(index)
    if (made !== undefined) return made
    const found = locationFrames(index)
    frames.set(index, found)
    return found
  }

  function locationFrames(index: number): readonly number[] {
    const location = locations[index]
    if (location === undefined) {
      report('places that are not in the file, left out', null)
      return []
    }
    const module = text(mappingFiles[location.mapping] ?? 0)
    const kind = kindOf(location.attributes)
    const named = location.lines.filter(({ fn }) => text(functions[fn]?.name ?? 0) !== '' || text(functions[fn]?.systemName ?? 0) !== '')
    if (named.length === 0) {
      report('places without a symbol', null)
      const base = module.slice(module.lastIndexOf('/') + 1)
      const name = base === '' ? `0x${location.address.toString(16)}` : `[${base}]`
      return [builder.frameAt(builder.fn({ name, module }), NONE, NONE, frameFlags(kind), location.address)]
    }
    // The innermost comes first; all but the last are inlined into it.
    return named
      .map(({ fn, line, column }, at) => {
        const { name, systemName, file, startLine } = functions[fn] ?? { name: 0, systemName: 0, file: 0, startLine: 0 }
        const row = builder.fn({
          name: text(name) === '' ? text(systemName) : text(name),
          systemName: text(systemName) === text(name) ? null : text(systemName),
          file: text(file),
          startLine: startLine > 0 ? startLine : NONE,
          module,
        })
        const flags = frameFlags(kind, at < named.length - 1)
        return builder.frameAt(row, line > 0 ? line : NONE, column > 0 ? column : NONE, flags, location.address)
      })
      .reverse()
  }

  return {
    stack(index) {
      const made = known.get(index)
      if (made !== undefined) return made
      const own = stacks[index]
      if (own === undefined) report('stacks that are not in the file', null)
      let stack = NONE
      for (const location of (own ?? []).toReversed()) for (const frame of framesOf(location)) stack = builder.stack(stack, frame)
      known.set(index, stack)
      return stack
    },
  }
}
