// A profile that is in no file yet: a program of this machine is recorded, or an address is asked. What will be run is shown first.

import { useState } from 'react'
import { closeSources, gathering, useGathering } from '../../state/gathering/gathering'
import { useOverlay } from '../../state/overlay'
import form from '../../ui/Form.module.css'
import { Modal } from '../../ui/Modal'
import { Segments } from '../../ui/Segments'
import { AddressForm } from './AddressForm'
import { ProgramForm } from './ProgramForm'
import { RunningCard } from './RunningCard'

export function SourceDialog() {
  const isOpen = useOverlay(state => state.overlay === 'sources')
  return (
    <Modal isOpen={isOpen} onClose={closeSources} label="From a running program or server" size="wide">
      <Sources />
    </Modal>
  )
}

type Kind = 'program' | 'address'

const KINDS = [
  ['program', 'A program on this machine'],
  ['address', 'An address'],
] as const satisfies readonly (readonly [Kind, string])[]

function Sources() {
  const state = useGathering(gathered => gathered.state)
  const [kind, setKind] = useState<Kind>(state.kind !== 'idle' && state.order.kind === 'address' ? 'address' : 'program')
  const choose = (next: Kind) => {
    gathering.forget()
    setKind(next)
  }
  return (
    <div className={form['form']}>
      <h2>From a running program or server</h2>
      {state.kind === 'running' ? (
        <RunningCard {...state} />
      ) : (
        <>
          <Segments label="Where from" choices={KINDS} value={kind} onChoose={choose} />
          {kind === 'program' ? <ProgramForm /> : <AddressForm />}
        </>
      )}
    </div>
  )
}
