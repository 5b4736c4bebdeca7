// Search over function names: text or regular expression, with what it matches as a share, and the way from match to match.

import { CaseSensitive, ChevronLeft, ChevronRight, EyeOff, Funnel, Regex, Search, X } from 'lucide-react'
import { ActionButton } from '../../parts/ActionItem'
import { keysOf } from '../../actions/keyboard'
import { SEARCH_INPUT_ID } from '../../actions/navigateActions'
import { formatCount, formatShare } from '../../../shared/base/quantity'
import { useAnswers } from '../../state/answers'
import { filterBySearch } from '../../state/steps'
import { goToMatch } from '../../state/mainFlame'
import { clearSearch, search, useView } from '../../state/view'
import { IconButton } from '../../ui/Button'
import styles from './SearchBox.module.css'

export function SearchBox() {
  const query = useView(state => state.query)
  const matches = useAnswers(state => state.matches)
  const fault = useAnswers(state => state.searchFault)
  const isSearching = query.text !== ''

  const keyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && event.altKey) void filterBySearch(event.shiftKey ? 'merge-matching' : 'keep-matching')
    else if (event.key === 'Enter') goToMatch(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && isSearching) clearSearch()
    else if (event.key === 'Escape') event.currentTarget.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles['box']} role="search" data-fault={fault === null ? undefined : ''}>
      <Search aria-hidden className={styles['glass']} />
      <input
        id={SEARCH_INPUT_ID}
        className={styles['input']}
        type="text"
        spellCheck={false}
        autoComplete="off"
        aria-label="Search functions"
        aria-describedby="search-result"
        aria-invalid={fault !== null}
        placeholder={`Search functions  ${keysOf('search')}`}
        value={query.text}
        onChange={event => search({ text: event.target.value })}
        onKeyDown={keyDown}
      />
      <output id="search-result" className={styles['result']} title={fault ?? undefined}>
        {!isSearching ? '' : fault !== null ? 'not a valid pattern' : matches === null ? '…' : resultText(matches)}
      </output>
      <IconButton
        label="Match case"
        icon={<CaseSensitive aria-hidden />}
        isOn={query.matchesCase}
        onClick={() => search({ matchesCase: !query.matchesCase })}
      />
      <IconButton
        label="Regular expression, as /…/ does"
        icon={<Regex aria-hidden />}
        isOn={query.isRegex}
        onClick={() => search({ isRegex: !query.isRegex })}
      />
      {isSearching ? (
        <>
          <ActionButton id="keep-matching" icon={<Funnel aria-hidden />} isDisabled={matches === null} />
          <ActionButton id="hide-matching" icon={<EyeOff aria-hidden />} isDisabled={matches === null} />
          <ActionButton id="match-previous" icon={<ChevronLeft aria-hidden />} isDisabled={matches === null} />
          <ActionButton id="match-next" icon={<ChevronRight aria-hidden />} isDisabled={matches === null} />
          <IconButton label="Clear the search" keys="Esc" icon={<X aria-hidden />} onClick={clearSearch} />
        </>
      ) : null}
    </div>
  )
}

function resultText({
  functionCount,
  value,
  wholeValue,
}: {
  readonly functionCount: number
  readonly value: number
  readonly wholeValue: number
}) {
  if (functionCount === 0) return 'no match'
  const share = wholeValue === 0 ? '' : `${formatShare(value / wholeValue)} matched`
  return (
    <>
      <span>{share}</span>
      <span className={styles['count']}>
        {formatCount(functionCount)} {functionCount === 1 ? 'function' : 'functions'}
      </span>
    </>
  )
}
