// What a tool is, and the arguments that many of them share: checked once, here.

import { isRecord } from '../shared/base/json'
import { z } from 'zod'
import { ok, type Result } from '../shared/base/result'
import { recordingAsked, withoutIdle } from '../shared/questions/asked'
import type { Selected } from '../shared/questions/selected'
import type { SelectionWords } from '../shared/questions/selection'
import { DEFAULT_BUDGET, fitted, MAX_BUDGET, MIN_BUDGET, toolError, type Answer, type ToolResult } from './answer'
import type { OpenProfile, OpenProfiles } from './openProfiles'

export type Context = { readonly profiles: OpenProfiles; readonly signal: AbortSignal }

export type Tool = {
  readonly name: string
  readonly title: string
  /** For the model: what it answers, and when to ask. */
  readonly description: string
  readonly input: z.ZodObject
  /** Whether it writes a file. */
  readonly writes: boolean
  /** `args`: as the client sent them. Never throws for what they say. */
  ask(args: unknown, context: Context): Promise<ToolResult>
}

type Definition<Shape extends z.ZodRawShape> = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: Shape
  readonly writes?: true
  readonly answer: (args: z.output<z.ZodObject<Shape>>, context: Context) => Promise<Result<Answer, string>>
}

const BUDGET = z.object({
  budget: z
    .number()
    .int()
    .min(MIN_BUDGET)
    .max(MAX_BUDGET)
    .default(DEFAULT_BUDGET)
    .describe('most tokens of the answer; what does not fit is named with how to ask for it'),
})

/** Every tool has a budget. */
export function defineTool<Shape extends z.ZodRawShape>({ name, title, description, input, writes, answer }: Definition<Shape>): Tool {
  const own = z.strictObject(input)
  const schema = z.strictObject({ ...input, ...BUDGET.shape })
  return {
    name,
    title,
    description,
    input: schema,
    writes: writes ?? false,
    async ask(args, context) {
      const { budget, ...others } = isRecord(args) ? args : {}
      const size = BUDGET.safeParse({ budget })
      if (!size.success) return toolError(z.prettifyError(size.error), DEFAULT_BUDGET)
      const most = size.data.budget
      const parsed = own.safeParse(others)
      if (!parsed.success) return toolError(z.prettifyError(parsed.error), most)
      const found = await answer(parsed.data, context)
      return found.ok ? fitted(found.value, most) : toolError(found.error, most)
    },
  }
}

export const PROFILE = z.string().optional().describe('id from open_profile; may be left out while only one is open')

/** Part of a profile, as the command line's options choose it. */
export const SELECT = z
  .strictObject({
    sample_type: z.string().optional().describe('what is weighed: one that overview lists'),
    threads: z.array(z.string()).optional().describe('names or ids'),
    labels: z
      .array(z.string().regex(/^[^=]+=/))
      .optional()
      .describe('key=value; all must be there'),
    time_s: z.array(z.number()).length(2).optional().describe('from and to, in seconds since the start'),
    focus: z.string().optional().describe('only what such functions call: a name, part of one, or /a pattern/'),
    hide: z.array(z.string()).optional().describe('such functions give their time to their callers'),
    my_code: z.boolean().optional().describe('libraries and runtime give their time to own code'),
    idle: z.boolean().optional().describe("count V8's (idle) as part of the whole that shares are of"),
  })
  .optional()
  .describe('only this part of the profile')

/** For pages of a table. */
export const OFFSET = z.number().int().min(0).default(0).describe('rows to skip')

const NS_PER_S = 1e9

export function wordsOf(select: z.output<typeof SELECT>): SelectionWords {
  if (select === undefined) return {}
  const { sample_type: sampleType, threads, labels, time_s: times, focus, hide, my_code: myCode } = select
  const [from = -Infinity, to = Infinity] = times ?? []
  return {
    sampleType,
    threads,
    labels: labels?.map(text => ({ key: text.slice(0, text.indexOf('=')), value: text.slice(text.indexOf('=') + 1) })),
    timeNs: times === undefined ? undefined : [from * NS_PER_S, to * NS_PER_S],
    focus,
    hide,
    myCode,
  }
}

export type Recording = {
  readonly open: OpenProfile
  /** All that was selected. */
  readonly whole: Selected
  /** The same without V8's idle time, as shares are of: unless the client wants it counted. */
  readonly asked: Selected
  /** What was left out of `asked`, in the unit of the sample type. */
  readonly idle: number
}

/** One recording, selected as the client wants it. */
export async function recordingOf(
  { profile, select }: { readonly profile?: string | undefined; readonly select?: z.output<typeof SELECT> },
  { profiles, signal }: Context,
): Promise<Result<Recording, string>> {
  const open = await profiles.find(profile, signal)
  if (!open.ok) return open
  const asked = recordingAsked(open.value, wordsOf(select))
  if (!asked.ok) return asked
  const whole = asked.value
  if (select?.idle === true) return ok({ open: open.value, whole, asked: whole, idle: 0 })
  const busy = withoutIdle(whole)
  return ok({ open: open.value, whole, asked: busy, idle: busy.idle() })
}
