// What the chosen profiles are compared with: nothing, the same span before, another span, or another value of a label.

import { useState } from 'react'
import type { Comparison } from '../../state/gathering/createServer'
import { profileServer, useServer } from '../../state/gathering/server'
import form from '../../ui/Form.module.css'
import { Picker } from '../../ui/Picker'
import { Segments } from '../../ui/Segments'
import { MomentFields } from './MomentFields'
import styles from './Sources.module.css'

const DAY_MS = 86_400_000

type Kind = 'nothing' | 'day' | 'week' | 'span' | 'label'

const KINDS = [
  ['nothing', 'Nothing', 'One profile of the span'],
  ['day', 'A day before', 'The same span a day earlier is the baseline'],
  ['week', 'A week before', 'The same span a week earlier is the baseline'],
  ['span', 'Another span', 'A second stretch of time is the baseline'],
  ['label', 'Another label value', 'Such as version 1.2 against 1.3'],
] as const satisfies readonly (readonly [Kind, string, string])[]

function comparisonOf(kind: Kind): Comparison {
  switch (kind) {
    case 'nothing':
      return { kind: 'nothing' }
    case 'day':
      return { kind: 'before', agoMs: DAY_MS }
    case 'week':
      return { kind: 'before', agoMs: 7 * DAY_MS }
    case 'span':
      return { kind: 'span', baseline: null }
    case 'label':
      return { kind: 'label', name: null, baseline: null, current: null }
  }
}

function kindOf(comparison: Comparison): Kind {
  if (comparison.kind !== 'before') return comparison.kind
  return comparison.agoMs === DAY_MS ? 'day' : 'week'
}

export function CompareFields() {
  const comparison = useServer(state => state.comparison)
  return (
    <div className={styles['compare']}>
      <div className={styles['compareHead']}>
        <span>Compare with</span>
        <Segments
          label="Compare with"
          choices={KINDS}
          value={kindOf(comparison)}
          onChoose={kind => profileServer.compareBy(comparisonOf(kind))}
        />
      </div>
      {comparison.kind === 'label' ? <LabelSides comparison={comparison} /> : null}
      {comparison.kind === 'span' ? <Baseline comparison={comparison} /> : null}
      {comparison.kind === 'nothing' ? null : (
        <p className={form['about']}>Each side is fetched in up to 8 parts, so that a change can be told from chance.</p>
      )}
    </div>
  )
}

function Baseline({ comparison }: { readonly comparison: Extract<Comparison, { kind: 'span' }> }) {
  const chosen = useServer(state => state.chosen)
  return (
    <MomentFields
      title="Baseline"
      span={comparison.baseline ?? { startMs: chosen.startMs - (chosen.endMs - chosen.startMs), endMs: chosen.startMs }}
      onChange={baseline => profileServer.compareBy({ kind: 'span', baseline })}
    />
  )
}

function LabelSides({ comparison }: { readonly comparison: Extract<Comparison, { kind: 'label' }> }) {
  const { labels, values, service } = useServer()
  const [wanted, setWanted] = useState(comparison.name)
  const names = labels.kind === 'there' ? labels.value.filter(label => label !== service?.match.name) : []
  const name = comparison.name ?? wanted
  const found = name === null ? undefined : values[name]
  const items = found?.kind === 'there' ? found.value : []
  const words = found?.kind === 'failed' ? 'Its values cannot be had' : found?.kind === 'there' ? null : name === null ? '' : 'Looking …'
  return (
    <div className={styles['sides']}>
      <Picker
        label="Label that is compared"
        items={names}
        value={comparison.name}
        onChoose={chosen => {
          setWanted(chosen)
          profileServer.compareBy({ kind: 'label', name: chosen, baseline: null, current: null })
          void profileServer.needValues(chosen)
        }}
        placeholder="Label, such as version"
        isDisabled={names.length === 0}
        empty="No label of that name."
      />
      {(['baseline', 'current'] as const).map(side => (
        <Picker
          key={`${side} ${name ?? ''}`}
          label={side === 'baseline' ? 'Baseline value' : 'Current value'}
          items={items}
          value={comparison[side]}
          onOpen={() => (name === null ? undefined : void profileServer.needValues(name))}
          onChoose={value => profileServer.compareBy({ ...comparison, [side]: value })}
          placeholder={words ?? (side === 'baseline' ? 'Baseline' : 'Current')}
          isDisabled={found?.kind !== 'there'}
          empty="No such value."
        />
      ))}
    </div>
  )
}
