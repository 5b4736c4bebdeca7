// How a finding is known, what doing something about it costs, and the measures behind it: unfolded on demand.

import { ChevronRight } from 'lucide-react'
import type { Insight } from '../../../shared/insights/insight'
import { SeverityMark } from '../../parts/SeverityMark'
import { Name } from '../../ui/Name'
import styles from './FindingCard.module.css'
import { cutEnd } from '../../../shared/base/text/cut'

const MAX_TEXT_CHARS = 2000
/** Of what the button is about; the title itself stands beside it. */
const MAX_TITLE_CHARS = 100

type ButtonProps = { readonly insight: Insight; readonly isOpen: boolean; readonly controls: string; readonly onToggle: () => void }

export function WhyButton({ insight, isOpen, controls, onToggle }: ButtonProps) {
  return (
    <button
      type="button"
      className={styles['why']}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      aria-label={`Why: ${cutEnd(insight.title, MAX_TITLE_CHARS)}`}
      title={isOpen ? 'Less' : 'Why, how sure, and what it costs'}
      onClick={onToggle}
    >
      <ChevronRight aria-hidden />
    </button>
  )
}

export function Why({ id, insight }: { readonly id: string; readonly insight: Insight }) {
  return (
    <div id={id}>
      <p className={styles['evidence']}>
        <SeverityMark severity={insight.severity} /> <Name text={insight.more.join(' ')} limit={MAX_TEXT_CHARS} wraps isCode={false} />
      </p>
      {insight.tradeOff === null ? null : (
        <dl className={styles['trade']}>
          {(['gain', 'cost', 'risk'] as const).map(part => (
            <div key={part}>
              <dt>{part}</dt>
              <dd>{insight.tradeOff?.[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      <dl className={styles['measures']}>
        {insight.details.map(({ label, value }, at) => (
          <div key={at}>
            <dt>
              <Name text={label} limit={160} wraps isCode={false} />
            </dt>
            <dd>
              <Name text={value} limit={MAX_TEXT_CHARS} wraps isCode={false} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Rule</dt>
          <dd>{insight.rule}</dd>
        </div>
      </dl>
    </div>
  )
}
