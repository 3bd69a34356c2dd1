/**
 * A way to a database that a test can cut at any query, as networks and restarts do.
 *
 * (1) A query is what is answered as one: a simple query, or everything up to a Sync.
 * (2) Cut `before`, the query never reaches the database. Cut `after`, the database has carried it out, and nobody
 *     hears of it: so a commit can be lost, or only its answer.
 * (3) All connections are cut then, and new ones can be made; unless it was closed.
 */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'

export interface QueryCut {
  /** The first is 1, counted from here on. */
  readonly query: number
  readonly when: 'before' | 'after'
  /** Only such queries are counted. */
  readonly of?: RegExp
}

export interface CutConnection {
  readonly connection: DatabaseConnection
  /** Instead of any before. `onStrike` is called when it has been cut. */
  plan(cut: QueryCut, onStrike?: () => void): void
  /** Nothing is cut from here on. */
  mend(): void
  /** What was cut; `undefined`: it has not come to that. */
  readonly struck: string | undefined
  /** Cuts what there is; nobody gets through any more until it is mended. */
  close(): void
  end(): Promise<void>
}

const DEFAULT_PORT = 5432

export async function cutConnectionTo(target: DatabaseConnection): Promise<CutConnection> {
  const links = new Set<Socket>()
  let cut: QueryCut | undefined
  let queries = 0
  let struck: string | undefined
  let tell: (() => void) | undefined
  let isOpen = true

  const cutAll = (): void => {
    for (const socket of links) socket.destroy()
    links.clear()
  }
  const strike = (): void => {
    cutAll()
    tell?.()
  }
  const server = createServer((client) => {
    if (!isOpen) return void client.destroy()
    const database = connect(placeOf(target))
    /** Whether the answer to the last query is kept from whoever asked. */
    let isKept = false
    for (const socket of [client, database]) {
      links.add(socket)
      // Whoever is cut off has nothing to say about it.
      socket.on('error', () => undefined)
    }
    const hangUp = (): void => {
      client.destroy()
      database.destroy()
      links.delete(client)
      links.delete(database)
    }
    client.on('close', hangUp)
    database.on('close', hangUp)
    client.on(
      'data',
      unitsOfClient((bytes, query) => {
        if (query !== undefined && cut && (cut.of?.test(query) ?? true)) {
          queries += 1
          if (queries === cut.query) {
            struck = query
            if (cut.when === 'before') return strike()
            isKept = true
          }
        }
        database.write(bytes)
      }),
    )
    database.on(
      'data',
      messagesOfServer((bytes, isReady) => {
        if (!isKept) client.write(bytes)
        else if (isReady) strike()
      }),
    )
  })
  const { connection, cleanUp } = await listenLike(target, server)
  return {
    connection,
    plan(planned, onStrike) {
      cut = planned
      tell = onStrike
      queries = 0
      struck = undefined
    },
    mend() {
      cut = undefined
      isOpen = true
    },
    get struck() {
      return struck
    },
    close() {
      isOpen = false
      cutAll()
    },
    async end() {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
      cleanUp()
    },
  }
}

function placeOf(target: DatabaseConnection): { path: string } | { host: string; port: number } {
  if ('host' in target) return { path: join(target.host, `.s.PGSQL.${DEFAULT_PORT}`) }
  const { hostname, port } = new URL(target.connectionString)
  return { host: hostname, port: Number(port || DEFAULT_PORT) }
}

async function listenLike(
  target: DatabaseConnection,
  server: Server,
): Promise<{ readonly connection: DatabaseConnection; readonly cleanUp: () => void }> {
  if ('host' in target) {
    const folder = await mkdtemp(join(tmpdir(), 'maque-cut-'))
    await listening(server, { path: join(folder, `.s.PGSQL.${DEFAULT_PORT}`) })
    return {
      connection: { ...target, host: folder },
      cleanUp: () => rmSync(folder, { recursive: true, force: true }),
    }
  }
  await listening(server, { port: 0, host: '127.0.0.1' })
  const bound = server.address()
  const url = new URL(target.connectionString)
  url.host = `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`
  return { connection: { connectionString: url.href }, cleanUp: () => undefined }
}

function listening(server: Server, where: object): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, resolve)
  })
}

/** The type of a message and its length, which counts itself. */
const HEAD_BYTES = 5

/** Whole messages up to one that is answered; `query` is what is asked, when something is. */
function unitsOfClient(take: (bytes: Buffer, query: string | undefined) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let unit: Buffer[] = []
  let asked = ''
  let hasStarted = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    // What a connection begins with has no type.
    if (!hasStarted) {
      if (rest.length < 4 || rest.length < rest.readUInt32BE(0)) return
      hasStarted = true
      const size = rest.readUInt32BE(0)
      take(rest.subarray(0, size), undefined)
      rest = rest.subarray(size)
    }
    for (let message = firstOf(rest); message; message = firstOf(rest)) {
      rest = rest.subarray(message.length)
      const type = String.fromCharCode(message[0] ?? 0)
      unit.push(message)
      if (type === 'Q') asked = textAt(message, HEAD_BYTES)
      if (type === 'P') asked = textAt(message, message.indexOf(0, HEAD_BYTES) + 1)
      if (!['Q', 'S', 'p', 'X', 'H'].includes(type)) continue
      take(Buffer.concat(unit), type === 'Q' || type === 'S' ? asked : undefined)
      unit = []
    }
  }
}

function messagesOfServer(take: (bytes: Buffer, isReady: boolean) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (let message = firstOf(rest); message; message = firstOf(rest)) {
      rest = rest.subarray(message.length)
      take(message, String.fromCharCode(message[0] ?? 0) === 'Z')
    }
  }
}

function firstOf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < HEAD_BYTES) return undefined
  const size = 1 + bytes.readUInt32BE(1)
  return bytes.length < size ? undefined : bytes.subarray(0, size)
}

function textAt(message: Buffer, start: number): string {
  return message.toString('utf8', start, message.indexOf(0, start))
}
