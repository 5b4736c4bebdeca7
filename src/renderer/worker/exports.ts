// What leaves the window, made of what is looked at: reports, pictures and other tools' formats.

import { filteredProfile, isFiltered } from '../../shared/analysis/filteredProfile'
import { foldedChunks } from '../../shared/analysis/foldedLines'
import { buildChosenTree, sampleFilter, type StackChoice } from '../../shared/analysis/selectStacks'
import { stackView, type StackView } from '../../shared/analysis/stackView'
import { applyTransforms } from '../../shared/analysis/transforms'
import { textOf } from '../../shared/base/utf8'
import { sidesByNode, wholeView } from '../../shared/diff/comparisonProfile'
import { nodeChanges } from '../../shared/diff/nodeChanges'
import { compactProfile } from '../../shared/profile/compact'
import type { Profile } from '../../shared/profile/profile'
import { convertProfile, type Conversion } from '../../shared/report/convert'
import { comparisonReport, profileReport } from '../../shared/report/svg/makeReport'
import { viewSvg } from '../../shared/report/svg/viewSvg'
import type { Open } from './answers'
import type { FoldedText, ReportOrder, ViewOrder } from './protocol'

export function reportOf({ profile, changes }: Open, { choice, comparedName, ...facts }: ReportOrder): string {
  if (changes === null) return profileReport(filteredProfile(profile, choice), choice.sampleType, facts)
  const type = { name: comparedName, unit: changes.comparison.unit }
  return comparisonReport(changes, type, { ...facts, transforms: choice.transforms })
}

export function viewSvgOf({ profile, changes }: Open, { choice, comparedName, changeOf, ...order }: ViewOrder): string {
  const choose = (plain: StackView) => applyTransforms(profile, plain, choice.transforms)
  const plain = changes === null ? stackView(profile, choice.sampleType, sampleFilter(choice)) : wholeView(profile, choice.sampleType)
  const tree = buildChosenTree(profile, choose(plain), choice)
  const { name, unit } = profile.meta.sampleTypes[choice.sampleType]
  return viewSvg({
    ...order,
    isInverted: choice.isInverted,
    profile,
    tree,
    sampleType: { name: changes === null ? name : comparedName, unit },
    comparison:
      changes === null ? null : { changes, nodes: nodeChanges(changes, tree.fn, sidesByNode(profile, tree, choose)), of: changeOf },
  })
}

/** What was taken out of view is not in the file, by name either. */
export async function converted(profile: Profile, choice: StackChoice, to: Conversion, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const shown = filteredProfile(profile, choice)
  const { bytes, wantsGzip } = convertProfile(isFiltered(choice) ? compactProfile(shown) : shown, to, choice.sampleType, name)
  return wantsGzip ? gzipped(bytes) : bytes
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export function foldedText(profile: Profile, view: StackView, sampleType: number, maxChars: number): FoldedText {
  let text = ''
  let isCut = false
  for (const chunk of foldedChunks(profile, sampleType, view)) {
    text += textOf(chunk)
    isCut = text.length > maxChars
    if (isCut) break
  }
  const whole = isCut ? text.slice(0, text.lastIndexOf('\n', maxChars) + 1) : text
  return { text: whole, lineCount: whole.split('\n').length - 1, isCut }
}
