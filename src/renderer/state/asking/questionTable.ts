// Everything the window asks of its worker about what is looked at: what each question depends on, what it says, and where its answer goes.

import { NONE } from '../../../shared/profile/profile'
import type { Analyst, Outcome } from '../../worker/analyst'
import type { OpenProfile } from '../../worker/opened'
import type { Answer, QuestionName, Questions } from '../../worker/protocol'
import { treeChoice, type Answers } from '../answers'
import { shownFindings } from '../foundFindings'
import { isInvertedIn, selectionIn } from '../view'
import { viewOf } from '../views'
import { chartedThread, isTreeOfCurrent, sandwichedFn, stackParts, type Now } from './now'

export type Question = {
  readonly name: QuestionName
  /** Asked again when one of them is another than the last time, or another profile is shown; null: not now. */
  readonly needs: (now: Now) => readonly unknown[] | null
  /** Null where there is nothing to ask about: then `none` is the answer. */
  readonly none: Partial<Answers>
  readonly ask: (now: Now, profile: OpenProfile, analyst: Analyst) => Promise<Outcome<Partial<Answers>>> | null
  /** Nobody waits for its answer to use what is shown, which says itself what has become of the question. */
  readonly aside?: Aside
}

type Aside = {
  /** Until the answer is there. */
  readonly begun: (now: Now, profile: OpenProfile) => Partial<Answers>
  readonly failed: (message: string) => Partial<Answers>
}

/** As many as the details pane can list. */
const HOTTEST_COUNT = 30

/** In the order in which they are asked: what is drawn first comes first. */
export const QUESTIONS: readonly Question[] = [
  {
    ...question('colours', {
      args: ({ preferences }, { id }) => [id, preferences.roles],
      put: (slots, _, profile) => ({ colours: { profile, slots } }),
    }),
    needs: ({ preferences }) => [preferences.roles],
  },
  {
    ...question('tree', {
      args: ({ view, preferences }, { id }) => [id, treeChoice(view, preferences.order)],
      put: (answer, { view, preferences }, profile) => ({ tree: { ...answer, profile, choice: treeChoice(view, preferences.order) } }),
    }),
    needs: now => [...stackParts(now), isInvertedIn(now.view), now.preferences.order],
  },
  {
    ...question('functions', {
      args: ({ view }, { id }) => [id, selectionIn(view)],
      put: (weights, _, profile) => ({ functions: { profile, weights } }),
    }),
    needs: now => (isOfView(now, 'functions') ? stackParts(now) : null),
  },
  {
    ...question('rows', {
      args: ({ view }, { id }) => [id, selectionIn(view), view.sort, view.query],
      put: (rows, _, profile) => ({ rows: { profile, rows } }),
    }),
    needs: now => (isOfView(now, 'rows') ? [...stackParts(now), now.view.query, now.view.sort] : null),
  },
  {
    ...question('sandwich', {
      args: (now, { id }) => [id, treeChoice(now.view, now.preferences.order), sandwichedFn(now) ?? NONE],
      put: ({ callers, callees }, now, profile) => {
        const choice = treeChoice(now.view, now.preferences.order)
        return {
          sandwich: {
            fn: sandwichedFn(now) ?? NONE,
            callers: { ...callers, profile, choice: { ...choice, isInverted: true } },
            callees: { ...callees, profile, choice: { ...choice, isInverted: false } },
          },
        }
      },
    }),
    needs: now => {
      const fn = sandwichedFn(now)
      return isOfView(now, 'sandwich') && fn !== null ? [...stackParts(now), now.preferences.order, fn] : null
    },
  },
  {
    ...question('threads', {
      args: ({ view }, { id }) => [id, selectionIn(view)],
      put: (loads, _, profile) => ({ threads: { profile, ...loads } }),
    }),
    needs: now => (isTreeOfCurrent(now) && (now.session.current?.names.threads.length ?? 0) > 1 ? stackParts(now) : null),
  },
  {
    ...question('labels', {
      args: ({ view }, { id }) => [id, selectionIn(view)],
      put: (keys, _, profile) => ({ labels: { profile, keys } }),
    }),
    needs: now => (isTreeOfCurrent(now) && (now.session.current?.labelKeys.length ?? 0) > 0 ? stackParts(now) : null),
  },
  {
    ...question('activity', {
      args: (now, { id }) => [id, selectionIn(now.view)],
      put: (activity, _, profile) => ({ activity: { profile, activity } }),
    }),
    needs: now => (isOfView(now, 'activity') ? stackParts(now) : null),
  },
  {
    ...question('marks', {
      args: (now, { id }) => [id, selectionIn(now.view)],
      put: (sheet, _, profile) => ({ marks: { profile, sheet } }),
    }),
    needs: now => (isOfView(now, 'marks') && now.session.current?.hasMarks === true ? stackParts(now) : null),
  },
  {
    ...question('chart', {
      args: (now, { id }) => [id, chartChoice(now)],
      put: (answer, now, profile) => {
        if (answer === null) return { chart: null }
        const { startNs, endNs, cutAtNs, ...drawn } = answer
        return { chart: { drawn: { ...drawn, profile, choice: chartChoice(now), unit: 'nanoseconds' }, startNs, endNs, cutAtNs } }
      },
    }),
    needs: now => {
      const thread = chartedThread(now)
      return isOfView(now, 'chart') && thread !== null ? [...stackParts(now), thread] : null
    },
  },
  {
    ...question('search', {
      args: ({ view }, { id }) => [id, selectionIn(view), view.query],
      put: (result, { view: { query } }, profile) =>
        result.ok
          ? { matches: result.value === null ? null : { ...result.value, profile, query }, searchFault: null }
          : { matches: null, searchFault: result.error },
    }),
    needs: now => (isTreeOfCurrent(now) ? [...stackParts(now), now.view.query] : null),
  },
  {
    ...question('neighbours', {
      args: ({ view }, { id }) => (view.selectedFrame === null ? null : [id, selectionIn(view), view.selectedFrame.fn]),
      put: (answer, { view }, profile) => ({ neighbours: { ...answer, profile, fn: view.selectedFrame?.fn ?? NONE } }),
      none: { neighbours: null },
    }),
    needs: now => (hasDetails(now) ? [...stackParts(now), now.view.selectedFrame?.fn ?? null] : null),
  },
  {
    ...question('sourceHeat', {
      args: ({ view }, { id }) => (view.selectedFrame === null ? null : [id, selectionIn(view), view.selectedFrame.fn]),
      put: (lines, { view }, profile) => ({ sourceHeat: { lines, profile, fn: view.selectedFrame?.fn ?? NONE } }),
      none: { sourceHeat: null },
    }),
    needs: now => (hasDetails(now) ? [...stackParts(now), now.view.selectedFrame?.fn ?? null] : null),
  },
  {
    ...question('hottest', {
      args: ({ view }, { id }) => [id, selectionIn(view), HOTTEST_COUNT],
      put: (answer, _, profile) => ({ hottest: { ...answer, profile } }),
    }),
    needs: now => (hasDetails(now) && now.view.selectedFrame === null ? stackParts(now) : null),
  },
  {
    ...question('legend', {
      args: ({ view, preferences }, { id }) => [id, selectionIn(view), preferences.roles],
      put: legend => ({ legend }),
    }),
    needs: now => (isTreeOfCurrent(now) ? [...stackParts(now), now.preferences.roles] : null),
  },
  {
    ...question('findings', {
      args: ({ view, preferences }, { id }) => [id, selectionIn(view), preferences.rules],
      put: (answer, { view }, profile) => ({ findings: { kind: 'found', found: { ...answer, profile, choice: selectionIn(view) } } }),
    }),
    aside: {
      begun({ answers: { findings } }, profile) {
        const before = shownFindings(findings)
        return { findings: { kind: 'looking', before: before?.profile === profile ? before : null } }
      },
      failed: message => ({ findings: { kind: 'failed', message } }),
    },
    needs: now => (isTreeOfCurrent(now) ? [...stackParts(now), now.preferences.rules] : null),
  },
]

