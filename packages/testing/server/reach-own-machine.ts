/**
 * Loaded into a server (`--import`) that is to push to a program on this machine: port 80 of one address
 * of the public network leads to the port that `REACHED_PORT` names. What the server lets through is
 * judged as ever, by that public address.
 */
import net, { type NetConnectOpts } from 'node:net'
import process from 'node:process'

/** Any public address would do: nothing leaves for it. */
export const REACHED_AT = '9.9.9.9'

const connect = net.connect as (options: NetConnectOpts, ...rest: readonly unknown[]) => net.Socket

function connectNear(options: NetConnectOpts, ...rest: readonly unknown[]): net.Socket {
  const isHere = 'host' in options && options.host === REACHED_AT
  const here = { host: '127.0.0.1', port: Number(process.env['REACHED_PORT']) }
  return connect(isHere ? { ...options, ...here } : options, ...rest)
}

Object.assign(net, { connect: connectNear })
