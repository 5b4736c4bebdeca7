import { expect, test } from 'vitest'
import { foldedOf, profileOf } from '../../testing/reading'
import type { Selection } from '../../shared/analysis/selectStacks'
import { recordingOf } from '../../shared/questions/subject'
import { selected } from '../../shared/questions/selected'
import { convertedBytes, foldedText } from './exports'

const SHOP = recordingOf(profileOf('main;order;tax;query 6\nmain;order;log 2\nmain;idle 1\n'))
const WITHOUT_ORDER: Selection = {
  sampleType: 0,
  threads: null,
  timeNs: null,
  transforms: [{ kind: 'drop-function', fn: 1 }],
}

test('writes what is shown as gzipped pprof, and no name of what is not', async () => {
  const bytes = await gunzipped(await convertedBytes(selected(SHOP, WITHOUT_ORDER), 'pprof', 'shop'))
  expect(foldedOf(bytes)).toEqual(['main;idle 1'])
  expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/order|tax|query|log/)
})

test('copies folded stacks in whole lines, and says when they are not all', () => {
  const all = selected(SHOP, { ...WITHOUT_ORDER, transforms: [] })
  expect(foldedText(all, 1000)).toEqual({
    text: 'main;idle 1\nmain;order;log 2\nmain;order;tax;query 6\n',
    lineCount: 3,
    isCut: false,
  })
  expect(foldedText(all, 35)).toEqual({ text: 'main;idle 1\nmain;order;log 2\n', lineCount: 2, isCut: true })
})

async function gunzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
