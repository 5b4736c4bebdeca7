// Above the comparison of a benchmark's two profiles: the benchmark's verdict, and how much of it lies under which function.

import { Gauge } from 'lucide-react'
import { useMemo } from 'react'
import { formatShare } from '../../../shared/base/quantity'
import { labelOf } from '../../../shared/names/label'
import { cleanName } from '../../../shared/names/cleanName'
import { roleOf } from '../../../shared/names/roles'
import { functionName, stringAt } from '../../../shared/profile/profile'
import { benchCause } from '../../../shared/questions/benchCause'
import { useBenches, type BenchVerdict } from '../../state/benchmarks/createBenches'
import { useSession } from '../../state/session'
import { showTab } from '../../state/view'
import { Button } from '../../ui/Button'
import type { OpenProfile } from '../../worker/opened'
import styles from './VerdictBar.module.css'

export function VerdictBar() {
  const verdict = useBenches(state => state.verdict)
  const current = useSession(state => state.current)
  const sides = useSession(state => state.sides)
  if (verdict === null || current === null || sides === null) return null
  // Only while those very files are compared.
  const files = [...sides.baseline, ...sides.current].map(({ file }) => file.id)
  return files.join() === verdict.files.join() ? <Verdict verdict={verdict} profile={current} /> : null
}

function Verdict({ verdict, profile }: { readonly verdict: BenchVerdict; readonly profile: OpenProfile }) {
  const cause = useMemo(() => causeText(verdict, profile), [verdict, profile])
  return (
    <div className={styles['bar']} data-verdict data-direction={verdict.ratio > 0 ? 'worse' : 'better'}>
      <Gauge aria-hidden />
      <span>
        <strong>{verdict.benchmark}</strong>: {verdict.words}
        {cause === null ? '' : `; ${cause}`}
      </span>
      <Button look="quiet" onClick={() => showTab('benchmarks')}>
        Benchmarks
      </Button>
    </div>
  )
}

/** `8.1 of the 9.3 % under shop.price` */
function causeText({ ratio }: BenchVerdict, { names, changes }: OpenProfile): string | null {
  if (changes === null) return null
  const isOwn = (fn: number) => {
    const [name, file] = [functionName(names, fn), stringAt(names, names.functions.file[fn])]
    return roleOf(name, { clean: cleanName(name), file, module: stringAt(names, names.functions.module[fn]) }) === 'own'
  }
  const cause = benchCause(ratio, changes.base, changes.current, isOwn)
  if (cause === null) return null
  const part = formatShare(Math.abs(cause.part)).replace(' %', '')
  return `${part} of the ${formatShare(Math.abs(ratio))} under ${labelOf(functionName(names, cause.fn))}`
}
