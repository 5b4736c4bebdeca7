// A function's name for its second mention in a text: its own name and one qualifier, without package, arguments and file.

import { fileQualified } from './fileQualified'
import { labelCuts, labelOf } from './label'

/** cProfile's own words for what is written in C. */
const PYTHON_METHOD = /^<method '(\w+)' of '(?:[\w.]*\.)?(\w+)' objects>$/
const PYTHON_FUNCTION = /^<built-in method (?:builtins\.)?([\w.]+)>$/
/** What allocation and lock profiles end in: of a class the package is what is left out. */
const JAVA_CLASS = /^L?(?:(?:[a-z_]\w*\.){2,}|(?:[a-z_]\w*\/)+)([A-Z][\w$]*(?:\[\])*);?$/
/** PyTorch's traces: file and line stand before the function. */
const PLACE_BEFORE = /^[^():]{0,1000}\.py\(\d{1,9}\): (.{1,1000})$/
/** Clang's trace of itself: what it did, and with which file or name. */
const EVENT_DETAIL = /^([A-Z][A-Za-z]{0,60}): (.{1,1000})$/
/** The place that py-spy, perf and others put behind a name. */
const FILE_BEHIND = / (?:\([^()]*\)|(?:file:\/\/|node:|\/)\S+)$/

/** `(*persistConn).readLoop` of `net/http.(*persistConn).readLoop`, `HashMap.put` of `java.util.HashMap.put`. */
export function shortName(name: string): string {
  const method = PYTHON_METHOD.exec(name)
  if (method !== null) return `${method[2]}.${method[1]}`
  const builtIn = PYTHON_FUNCTION.exec(name)
  if (builtIn !== null) return builtIn[1]
  const inFile = fileQualified(name)
  if (inFile !== null) {
    const line = inFile.line === 0 ? '' : `:${inFile.line}`
    return inFile.name === '(anonymous)' ? `(anonymous) ${inFile.file.replace(/^.*[/\\]/, '')}${line}` : inFile.name
  }
  const placed = PLACE_BEFORE.exec(name)
  if (placed !== null) return placed[1]
  const event = EVENT_DETAIL.exec(name)
  if (event !== null)
    return `${event[1]}: ${/^(?:\/|[A-Za-z]:[\\/])/.test(event[2]) ? event[2].replace(/^.*[/\\]/, '') : labelOf(event[2])}`
  const javaClass = JAVA_CLASS.exec(name)
  if (javaClass !== null) return javaClass[1]
  const label = labelOf(name).replace(FILE_BEHIND, '')
  const { starts } = labelCuts(label)
  const short = label.slice(starts[Math.max(0, starts.length - 2)])
  return short === '' ? label : short
}
