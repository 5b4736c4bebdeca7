// Places of `pprof -raw`: `1: 0x46c680 M=1 runtime.main proc.go:12:0 s=0`, and under it the functions that the first was inlined into.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'

const LOCATION = /^ *(\d{1,20}): 0x([\da-f]{1,16}) (?:M=(\d{1,20}) ?)?(?:\[F\] ?)?(.*)$/
/** The name may hold blanks, the file too: a place is the last thing that ends in two numbers. */
const LINE = /^(.*) (\S*?):(-?\d{1,10})(?::(-?\d{1,10}))? s=(-?\d{1,10})(?:\((.*)\))?$/
const OLD_LINE = /^(.*) (\S*?):(-?\d{1,10}) s=(-?\d{1,10})(?:\((.*)\))?$/
/** An absolute path begins where it first can: folders may have blanks in their names. */
const ABSOLUTE_FILE = / (?=\/\S|[A-Za-z]:[\\/])/
/** `1: 0x400000/0x672000/0x0 /srv/shop/orders BUILDID [FN]`; the file may have blanks, the build id is empty or a word. */
const MAPPING = /^(\d{1,20}): 0x[\da-f]{1,16}\/0x[\da-f]{1,16}\/0x[\da-f]{1,16} (.*?)(?: \S*)?(?: (?:\[\w\w\])*)?$/

type RawLine = {
  readonly name: string
  readonly systemName: string | null
  readonly file: string
  readonly line: number
  readonly column: number
  readonly startLine: number
}
type RawLocation = { readonly address: bigint; readonly mapping: string; readonly lines: RawLine[] }

export type RawLocations = {
  line(text: string, at: number): void
  mapping(text: string): void
  /** Frames of a place, outermost first; null where it is not in the file. */
  frames(id: string): readonly number[] | null
}

export function rawLocations(builder: ProfileBuilder, report: Report): RawLocations {
  const locations = new Map<string, RawLocation>()
  const mappings = new Map<string, string>()
  const made = new Map<string, readonly number[]>()
  let open: RawLocation | null = null

  function lineOf(text: string): RawLine | null {
    const [whole, before = '', last = '', line = '', column = '0', startLine = '0', systemName = null] =
      LINE.exec(text) ?? OLD_LINE.exec(text) ?? []
    if (whole === undefined) return null
    const place = `${before} ${last}`
    const at = place.search(ABSOLUTE_FILE)
    const [name, file] = at === -1 ? [before, last] : [place.slice(0, at), place.slice(at + 1)]
    return { name, systemName, file, line: Number(line), column: Number(column), startLine: Number(startLine) }
  }

  function framesOf({ address, mapping, lines }: RawLocation): readonly number[] {
    const module = mappings.get(mapping) ?? ''
    if (lines.length === 0) {
      report('places without a symbol', null)
      const base = module.slice(module.lastIndexOf('/') + 1)
      const name = base === '' ? `0x${address.toString(16)}` : `[${base}]`
      return [builder.frameAt(builder.fn({ name, module }), NONE, NONE, frameFlags('unknown'), address)]
    }
    const known = (value: number) => (value > 0 ? value : NONE)
    const rows = lines.map(({ name, systemName, file, line, column, startLine }, at) => {
      const fn = builder.fn({ name: name === '' ? '(unknown)' : name, systemName, file, startLine: known(startLine), module })
      return builder.frameAt(fn, known(line), known(column), frameFlags('unknown', at < lines.length - 1), address)
    })
    return rows.reverse()
  }

  return {
    line(text, at) {
      const [, id, address, mapping = '', rest = ''] = LOCATION.exec(text) ?? []
      if (id !== undefined) {
        open = { address: BigInt(`0x${address}`), mapping, lines: [] }
        locations.set(id, open)
      }
      const said = id === undefined ? text.trim() : rest.trim()
      const line = said === '' ? null : lineOf(said)
      if (line !== null) open?.lines.push(line)
      else if (said !== '') report('lines of places that cannot be read', { unit: 'line', at })
    },
    mapping(text) {
      const [, id, file] = MAPPING.exec(text) ?? []
      if (id !== undefined) mappings.set(id, file)
    },
    frames(id) {
      const known = made.get(id)
      if (known !== undefined) return known
      const location = locations.get(id)
      if (location === undefined) return null
      const frames = framesOf(location)
      made.set(id, frames)
      return frames
    },
  }
}
