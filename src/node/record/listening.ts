// The ports that a process listens on: where its inspector or its profiles may be.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'

/** Inode numbers of the sockets that a process holds; empty where it cannot be looked into. */
function socketsOf(pid: number): ReadonlySet<string> {
  const inodes = new Set<string>()
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]
        if (inode !== undefined) inodes.add(inode)
      } catch {
        // Closed in between.
      }
    }
  } catch {
    // Another user's, or gone.
  }
  return inodes
}

const LISTEN = '0A'

/** The TCP ports that a process listens on (proc(5): the tables of its network, and the sockets among its descriptors). Linux alone. */
export function listeningPorts(pid: number): readonly number[] {
  const sockets = socketsOf(pid)
  const ports = new Set<number>()
  for (const table of ['tcp', 'tcp6']) {
    let text = ''
    try {
      text = readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
    } catch {
      continue
    }
    for (const line of text.split('\n').slice(1)) {
      const cells = line.trim().split(/\s+/)
      if (cells[3] === LISTEN && sockets.has(cells[9] ?? '')) ports.add(Number.parseInt(cells[1].slice(cells[1].lastIndexOf(':') + 1), 16))
    }
  }
  return [...ports]
}

/** Nobody who listens on this machine takes longer. */
const CONNECTS_WITHIN_MS = 300

/** Those of `ports` where somebody listens, whoever it is. */
export async function answeringPorts(ports: readonly number[]): Promise<readonly number[]> {
  const answers = await Promise.all(ports.map(isAnswering))
  return ports.filter((_, i) => answers[i])
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1', timeout: CONNECTS_WITHIN_MS })
    const end = (is: boolean) => (socket.destroy(), resolve(is))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
