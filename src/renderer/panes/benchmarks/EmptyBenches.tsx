// What can be looked at here, while nothing is.

import { FolderOpen, Gauge } from 'lucide-react'
import { pickResults } from '../../actions/pickResults'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { EmptyTab } from '../../ui/EmptyTab'
import styles from './BenchTab.module.css'

const RUN = "flamewise bench run --runs 30 --base './old input' -- ./new input"

export function EmptyBenches() {
  return (
    <EmptyTab icon={<Gauge aria-hidden />} title="How much, and how sure">
      <p>
        Drop the results of JMH, hyperfine, pytest-benchmark, Google Benchmark, Go, Criterion.rs, BenchmarkDotNet, vitest, tinybench or
        mitata here. Two files are compared, the older one as baseline. Profiles that lie beside them open from their rows.
      </p>
      <Button look="primary" onClick={() => void pickResults(null)}>
        <FolderOpen aria-hidden />
        Open results…
      </Button>
      <p className={styles['command']}>
        <code>{RUN}</code>
        <CopyButton text={RUN} label="Copy the command that measures two programs" />
      </p>
    </EmptyTab>
  )
}
