// Samples of `pprof -raw`: values in columns, the numbers of places, and labels in the lines below.

import type { ProfileBuilder } from '../../profile/builder'
import type { Label } from '../../profile/labelColumns'
import { NONE, type SampleType } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import type { Report } from '../format'
import type { RawLocations } from './locations'

const SAMPLE = /^ *(-?\d[-\d ]*):([ \d]*)$/
/** `endpoint:[/tax /rates]`, `bytes:[64 bytes]`; several stand on one line. */
const LABEL = / {0,40}([^ :[\]][^:[\]]{0,199}):\[([^\]]{0,4000})\]/gy
const NUMBER = /^(-?\d{1,19})(?: (\S+))?$/
const DEFAULT = '[dflt]'

type RawSample = { readonly values: readonly number[]; readonly ids: readonly string[]; readonly labels: Label[]; readonly line: number }

export type RawSamples = {
  line(text: string, at: number): void
  types(): readonly SampleType[]
  defaultType(): string | null
  /** What is wrong, or null. */
  addTo(builder: ProfileBuilder, types: readonly number[], locations: RawLocations): { readonly what: string; readonly line: number } | null
}

export function rawSamples(report: Report): RawSamples {
  const samples: RawSample[] = []
  let types: readonly SampleType[] | null = null
  let marked: string | null = null

  function typeOf(text: string, at: number, all: readonly string[]): SampleType {
    const isDefault = text.endsWith(DEFAULT)
    const [name, unit = ''] = (isDefault ? text.slice(0, -DEFAULT.length) : text).split('/')
    const isTwice = all.findIndex(other => other.split('/')[0] === name) < at
    const shown = isTwice ? `${name} (${unit})` : name
    if (isDefault) marked = shown
    return { name: shown, unit, weight: null, event: null }
  }

  function labelsOf(text: string): Label[] {
    return Array.from(text.matchAll(LABEL), ([, key, said]) => {
      const [, digits, unit] = NUMBER.exec(said) ?? []
      return digits === undefined ? { key, text: said } : { key, number: Number(digits), unit: unit ?? null }
    })
  }

  return {
    line(text, at) {
      if (types === null) {
        types = text.trim().split(' ').map(typeOf)
        return
      }
      const [, values, ids = ''] = SAMPLE.exec(text) ?? []
      if (values !== undefined) {
        const numbers = values.trim().split(/ +/).map(Number)
        samples.push({ values: numbers, ids: ids.trim() === '' ? [] : ids.trim().split(/ +/), labels: [], line: at })
        return
      }
      const labels = labelsOf(text)
      if (labels.length > 0) samples.at(-1)?.labels.push(...labels)
      else if (text.trim() !== '') report('lines that are no samples', { unit: 'line', at })
    },
    types: () => types ?? [],
    defaultType: () => marked ?? types?.at(-1)?.name ?? null,
    addTo(builder, rows, locations) {
      for (const { values, ids, labels, line } of samples) {
        if (values.length !== rows.length) return { what: 'a sample with another number of values than there are types', line }
        let stack = NONE
        for (const id of ids.toReversed()) {
          const frames = locations.frames(id)
          if (frames === null) return { what: `place ${id} is not in the file`, line }
          for (const frame of frames) stack = builder.stack(stack, frame)
        }
        if (!values.every(isWeight)) return { what: 'a value beyond 64 bits', line }
        const row = builder.sample(stack, { labelSet: builder.labelSet(labels) })
        values.forEach((value, at) => builder.weigh(row, rows[at], value))
      }
      return null
    },
  }
}
