// A report as large as nothing else is tried with: too slow to be run once for each mutant.

import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { seededRandom } from '../../../testing/random'
import { report } from '../../questions/report'
import { everything, selected } from '../../questions/selected'
import { recordingOf } from '../../questions/subject'

test('stays under 3 MB for a wide and deep tree, and says what is not drawn', () => {
  const random = seededRandom(7)
  const lines = Array.from({ length: 60_000 }, () => {
    const depth = 5 + Math.floor(random() * 40)
    const frames = Array.from({ length: depth }, (_, row) => `package/number${row}.function_with_a_long_name_${Math.floor(random() * 3)}`)
    return `${frames.join(';')} 1`
  })
  const svg = report(selected(recordingOf(profileOf(lines.join('\n'))), everything(0)), { source: 'wide.folded' })
  expect(svg.length).toBeLessThan(3_000_000)
  expect(svg).toMatch(/[\d,]+ of [\d,]+ frames are not drawn/)
})
