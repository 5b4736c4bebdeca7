// What profilers say when they cannot, as what to do about it. Their words: perf(1), jcmd, async-profiler, py-spy, rbspy, dotnet-trace.

import { cutEnd } from '../../shared/base/text/cut'

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /Access to performance monitoring and observability operations is limited|perf_event_open.*(?:EPERM|EACCES|Permission denied|Operation not permitted)|failed to open .* Permission denied/i,
    'the kernel does not let you record: run  sudo sysctl kernel.perf_event_paranoid=1  and record again',
  ],
  [
    /Couldn't create thread\/CPU maps: No such process|No such process|process .* not found|No process found/i,
    'there is no such process any more',
  ],
  [
    /Could not start recording, not able to write to file|Could not start recording/i,
    'the program cannot write to that folder: name another with --output',
  ],
  [
    /AttachNotSupportedException|Unable to open socket file|DisableAttachMechanism/i,
    'the program does not let itself be attached to: it belongs to another user, or was started with -XX:+DisableAttachMechanism',
  ],
  [
    /Perf events unavailable/i,
    'the kernel does not let the profiler count: run  sudo sysctl kernel.perf_event_paranoid=1 kernel.kptr_restrict=0  and record again',
  ],
  [
    /Permission Denied: Try running again with elevated permissions|Operation not permitted|ptrace/i,
    'you may not look into that process: run the command as root, or  sudo sysctl kernel.yama.ptrace_scope=0  (in a container it takes the capability SYS_PTRACE)',
  ],
  [/Failed to find python version from target process|Failed to find.*python/i, 'that is no Python program'],
  [/No space left on device/i, 'the disk is full'],
]

/** One sentence for a tool that failed: what to do where it is known, and the tool's own last line. */
export function failureText(tool: string, words: string, how: string): string {
  const last = lastLine(words)
  const known = KNOWN.find(([pattern]) => pattern.test(words))?.[1]
  const own = last === '' ? '' : `; ${tool} said: ${last}`
  return known === undefined ? `${tool} ${how}${own}` : `${known}${own}`
}

const MAX_CHARS = 300

function lastLine(words: string): string {
  // A Java stack trace says it in its first line.
  const lines = words.split(/[\r\n]+/).map(line => line.trim())
  return cutEnd(lines.filter(line => line !== '' && !line.startsWith('at ')).at(-1) ?? '', MAX_CHARS)
}
