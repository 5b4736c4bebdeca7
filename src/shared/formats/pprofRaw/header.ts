// The first lines of `pprof -raw`: what a sample stands for, when it was taken and for how long.

import type { ProfileEnd } from '../../profile/builder'
import { factList } from '../factList'

const FIELD = /^(PeriodType|Period|Time|Duration|Comment|Doc): ?(.*)$/
/** `2026-11-28 20:31:34.040675203 +0000 UTC` */
const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,9})? ([+-]\d\d)(\d\d)\b/
const NS_PER_S = 1e9

export type RawHeader = { line(text: string): void; end(): ProfileEnd }

export function rawHeader(): RawHeader {
  const facts = factList()
  const fields = new Map<string, string>()
  return {
    line(text) {
      const [, name, value = ''] = FIELD.exec(text) ?? []
      if (name === undefined) return
      if (name === 'Comment' || name === 'Doc') facts.add(name.toLowerCase(), value)
      else fields.set(name, value.trim())
    },
    end() {
      const [type = '', unit = ''] = (fields.get('PeriodType') ?? '').split(' ')
      const period = Number(fields.get('Period') ?? 0)
      const seconds = Number.parseFloat(fields.get('Duration') ?? '')
      const [, day, clock, fraction = '', hours, minutes] = TIME.exec(fields.get('Time') ?? '') ?? []
      const startMs = day === undefined ? NaN : Date.parse(`${day}T${clock}${fraction.slice(0, 4)}${hours}:${minutes}`)
      return {
        facts: facts.list,
        durationNs: Number.isFinite(seconds) ? seconds * NS_PER_S : null,
        startMs: Number.isFinite(startMs) ? startMs : null,
        ...(period > 0 && type !== '' ? { period: { value: period, type, unit } } : {}),
      }
    },
  }
}
