// From what length on a recording has events: shorter waits are not in the file, and no sum says so.

import type { Report } from '../format'
import { EVENT_RULES } from './events'

export type Thresholds = {
  /** Takes a setting of the events of type `event`. */
  setting(event: string, name: string, value: string): void
  report(report: Report): void
}

type Setting = { isEnabled: boolean; threshold: string; thresholdNs: number }

/** `durationNs` reads a setting like `20 ms`; null for anything else. */
export function recordingThresholds(durationNs: (value: string) => number | null): Thresholds {
  const settings = new Map<string, Setting>()
  return {
    setting(event, name, value) {
      if (EVENT_RULES.get(event)?.timeField !== 'duration') return
      const setting = settings.get(event) ?? { isEnabled: true, threshold: '', thresholdNs: 0 }
      settings.set(event, setting)
      if (name === 'enabled') setting.isEnabled = value === 'true'
      const ns = name === 'threshold' ? durationNs(value) : null
      // Where several recordings ran in turn, the highest holds for all.
      if (ns === null || ns <= setting.thresholdNs) return
      setting.threshold = value
      setting.thresholdNs = ns
    },
    report(report) {
      const byThreshold = new Map<string, string[]>()
      for (const [event, { isEnabled, threshold }] of settings) {
        if (isEnabled && threshold !== '') byThreshold.set(threshold, [...(byThreshold.get(threshold) ?? []), event])
      }
      for (const [threshold, events] of byThreshold) {
        report(
          `types of event that were recorded from ${threshold} on, shorter ones are not in the file: ${events.sort().join(', ')}`,
          null,
          events.length,
        )
      }
    },
  }
}
