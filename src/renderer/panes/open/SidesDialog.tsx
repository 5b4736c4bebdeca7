// Asks which of several files are the baseline, with their names and dates side by side. Esc leaves everything as it was.

import { ArrowLeftRight } from 'lucide-react'
import { formatBytes } from '../../../shared/base/quantity'
import { compareSorted } from '../../state/opening/opening'
import { dropQuestion, sortInto, swapCandidates, useSorting, type Candidate } from '../../state/opening/sorting'
import type { Source } from '../../state/opening/sources'
import { trends } from '../../state/trend/trends'
import { showTab } from '../../state/view'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { Name } from '../../ui/Name'
import styles from './SidesDialog.module.css'
import form from '../../ui/Form.module.css'
import type { Side } from '../../worker/opened'

export function SidesDialog() {
  const candidates = useSorting(state => state.candidates)
  return (
    <Modal
      isOpen={candidates !== null}
      onClose={dropQuestion}
      label="Which is the baseline?"
      size={candidates?.length === 2 ? 'narrow' : 'wide'}
    >
      {candidates === null ? null : candidates.length === 2 ? <PairForm candidates={candidates} /> : <RunsForm candidates={candidates} />}
    </Modal>
  )
}

/** Of two files one click on the baseline is enough. */
function PairForm({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const choose = (baseline: number) => {
    candidates.forEach((_, row) => sortInto(row, row === baseline ? 'baseline' : 'current'))
    void compareSorted()
  }
  return (
    <div className={form['form']}>
      <h2>Which is the baseline?</h2>
      <p className={form['about']}>{pairText(candidates.map(({ source }) => source))} Choose the one from before the change.</p>
      <div className={styles['pair']}>
        {candidates.map(({ source }, row) => (
          <button key={row} type="button" className={styles['choice']} autoFocus={row === 0} onClick={() => choose(row)}>
            <span className={styles['name']}>
              <Name text={source.name} limit={200} wraps isCode={false} />
            </span>
            <span>{dateText(source)}</span>
            <span className={styles['size']}>{sizeText(source)}</span>
            <span className={styles['act']}>Use as baseline</span>
          </button>
        ))}
      </div>
      <div className={form['buttons']}>
        <span className={form['space']} />
        <Button onClick={dropQuestion}>Cancel</Button>
      </div>
    </div>
  )
}

const CHOICES: readonly (readonly [Side | null, string])[] = [
  ['baseline', 'Baseline'],
  ['current', 'Current'],
  [null, 'Leave out'],
]

/** Several runs a side: each file is sorted by itself. */
function RunsForm({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const count = (side: Side) => candidates.filter(candidate => candidate.side === side).length
  const canCompare = count('baseline') > 0 && count('current') > 0
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        if (canCompare) void compareSorted()
      }}
    >
      <h2>Which files are the baseline?</h2>
      <p className={form['about']}>
        Files of one side are taken for runs of the same program: their spread tells change from noise, from three a side on.
      </p>
      <div className={styles['scroll']}>
        <table className={styles['runs']}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Date</th>
              {CHOICES.map(([, title]) => (
                <th key={title} scope="col" className={styles['centre']}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate, row) => (
              <RunRow key={row} row={row} candidate={candidate} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={form['buttons']}>
        <Button look="quiet" onClick={swapCandidates}>
          <ArrowLeftRight aria-hidden />
          Swap sides
        </Button>
        <span className={styles['count']} role="status">
          {canCompare ? `${count('baseline')} against ${count('current')}` : 'Each side needs a file.'}
        </span>
        <span className={form['space']} />
        <Button onClick={() => void asTrend(candidates)}>As a trend</Button>
        <Button onClick={dropQuestion}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!canCompare}>
          Compare
        </Button>
      </div>
    </form>
  )
}

/** Each file a deployment, in the order that they say. */
async function asTrend(candidates: readonly Candidate[]): Promise<void> {
  dropQuestion()
  showTab('trend')
  const sources = candidates.map(({ source }) => source)
  await trends.readSources(sources)
}

function RunRow({ row, candidate }: { readonly row: number; readonly candidate: Candidate }) {
  const { source, side } = candidate
  return (
    <tr>
      <th scope="row">
        <Name text={source.name} limit={80} isCode={false} />
        {source.kind === 'open' ? <span className={styles['size']}>open now</span> : null}
      </th>
      <td>{dateText(source)}</td>
      {CHOICES.map(([choice, title]) => (
        <td key={title} className={styles['centre']}>
          <input
            type="radio"
            name={`side-${row}`}
            aria-label={`${source.name}: ${title}`}
            checked={choice === side}
            autoFocus={row === 0 && choice === side}
            onChange={() => sortInto(row, choice)}
          />
        </td>
      ))}
    </tr>
  )
}

function pairText(sources: readonly Source[]): string {
  return sources.some(({ modifiedMs }) => modifiedMs === null) ? 'Not both files have a date.' : 'Both files have the same date.'
}

function dateText({ modifiedMs }: Source): string {
  return modifiedMs === null ? 'no date' : new Date(modifiedMs).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}

function sizeText({ sizeBytes }: Source): string {
  return sizeBytes === null ? '' : formatBytes(sizeBytes)
}
