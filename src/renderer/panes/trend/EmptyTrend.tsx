// What a trend is of, while none is open, and the ways to one.

import { FolderOpen, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { pickTrend } from '../../actions/pickTrend'
import { trends } from '../../state/trend/trends'
import { Button } from '../../ui/Button'
import { EmptyTab } from '../../ui/EmptyTab'
import styles from './EmptyTrend.module.css'

const EXAMPLE = 'pyroscope+http://localhost:4040/?query=process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="shop"}&from=now-14d'

export function EmptyTrend() {
  const [address, setAddress] = useState('')
  return (
    <EmptyTab icon={<TrendingUp aria-hidden />} title="Many profiles, one for each deployment">
      <p>
        Drop a folder here, or more than two files. The trend says which version or commit changed the total, and which function carries the
        change. Eight profiles are enough to suspect a change, twelve to be sure of one.
      </p>
      <Button look="primary" onClick={() => void pickTrend()}>
        <FolderOpen aria-hidden />
        Open a folder…
      </Button>
      <form
        className={styles['address']}
        onSubmit={event => {
          event.preventDefault()
          if (address.trim() !== '') void trends.readAddress(address.trim())
        }}
      >
        <label htmlFor="trend-address">Or a span of a Pyroscope server</label>
        <div className={styles['line']}>
          <input
            id="trend-address"
            type="text"
            spellCheck={false}
            placeholder={EXAMPLE}
            value={address}
            onChange={event => setAddress(event.target.value)}
          />
          <Button type="submit" disabled={address.trim() === ''}>
            Ask
          </Button>
        </div>
        <p>It is asked with the sign-in that was given under ‘From a running program or server…’, or with FLAMEWISE_TOKEN.</p>
      </form>
    </EmptyTab>
  )
}
