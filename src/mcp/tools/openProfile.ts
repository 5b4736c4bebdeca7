// `open_profile`: reads a file that the client names.

import { z } from 'zod'
import { formatCount } from '../../shared/base/quantity'
import { ok } from '../../shared/base/result'
import { toldName } from '../answer'
import { defineTool } from '../tool'

export const openProfile = defineTool({
  name: 'open_profile',
  title: 'Open a profile',
  description:
    'Reads a profile (pprof, perf script, JFR, .cpuprofile, folded stacks, speedscope, callgrind and more; recognised by content) and gives the id that the other tools take. Ask overview next.',
  input: { path: z.string().min(1).describe('path of the file; a relative one is looked for where the server was started') },
  async answer({ path }, { profiles, signal }) {
    const open = await profiles.open(path, signal)
    if (!open.ok) return open
    const { id, name, profile } = open.value
    const { format, sampleCount, sampleTypes, defaultSampleType, notes } = profile.meta
    const type = sampleTypes[defaultSampleType]
    const functions = profile.functions.name.length
    const receipt =
      notes.length === 0 ? '' : ` ${formatCount(notes.length)} ${notes.length === 1 ? 'remark' : 'remarks'} on reading it: see overview.`
    return ok({
      head: [
        `Opened ${toldName(name)} as ${id}: ${format}, ${formatCount(sampleCount)} samples of ${formatCount(functions)} functions, weighed by ${toldName(type?.name ?? '')}.${receipt}`,
      ],
      facts: {
        profile: id,
        format,
        samples: sampleCount,
        functions,
        default_sample_type: toldName(type?.name ?? ''),
        remarks: notes.length,
      },
      lists: [],
    })
  },
})
