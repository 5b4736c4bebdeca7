// What an empty window offers: a place to drop a file, what was open before, an example, and how to record a profile.

import { FileClock, Flame, FlaskConical, Server, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { formatBytes } from '../../../shared/base/quantity'
import { keysOf } from '../../actions/keyboard'
import { pickFiles } from '../../actions/pickFiles'
import { pickTrend } from '../../actions/pickTrend'
import { actionOf } from '../../actions/actions'
import { isServerAddress, openAddress } from '../../state/gathering/gathering'
import { openFile } from '../../state/opening/opening'
import { usePreferences } from '../../state/preferences'
import { useSession } from '../../state/session'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Name } from '../../ui/Name'
import { RECORDINGS } from './recordings'
import styles from './Welcome.module.css'

export function Welcome() {
  const hasExamples = useSession(state => (state.startup?.examples.length ?? 0) > 0)
  const canGather = useSession(state => state.startup?.canGather === true)
  return (
    <div className={styles['page']}>
      <div className={styles['column']}>
        <section className={styles['drop']}>
          <Flame aria-hidden className={styles['flame']} />
          <h2>Drop a profile here</h2>
          <p>pprof, perf script, JFR, .cpuprofile, folded stacks and more. Plain or gzipped: the content tells.</p>
          <Formats />
          <div className={styles['buttons']}>
            <Button look="primary" onClick={() => void pickFiles()}>
              Open a file…
            </Button>
            <Button onClick={() => void pickTrend()}>
              <TrendingUp aria-hidden />A folder as a trend…
            </Button>
            {canGather ? <Button onClick={actionOf('from-program').run}>From a running program or server…</Button> : null}
            {hasExamples ? (
              <Button onClick={actionOf('open-example').run}>
                <FlaskConical aria-hidden />
                Open an example
              </Button>
            ) : null}
          </div>
          <p className={styles['hint']}>
            {keysOf('open')} opens, {keysOf('palette')} finds every command, {keysOf('keys')} shows all keys
          </p>
        </section>
        <RecentFiles />
        {canGather ? <RecentSources /> : null}
        <section>
          <h2>Record a profile</h2>
          <ul className={styles['cards']}>
            {RECORDINGS.map(({ runtime, command, note }) => (
              <li key={runtime} className={styles['card']}>
                <div className={styles['cardHead']}>
                  <h3>{runtime}</h3>
                  <CopyButton text={command} label={`Copy the command for ${runtime}`} />
                </div>
                <code className={styles['command']}>{command}</code>
                <p>{note}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

function Formats() {
  const formats = useSession(state => state.startup?.formats ?? NO_FORMATS)
  if (formats.length === 0) return null
  return (
    <details className={styles['formats']}>
      <summary>All that can be read ({formats.length})</summary>
      <p>{formats.join(', ')}</p>
    </details>
  )
}

const NO_FORMATS: readonly string[] = []

/** As many as fit without scrolling in a small window. */
const MAX_RECENT = 6

function RecentFiles() {
  const [nowMs] = useState(Date.now)
  const recent = useSession(state => state.recent)
  if (recent.length === 0) return null
  return (
    <section>
      <h2>Recent</h2>
      <ul className={styles['recent']}>
        {recent.slice(0, MAX_RECENT).map(file => (
          <li key={file.id}>
            <button type="button" onClick={() => void openFile(file)}>
              <FileClock aria-hidden />
              <span className={styles['fileName']}>
                <Name text={file.name} limit={80} isCode={false} />
              </span>
              <span className={styles['folder']}>
                <Name text={file.folder} limit={60} isCode={false} />
              </span>
              <span>{file.sizeBytes === null ? '' : formatBytes(file.sizeBytes)}</span>
              <span>{agoText(nowMs - file.openedMs)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Addresses that were asked before: one click asks again. */
function RecentSources() {
  const addresses = usePreferences(preferences => preferences.addresses)
  if (addresses.length === 0) return null
  return (
    <section>
      <h2>Recent programs and servers</h2>
      <ul className={styles['recent']}>
        {addresses.slice(0, MAX_RECENT).map(address => (
          <li key={address}>
            <button type="button" className={styles['source']} onClick={() => openAddress(address)}>
              <Server aria-hidden />
              <span className={styles['fileName']}>
                <Name text={address} limit={160} isCode={false} />
              </span>
              <span>{isServerAddress(address) ? 'Browse it' : 'Fetch again'}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
]

/** `3 hours ago`. */
function agoText(sinceMs: number): string {
  const unit = UNITS.find(([sizeMs]) => sinceMs >= sizeMs)
  if (unit === undefined) return 'just now'
  const count = Math.floor(sinceMs / unit[0])
  return `${count} ${unit[1]}${count === 1 ? '' : 's'} ago`
}
