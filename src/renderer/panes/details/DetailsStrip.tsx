// Before anything is selected, one line: the heaviest functions, or in a comparison those that changed most. Each is a way to go there.

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { percentText } from '../../../shared/diff/percent'
import { mostChanged } from '../../../shared/diff/changeOrder'
import { shareOf } from '../../../shared/base/quantity'
import { functionName } from '../../../shared/profile/profile'
import { useAnswers } from '../../state/answers'
import { goToFunction, mainFlame } from '../../state/mainFlame'
import { zoomToBlock } from '../../graph/flameView'
import type { MergedBlock } from '../../graph/mergedBlock'
import { blockFacts } from '../../state/blockFacts'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { DrawnTree, OpenProfile } from '../../worker/opened'
import type { ChangeSheet } from '../../../shared/questions/changes'
import styles from './DetailsStrip.module.css'

/** More than one line of a wide screen holds. */
const MAX_ENTRIES = 8

type Entry = { readonly fn: number; readonly amount: string }

export function DetailsStrip({ drawn }: { readonly drawn: DrawnTree }) {
  const { profile } = drawn
  const picked = useStore(mainFlame, state => (state.tree === drawn.tree ? state.picked : null))
  if (picked !== null) return <PickedBlock drawn={drawn} block={picked} />
  return profile.changes === null ? <Hottest profile={profile} /> : <MostChanged profile={profile} changes={profile.changes} />
}

/** What was clicked at and is too narrow for boxes. */
function PickedBlock({ drawn, block }: { readonly drawn: DrawnTree; readonly block: MergedBlock }) {
  const { title, amount, mostly } = useMemo(() => blockFacts(drawn, block), [drawn, block])
  return (
    <section className={styles['picked']} data-details-strip aria-label="Too narrow to draw">
      <span>
        <strong>{title}</strong>, {amount}, mostly
      </span>
      <Name text={mostly} limit={160} />
      <Button look="quiet" onClick={() => zoomToBlock(mainFlame, block)}>
        Zoom in
      </Button>
    </section>
  )
}

function Hottest({ profile }: { readonly profile: OpenProfile }) {
  const hottest = useAnswers(state => state.hottest)
  const entries =
    hottest === null || hottest.profile !== profile
      ? []
      : hottest.self.slice(0, MAX_ENTRIES).map(({ fn, value }) => ({ fn, amount: shareOf(value, hottest.wholeValue) }))
  return (
    <section className={styles['strip']} data-details-strip aria-label="Hottest functions">
      <Part title="Most self" profile={profile} entries={entries} none="" />
    </section>
  )
}

function MostChanged({ profile, changes }: { readonly profile: OpenProfile; readonly changes: ChangeSheet }) {
  const { grew, shrank } = mostChanged(changes, MAX_ENTRIES)
  const entriesOf = (fns: readonly number[]) => fns.map(fn => ({ fn, amount: percentText(changes.delta[fn]) }))
  return (
    <section className={styles['strip']} data-details-strip aria-label="Functions that changed most">
      <Part title="Grew most" profile={profile} entries={entriesOf(grew)} none="nothing beyond noise" />
      <Part title="Shrank most" profile={profile} entries={entriesOf(shrank)} none="nothing beyond noise" />
    </section>
  )
}

type PartProps = { readonly title: string; readonly profile: OpenProfile; readonly entries: readonly Entry[]; readonly none: string }

function Part({ title, profile, entries, none }: PartProps) {
  return (
    <div className={styles['part']}>
      <h2 className={styles['title']}>{title}</h2>
      {entries.length === 0 ? <span className={styles['amount']}>{none}</span> : null}
      {entries.map(({ fn, amount }) => (
        <button key={fn} type="button" className={styles['entry']} onClick={() => goToFunction(fn)}>
          <Name text={functionName(profile.names, fn)} limit={160} />
          <span className={styles['amount']}>{amount}</span>
        </button>
      ))}
    </div>
  )
}
