// The findings beside the graph: what is wrong with the profile, most important first, and what to do about it.

import { X } from 'lucide-react'
import { ActionButton } from '../../parts/ActionItem'
import { nothingText } from '../../../shared/report/insightsText'
import { headText, isAboutCode } from '../../../shared/report/told'
import { useAnswers } from '../../state/answers'
import { shownFindings, type Found } from '../../state/foundFindings'
import { showAllFindings, useFindingsView } from '../../state/findings/findingsView'
import { useVerdict } from '../../state/benchmarks/useVerdict'
import { useNotes } from '../../state/findings/notes'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import { DismissedList } from './DismissedList'
import { FindingCard } from './FindingCard'
import { useFindingList, type Finding } from '../../state/findings/findingList'
import { FindingsMenu } from './FindingsMenu'
import styles from './FindingsPanel.module.css'
import { FrameNotes } from './FrameNotes'

/** More are behind a button: what comes later is seldom acted on. */
const FIRST_SHOWN = 10

export function FindingsPanel() {
  const findings = useAnswers(state => state.findings)
  const notesFault = useNotes(state => state.fault)
  const found = shownFindings(findings)
  return (
    <section className={styles['panel']} aria-label="Findings" aria-busy={findings.kind === 'looking'}>
      <div className={styles['head']}>
        <h2>Findings</h2>
        <Count />
        <span className={styles['space']} />
        <FindingsMenu />
        <ActionButton id="findings" label="Close findings" icon={<X aria-hidden />} />
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="List of findings">
        {findings.kind === 'failed' ? <p className={styles['fault']}>The findings could not be computed: {findings.message}</p> : null}
        {notesFault === null ? null : <p className={styles['fault']}>{notesFault}</p>}
        {found === null ? (
          findings.kind === 'failed' ? null : (
            <p className={styles['looking']}>Looking for what takes the time…</p>
          )
        ) : (
          <FoundFindings found={found} />
        )}
      </div>
    </section>
  )
}

/** Says how many there are when they are there, and that they are being looked for until then. */
function Count() {
  const kind = useAnswers(state => state.findings.kind)
  const { cards } = useFindingList()
  return (
    <span className={styles['count']} role="status">
      {kind === 'looking' ? 'looking…' : cards.length === 0 ? 'none' : cards.length}
    </span>
  )
}

function FoundFindings({ found }: { readonly found: Found }) {
  const { report, ruleFault } = found
  const { cards, doubts, isDoubtful, dismissed } = useFindingList()
  const showsAll = useFindingsView(state => state.showsAll)
  const shown = showsAll ? cards : cards.slice(0, FIRST_SHOWN)
  const isCodeFound = report.insights.some(isAboutCode)
  return (
    <>
      {ruleFault === null ? null : <p className={styles['fault']}>The rule settings were left aside: {ruleFault}</p>}
      <BenchVerdict />
      {isDoubtful ? <Doubts found={found} doubts={doubts} /> : null}
      {isCodeFound ? (
        <p className={styles['whole']}>
          {headText(report)}. After a change, measure{report.isOfChange ? ' both sides' : ''} again with the same load.
        </p>
      ) : (
        <p className={styles['nothing']}>
          <Name text={nothingText(report)} limit={1200} wraps isCode={false} />
        </p>
      )}
      <ol>
        {shown.map(finding => (
          <li key={finding.id}>
            <FindingCard finding={finding} report={report} />
          </li>
        ))}
      </ol>
      {shown.length < cards.length ? (
        <Button look="quiet" className={styles['more'] ?? ''} onClick={showAllFindings}>
          {cards.length - shown.length} more
        </Button>
      ) : null}
      {isDoubtful ? null : <Doubts found={found} doubts={doubts} />}
      <FrameNotes />
      <DismissedList dismissed={dismissed} />
    </>
  )
}

/** Of a benchmark's two profiles: what the benchmark said comes before what they show. */
function BenchVerdict() {
  const told = useVerdict()
  if (told === null) return null
  const { verdict, cause } = told
  return (
    <p className={styles['verdict']} data-finding-verdict>
      <strong>
        {verdict.words}
        {cause === null ? '' : `; ${cause}`}
      </strong>{' '}
      By the benchmark {verdict.benchmark}; what follows is what its profiles show.
    </p>
  )
}

/** About the profile and not about the program: kept apart, so that nobody optimizes a missing symbol. */
function Doubts({ found, doubts }: { readonly found: Found; readonly doubts: readonly Finding[] }) {
  if (doubts.length === 0) return null
  return (
    <section className={styles['doubts']} aria-label="Quality of the data">
      <h3 className={styles['heading']}>How good the data is</h3>
      <ul>
        {doubts.map(finding => (
          <li key={finding.id}>
            <FindingCard finding={finding} report={found.report} />
          </li>
        ))}
      </ul>
    </section>
  )
}
