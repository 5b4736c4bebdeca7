// The selected frame's name and place in the source, with the ways to copy them.

import { AlignLeft, Focus } from 'lucide-react'
import { functionName, NONE } from '../../../shared/profile/profile'
import { ActionButton } from '../../parts/ActionItem'
import { frameFacts, placeOf } from '../../state/frameFacts'
import { CopyButton } from '../../ui/CopyButton'
import { Name } from '../../ui/Name'
import styles from './Details.module.css'
import type { DrawnTree } from '../../worker/opened'

/** As much as a pane of a few lines can show. */
const MAX_NAME_CHARS = 600

type Props = { readonly drawn: DrawnTree; readonly fn: number; readonly node: number }

export function FrameTitle({ drawn, fn, node }: Props) {
  const { names, modules } = drawn.profile
  const name = functionName(names, fn)
  const place = placeOf(names, fn)
  const module = modules.names[modules.ofFn[fn]] ?? ''
  const facts = node === NONE ? null : frameFacts(drawn, node)
  return (
    <>
      <div className={styles['title']}>
        <h2 className={styles['name']}>
          <Name text={name} limit={MAX_NAME_CHARS} wraps />
        </h2>
        <CopyButton text={name} label="Copy name" />
        <ActionButton id="copy-stack" icon={<AlignLeft aria-hidden />} />
        <ActionButton id="focus-function" icon={<Focus aria-hidden />} />
      </div>
      <div className={styles['place']}>
        {place === null ? null : <Name text={place} limit={200} wraps />}
        {module === '' || module === name ? null : <Name text={module} limit={120} wraps />}
        {facts?.kind === undefined || facts.kind === null ? null : <span>{facts.kind === 'jit' ? 'JIT' : facts.kind} code</span>}
        {facts?.isInlined === true ? <span>inlined</span> : null}
      </div>
    </>
  )
}
