// The findings on what is looked at: asked for once the graph is drawn, and again when other samples or other rules are chosen.

import { create } from 'zustand'
import type { StackChoice } from '../../../shared/analysis/selectStacks'
import { analyst } from '../../worker/analyst'
import type { FindingsAnswer } from '../../worker/protocol'
import { stackChoice, useAnswers } from '../answers'
import { isTreeOfCurrent } from '../asking/now'
import { usePreferences } from '../preferences'
import { onceATurn, question } from '../asking/question'
import { useSession } from '../session'
import { useView } from '../view'
import type { OpenProfile } from '../../worker/opened'

/** An answer with what it is the answer to. */
export type Found = FindingsAnswer & { readonly profile: OpenProfile; readonly choice: StackChoice }

export type Findings =
  | { readonly kind: 'none' }
  /** `before`: what was found in the same profile the last time. */
  | { readonly kind: 'looking'; readonly before: Found | null }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly message: string }

export const useFindings = create<{ readonly findings: Findings }>()(() => ({ findings: { kind: 'none' } }))

/** What can be shown: the last answer, until the next is there. */
export function shownFindings(findings: Findings): Found | null {
  if (findings.kind === 'found') return findings.found
  return findings.kind === 'looking' ? findings.before : null
}

/** Starts asking. Returns what stops it. */
export function keepFindings(): () => void {
  const parts = () => {
    // The call tree first: nothing is drawn later for the sake of findings.
    if (!isTreeOfCurrent({ answers: useAnswers.getState(), session: useSession.getState() })) return null
    return [useSession.getState().current, stackChoice(useView.getState()), usePreferences.getState().rules]
  }
  const ask = onceATurn(question(parts, look))
  const stops = [useAnswers, useSession, useView, usePreferences].map(store => store.subscribe(ask))
  return () => {
    for (const stop of stops) stop()
  }
}

function look(): void {
  const { current: profile } = useSession.getState()
  if (profile === null) return useFindings.setState({ findings: { kind: 'none' } })
  const before = shownFindings(useFindings.getState().findings)
  const choice = stackChoice(useView.getState())
  useFindings.setState({ findings: { kind: 'looking', before: before?.profile === profile ? before : null } })
  void analyst()
    .ask('findings', 'findings', profile.id, choice, usePreferences.getState().rules)
    .then(outcome => {
      if (outcome.kind === 'answer') useFindings.setState({ findings: { kind: 'found', found: { ...outcome.value, profile, choice } } })
      else if (outcome.kind === 'failed') useFindings.setState({ findings: { kind: 'failed', message: outcome.message } })
    })
}
