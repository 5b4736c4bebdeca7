// What the selected frame weighs: here in the graph, and its function wherever it stands.

import { NONE } from '../../../shared/profile/profile'
import { isFiltered } from '../../../shared/analysis/filteredProfile'
import type { ShownNeighbours } from '../../../shared/questions/table'
import { selectionIn, useView } from '../../state/view'
import { frameFacts, OF_PROFILE, type FrameFacts } from '../../state/frameFacts'
import { unitOf } from '../../../shared/profile/unit'
import hidden from '../../ui/VisuallyHidden.module.css'
import styles from './Details.module.css'
import { formatValue, shareOf } from '../../../shared/base/quantity'
import { SureDot } from '../../ui/SureDot'
import type { DrawnTree } from '../../worker/opened'

type Props = { readonly drawn: DrawnTree; readonly node: number; readonly neighbours: ShownNeighbours | null }

export function FrameNumbers({ drawn, node, neighbours }: Props) {
  const unit = unitOf(drawn.profile.names.meta.sampleTypes[drawn.choice.sampleType])
  const here = node === NONE ? null : frameFacts(drawn, node)
  const filtersAny = useView(state => isFiltered(selectionIn(state)))
  if (here?.sides !== undefined && here.sides !== null) return <ChangeNumbers sides={here.sides} />
  const everywhere = (value: number) => [formatValue(value, unit), shareOf(value, neighbours?.wholeValue ?? 0)] as const
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    ['Total', here?.total ?? '–', here?.totalShare ?? '–', ...(neighbours === null ? (['…', '…'] as const) : everywhere(neighbours.total))],
    [
      'Self',
      drawn.choice.isInverted ? '–' : (here?.self ?? '–'),
      drawn.choice.isInverted ? '–' : (here?.selfShare ?? '–'),
      ...(neighbours === null ? (['…', '…'] as const) : everywhere(neighbours.self)),
    ],
    ...(here?.shownShare === undefined || here.shownShare === null ? [] : ([['Of what is shown', '', here.shownShare, '', '']] as const)),
    ['Of caller', '', here?.parentShare ?? '–', '', ''],
    ...(here?.samples === undefined || here.samples === null ? [] : ([['Samples', here.samples, '', '', '']] as const)),
  ]
  return (
    <table className={styles['numbers']}>
      <thead>
        <tr>
          <th scope="col">
            <span className={hidden['hidden']}>Measure</span>
          </th>
          <th scope="colgroup" colSpan={2}>
            This frame, {OF_PROFILE}
          </th>
          <th scope="colgroup" colSpan={2}>
            {filtersAny ? 'Function, in all that is shown' : 'Function, everywhere'}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, ...cells]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {cells.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const SURE_WORDS = { sure: 'more than noise', noise: 'within noise', unknown: 'not known' } as const

/** Of a comparison: the columns that every table of it has. */
function ChangeNumbers({ sides }: { readonly sides: NonNullable<FrameFacts['sides']> }) {
  const rows = [
    ['Total', sides.total],
    ['Self', sides.self],
  ] as const
  return (
    <table className={styles['numbers']}>
      <thead>
        <tr>
          <th scope="col">This frame</th>
          {['Baseline', 'Current', 'Δ', '% of baseline', '×', 'How sure'].map(title => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, { baseline, current, difference, percent, times, level }]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {[baseline, current, difference, percent, times].map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
            <td>
              <SureDot level={level} /> {SURE_WORDS[level]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
