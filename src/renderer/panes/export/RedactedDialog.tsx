// Asks which modules' names may be seen before a profile is given away, and shows what a stranger would read.

import { useEffect, useState } from 'react'
import { formatCount, formatShare } from '../../../shared/base/quantity'
import { ROLE_TITLES } from '../../../shared/names/roles'
import type { RedactedNames } from '../../../shared/questions/redacted'
import type { Conversion } from '../../../shared/report/convert'
import { useAnswers } from '../../state/answers'
import { exportRedacted, namesKept } from '../../state/export/exports'
import { showOverlay, useOverlay } from '../../state/overlay'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { Name } from '../../ui/Name'
import { Segments } from '../../ui/Segments'
import form from '../../ui/Form.module.css'
import styles from './RedactedDialog.module.css'

const FORMATS: readonly (readonly [Conversion, string])[] = [
  ['pprof', 'pprof'],
  ['folded', 'Folded stacks'],
  ['speedscope', 'speedscope JSON'],
]

const close = () => showOverlay('none')

export function RedactedDialog() {
  const isOpen = useOverlay(state => state.overlay === 'redacted')
  return (
    <Modal isOpen={isOpen} onClose={close} label="Redacted export" size="wide">
      <RedactedForm />
    </Modal>
  )
}

function RedactedForm() {
  const legend = useAnswers(state => state.legend)
  const modules = legend?.ofCode ?? []
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(modules.filter(({ role }) => role === 'own').map(({ label }) => label)),
  )
  const [to, setTo] = useState<Conversion>('pprof')
  const names = useNames(kept)
  const keep = (label: string, isKept: boolean) => {
    const others = [...kept].filter(other => other !== label)
    setKept(new Set(isKept ? [...others, label] : others))
  }
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        close()
        exportRedacted(to, [...kept])
      }}
    >
      <h2>Redacted export</h2>
      <p className={form['about']}>
        For people outside: functions of the chosen modules keep their names, all others are numbered. Paths, labels, threads, times of day
        and facts about the machine are left out. Shapes and weights stay.
      </p>
      <div className={styles['columns']}>
        <fieldset className={styles['modules']}>
          <legend>Names that may be seen</legend>
          {modules.map(({ label, share, role }) => (
            <label key={label} className={styles['module']}>
              <input type="checkbox" checked={kept.has(label)} onChange={event => keep(label, event.target.checked)} />
              <Name text={label} limit={80} />
              <span className={styles['role']}>{role === null ? '' : ROLE_TITLES[role]}</span>
              <span className={styles['share']}>{formatShare(share)}</span>
            </label>
          ))}
        </fieldset>
        <section className={styles['preview']} aria-label="What a stranger reads">
          <h3 role="status">
            {names === null ? '…' : `${formatCount(names.keptCount)} names kept, ${formatCount(names.hiddenCount)} numbered`}
          </h3>
          <ul>
            {(names?.examples ?? []).map((name, at) => (
              <li key={at}>
                <Name text={name} limit={120} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className={form['buttons']}>
        <Segments label="Format" choices={FORMATS} value={to} onChoose={setTo} />
        <span className={form['space']} />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary">
          Save…
        </Button>
      </div>
    </form>
  )
}

/** Null while they are counted. */
function useNames(kept: ReadonlySet<string>): RedactedNames | null {
  const [names, setNames] = useState<RedactedNames | null>(null)
  useEffect(() => {
    let isWanted = true
    void namesKept([...kept]).then(found => (isWanted && found !== null ? setNames(found) : undefined))
    return () => {
      isWanted = false
    }
  }, [kept])
  return names
}
