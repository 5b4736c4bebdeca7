// The functions of a pprof file as rows of the profile: made when a stack first needs them, added up by name, places without a symbol by file.

import type { FunctionFields, ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { baseName, goPackage, placeName } from './functionNames'
import type { Symbols } from './symbols'

export type FunctionRowsOf = {
  /** The function that stands for all places without a symbol in the file of a location. */
  mapping(location: number): number
  /** The function of a line, which belongs to a location. */
  line(line: number, location: number): number
}

/** `names` are the functions' shown names. What no sample reaches is not in the profile. */
export function functionRows(builder: ProfileBuilder, symbols: Symbols, names: readonly string[], report: Report): FunctionRowsOf {
  const { functions, locations, lines } = symbols
  const { sameAs, isInSeveralFiles } = functionsByName(functions.file, names)
  const rowOf = new Int32Array(names.length).fill(NONE)
  const rowOfMapping = new Int32Array(symbols.mappingFile.length + 1).fill(NONE)

  function mappingRow(location: number): number {
    const mapping = locations.mapping[location]
    // The cell after the last is for locations in no mapping.
    const cell = mapping === NONE ? symbols.mappingFile.length : mapping
    if (rowOfMapping[cell] === NONE) {
      const module = moduleOf(location)
      rowOfMapping[cell] = builder.fn({ name: placeName(module), module })
    }
    return rowOfMapping[cell]
  }

  function moduleOf(location: number): string {
    const mapping = locations.mapping[location]
    return mapping === NONE ? '' : baseName(symbols.mappingFile[mapping])
  }

  function fieldsOf(fn: number, location: number): FunctionFields {
    const name = names[fn]
    const file = functions.file[fn]
    const module = goPackage(name, file) ?? moduleOf(location)
    const systemName = functions.systemName[fn] === name ? null : functions.systemName[fn]
    if (isInSeveralFiles[fn] === 0) return { name, systemName, file, startLine: functions.startLine[fn] || NONE, module }
    report('functions of one name in several files, added up as pprof does', null)
    return { name, systemName, module }
  }

  return {
    mapping(location) {
      report('places without a symbol', null)
      return mappingRow(location)
    },
    line(line, location) {
      const fn = sameAs[lines.fn[line]]
      if (names[fn] === '') return mappingRow(location)
      if (rowOf[fn] === NONE) {
        rowOf[fn] = builder.fn(fieldsOf(fn, location))
      }
      return rowOf[fn]
    },
  }
}

/** By function: the first of the same name, and whether those of its name stand in different files. */
function functionsByName(files: readonly string[], names: readonly string[]) {
  const firstOfName = new Map<string, number>()
  const sameAs = new Int32Array(names.length)
  const isInSeveralFiles = new Uint8Array(names.length)
  for (let fn = 0; fn < names.length; fn++) {
    const first = firstOfName.get(names[fn])
    if (first === undefined) firstOfName.set(names[fn], fn)
    else if (files[first] !== files[fn]) isInSeveralFiles[first] = 1
    sameAs[fn] = first ?? fn
  }
  return { sameAs, isInSeveralFiles }
}