/** Asked only while a view is open that lists it among its questions. */
function isOfView(now: Now, name: QuestionName): boolean {
  return isTreeOfCurrent(now) && viewOf(now.view.tab).questions.includes(name)
}

function hasDetails(now: Now): boolean {
  return isTreeOfCurrent(now) && now.preferences.showsDetails
}

/** Samples of a file without threads have none to be picked by. */
function chartChoice(now: Now) {
  const thread = chartedThread(now) ?? NONE
  const threads = thread === NONE ? null : [thread]
  return { ...treeChoice(now.view, now.preferences.order), threads, isInverted: false }
}

type Words<K extends QuestionName> = {
  /** Null: there is nothing to ask about. */
  readonly args: (now: Now, profile: OpenProfile) => Parameters<Questions[K]> | null
  /** `now`: as it was when it was asked. */
  readonly put: (answer: Answer<K>, now: Now, profile: OpenProfile) => Partial<Answers>
  readonly none?: Partial<Answers>
}

/** Each has a lane of its own, so that a newer one takes the place of an older one. */
function question<K extends QuestionName>(name: K, { args, put, none = {} }: Words<K>): Pick<Question, 'name' | 'none' | 'ask'> {
  return {
    name,
    none,
    ask(now, profile, analyst) {
      const given = args(now, profile)
      if (given === null) return null
      return analyst
        .ask(name, name, ...given)
        .then(outcome => (outcome.kind === 'answer' ? { kind: 'answer', value: put(outcome.value, now, profile) } : outcome))
    },
  }
}
