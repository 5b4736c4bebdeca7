// A function of the table as one row of an answer.

import { formatShare, formatValue } from '../shared/base/quantity'
import { fileLine } from '../shared/names/fileLine'
import type { TopRow } from '../shared/report/topFunctions'
import { toldName, toldNumber, type Row } from './answer'

/** `whole`: what shares are of. */
export function functionRow({ name, file, line, self, total }: TopRow, whole: number, unit: string): Row {
  const share = (value: number) => (whole === 0 ? 0 : value / whole)
  const place = file === null ? '' : ` (${fileLine(toldName(file), line)})`
  const weight = (value: number) => `${formatShare(share(value))} (${formatValue(value, toldName(unit))})`
  return {
    text: `self ${weight(self)}, total ${weight(total)}: ${toldName(name)}${place}`,
    data: {
      name: toldName(name),
      file: file === null ? null : toldName(file),
      line,
      self: toldNumber(self),
      total: toldNumber(total),
      self_share: toldNumber(share(self)),
      total_share: toldNumber(share(total)),
    },
  }
}
